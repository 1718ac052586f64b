// The list of messages: keeps its articles in step with the store, one by one and in place.
import {clip, coalesced, el} from '../parts/dom.js';
import {dayName, dayNumber} from '../parts/time.js';
import {morph} from '../parts/morph.js';
import {nameOf} from '../parts/people.js';
import {on, shownMessages, state} from '../guild/store.js';
import {article, summary, waiting as waitingArticle} from './message.js';
import {scroller} from './scroll.js';

const GROUP_MS = 7 * 60_000;

/** Message id to what was last drawn of it. */
const drawn = new Map();

let list;
let announcer;
let view;

/** Fills the given scrolling element. */
export function messageList(root, live) {
  list = el('div', {id: 'message-list', role: 'log', 'aria-live': 'off', 'aria-label': 'Messages'});
  announcer = live;
  root.append(el('div', {class: 'list-push'}), list);
  view = scroller(root, list);
  const draw = coalesced(render);
  on('messages guild me', draw);
  on('channel me', () => {
    list.replaceChildren();
    drawn.clear();
    view.toEnd();
  });
  on('arrived', announce);
  on('sent', () => view.toEnd());
  list.addEventListener('keydown', walk);
  list.addEventListener('focusin', ({target}) => rove(target.closest('article')));
}

/** Says a new message to screen readers, once; live edits are not read out. */
function announce(message) {
  if (message.author?.id !== state.me?.id) {
    announcer.textContent = `${nameOf(message.author)}: ${clip(summary(message), 300)}`;
  }
}

function render() {
  if (!state.channel) return;
  const messages = shownMessages();
  const pending = [...state.pending.values()].filter((entry) => entry.channel === state.channel.id);
  const keep = new Set();
  let place = list.firstChild;
  const put = (node) => {
    keep.add(node);
    if (node === place) place = place.nextSibling;
    else list.insertBefore(node, place);
  };
  if (!messages.length && !pending.length) put(beginning());
  let before = null;
  let lastDay = null;
  const waiting = pending.filter(({kind}) => kind === 'command');
  for (const message of messages) {
    while (waiting.length && waiting[0].at < Date.parse(message.timestamp)) {
      put(drawPending(waiting.shift()));
      before = null;
    }
    if (!lastDay || !sameDay(lastDay, message)) put(divider(message));
    put(drawOne(message, {
      compact: follows(before, message),
      busy: new Set(pending.filter((entry) => !entry.failed && entry.message === message.id)
          .map((entry) => entry.customId)),
      failed: pending.find((entry) => entry.failed && entry.message === message.id),
    }));
    before = lastDay = message;
  }
  for (const entry of waiting) put(drawPending(entry));
  for (const node of [...list.children]) if (!keep.has(node)) node.remove();
  for (const id of [...drawn.keys()]) if (!keep.has(drawn.get(id).node)) drawn.delete(id);
  rove();
  view.settle();
}

function drawOne(message, look) {
  const key = `${look.compact}|${[...look.busy]}|${look.failed?.id}|${revision()}`;
  const old = drawn.get(message.id);
  if (old && old.message === message && old.key === key) return old.node;
  const fresh = article(message, look);
  const node = old ? morph(old.node, fresh) : fresh;
  drawn.set(message.id, {message, key, node});
  return node;
}

/** Names and commands may change what a message shows. */
function revision() {
  return `${state.members.length}/${state.commands.length}/${state.channels.length}`;
}

function drawPending(entry) {
  const id = `pending-${entry.id}`;
  const old = drawn.get(id);
  if (old?.message === entry) return old.node;
  const fresh = waitingArticle(entry);
  const node = old ? morph(old.node, fresh) : fresh;
  drawn.set(id, {message: entry, node});
  return node;
}

function divider(message) {
  const date = new Date(message.timestamp);
  const id = `day-${dayNumber(date)}`;
  if (!drawn.has(id)) {
    drawn.set(id, {node: el('div', {class: 'day', role: 'separator'}, el('span', {text: dayName(date)}))});
  }
  return drawn.get(id).node;
}

function beginning() {
  const name = state.channel.type === 1 ? 'This is the beginning of this conversation.'
    : `This is the beginning of #${state.channel.name}.`;
  return el('div', {class: 'beginning'}, el('h2', {text: name}),
      el('p', {text: 'Type / to see the commands.'}));
}

function sameDay(a, b) {
  return dayNumber(new Date(a.timestamp)) === dayNumber(new Date(b.timestamp));
}

/** Whether a message stands below the one before without a head of its own. */
function follows(before, message) {
  return Boolean(before) && before.author?.id === message.author?.id && sameDay(before, message) &&
      !message.interaction_metadata && !message.message_reference &&
      (before.flags & 64) === (message.flags & 64) &&
      new Date(message.timestamp) - new Date(before.timestamp) < GROUP_MS;
}

/**
 * One message at a time stands in the order of the Tab key, with its author and its menu; arrows
 * walk between them. A bot's buttons are always in that order.
 */
function rove(to = null) {
  const all = [...list.querySelectorAll(':scope > article')];
  const current = to ?? all.find((one) => one.contains(document.activeElement)) ?? all.at(-1);
  for (const one of all) {
    const index = one === current ? 0 : -1;
    one.tabIndex = index;
    for (const inner of one.querySelectorAll('[data-roving]')) inner.tabIndex = index;
  }
}

function walk(event) {
  if (!event.target.matches('article')) return;
  const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
  if (!step) return;
  const all = [...list.querySelectorAll(':scope > article')];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  rove(next);
  next.focus();
}
