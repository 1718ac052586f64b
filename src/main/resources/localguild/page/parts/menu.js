// A menu of actions, walked with the arrows.
import {el} from './dom.js';
import {icon} from './icons.js';
import {close, popup} from './popup.js';

/** Items are `{label, icon, hint, action}`, `{heading}` or null for a line. */
export function menu(anchor, label, items) {
  const node = el('div', {role: 'menu', class: 'menu', 'aria-label': label}, items.map((item) => {
    if (!item) return el('hr');
    if (item.heading) return el('div', {class: 'menu-heading', text: item.heading});
    return el('button', {type: 'button', role: item.checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': item.checked === undefined ? null : String(item.checked), tabindex: '-1',
      class: item.danger ? 'danger' : null, data: {item: item.label, ...item.data},
      on: {click: () => {
        close();
        item.action();
      }}},
    item.before, el('span', {class: 'menu-label'}, item.label, item.hint ? el('small', {text: item.hint}) : null),
    item.checked ? icon('check', 18) : item.icon ? icon(item.icon, 18) : null);
  }));
  node.addEventListener('keydown', (event) => walk(event, node));
  popup(anchor, node);
  (node.querySelector('[aria-checked=true]') ?? node.querySelector('button'))?.focus();
}

function walk(event, node) {
  const items = [...node.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === 'Tab') close();
  if (to === undefined) return;
  event.preventDefault();
  items[to].focus();
}
