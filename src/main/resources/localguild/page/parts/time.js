// Times as Discord writes them, in the reader's own language and zone.
import {el} from './dom.js';

const STYLES = {
  t: {timeStyle: 'short'},
  T: {timeStyle: 'medium'},
  d: {dateStyle: 'short'},
  D: {dateStyle: 'long'},
  f: {dateStyle: 'long', timeStyle: 'short'},
  F: {dateStyle: 'full', timeStyle: 'short'},
};
const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const formats = new Map();

function format(date, style) {
  if (!formats.has(style)) formats.set(style, new Intl.DateTimeFormat(undefined, STYLES[style]));
  return formats.get(style).format(date);
}

/** "in 5 minutes", "2 hours ago". */
export function relative(date, now = Date.now()) {
  const seconds = Math.round((date.getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, {numeric: 'auto'})
      .format(Math.round(seconds / size), unit);
}

/** The words of a time in one of Discord's styles: t T d D f F R. */
export function written(date, style = 'f') {
  return style === 'R' ? relative(date) : format(date, STYLES[style] ? style : 'f');
}

/** `<t:…>` of a message. */
export function stamp(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return el('span', {text: 'Invalid date'});
  return el('time', {
    class: 'md-time',
    datetime: date.toISOString(),
    title: format(date, 'F'),
    data: style === 'R' ? {relative: date.getTime()} : {},
    text: written(date, style),
  });
}

/** When a message was sent: the hour alone today, with the day before that. */
export function sent(iso, short = false) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return el('span', {class: 'stamp', text: 'at an unknown time'});
  const time = format(date, 't');
  const days = dayNumber(new Date()) - dayNumber(date);
  const near = days === 0 ? time : days === 1 ? `Yesterday at ${time}` : `${format(date, 'd')}, ${time}`;
  return el('time', {
    class: 'stamp', datetime: date.toISOString(), title: format(date, 'F'),
    text: short ? time : near,
  });
}

/** A number that is equal for times of one local day. */
export function dayNumber(date) {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

/** The heading between two days. */
export function dayName(date) {
  return format(date, 'D');
}

/** Keeps "2 minutes ago" true. */
export function keepRelative() {
  setInterval(() => {
    for (const node of document.querySelectorAll('time[data-relative]')) {
      node.textContent = relative(new Date(Number(node.dataset.relative)));
    }
  }, 10_000);
}
