// The open list of a select: one or several of its entries, with a field to narrow a long list.
import {el} from './dom.js';
import {icon} from './icons.js';
import {avatar} from './people.js';
import {close, popup} from './popup.js';

const SEARCH_FROM = 9;

/**
 * Opens the list at its button. One entry is sent at once; several when the list closes, if they
 * changed and are not too few. `done` gets the values.
 */
export function choiceList(anchor, {entries, selected, least, most, label, done}) {
  const values = new Set(selected);
  const single = most === 1;
  let sent = false;
  const box = el('div', {role: 'listbox', tabindex: '0', class: 'choice-list',
    'aria-label': label || 'Choices', 'aria-multiselectable': single ? null : 'true'});
  const search = entries.length >= SEARCH_FROM
    ? el('input', {type: 'text', class: 'choice-search', placeholder: 'Search', 'aria-label': 'Search',
      autocomplete: 'off', on: {input: () => draw()}}) : null;
  const note = single ? null : el('div', {class: 'choice-note', role: 'status'});
  const node = el('div', {class: 'choices'}, search, box, note);
  let active = 0;

  function matching() {
    const word = search?.value.trim().toLowerCase() ?? '';
    return entries.filter(({label: name}) => name.toLowerCase().includes(word));
  }

  function draw() {
    const shown = matching();
    active = Math.max(0, Math.min(active, shown.length - 1));
    box.replaceChildren(...shown.map((entry, at) => option(entry, at)));
    box.setAttribute('aria-activedescendant', shown.length ? `choice-${active}` : '');
    if (note) note.textContent = count();
    box.children[active]?.scrollIntoView({block: 'nearest'});
  }

  function count() {
    if (values.size < least) return `Choose at least ${least}.`;
    return `${values.size} of up to ${Math.min(most, entries.length)} chosen. Escape or a press outside sends them.`;
  }

  function option(entry, at) {
    const on = values.has(entry.value);
    return el('div', {
      role: 'option', id: `choice-${at}`, class: at === active ? 'active' : null,
      'aria-selected': String(on), data: {value: entry.value},
      on: {click: () => take(entry), pointermove: () => {
        if (active !== at) {
          active = at;
          for (const [place, child] of [...box.children].entries()) child.classList.toggle('active', place === at);
        }
      }},
    },
    entry.person ? avatar(entry.person, 24) : null,
    entry.emoji ? el('span', {class: 'emoji', 'aria-hidden': 'true', text: entry.emoji.id ? '' : entry.emoji.name}) : null,
    el('span', {class: 'choice-text'}, el('span', {text: entry.label}),
        entry.description ? el('small', {text: entry.description}) : null),
    on ? icon('check', 18) : null);
  }

  function take(entry) {
    if (single) {
      sent = true;
      close();
      done(least === 0 && values.has(entry.value) ? [] : [entry.value]);
      return;
    }
    if (values.has(entry.value)) values.delete(entry.value);
    else if (values.size < most) values.add(entry.value);
    draw();
  }

  node.addEventListener('keydown', (event) => {
    const shown = matching();
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) active = (active + step + shown.length) % Math.max(1, shown.length);
    else if (event.key === 'Home') active = 0;
    else if (event.key === 'End') active = shown.length - 1;
    else if (event.key === 'Tab') {
      close();
      return;
    } else if (event.key === 'Enter' || (event.key === ' ' && event.target !== search)) {
      event.preventDefault();
      if (shown[active]) take(shown[active]);
      return;
    } else return;
    event.preventDefault();
    draw();
  });

  active = Math.max(0, entries.findIndex((entry) => values.has(entry.value)));
  draw();
  popup(anchor, node, {matchWidth: true, closed: () => {
    const now = [...values];
    const same = now.length === selected.length && now.every((value) => selected.includes(value));
    if (!sent && !single && !same && now.length >= least) done(now);
  }});
  (search ?? box).focus();
}
