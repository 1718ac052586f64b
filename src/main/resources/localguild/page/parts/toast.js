// A line at the edge of the page that goes by itself.
import {el} from './dom.js';

const SHOWN_MS = 6_000;

/** Says a sentence. */
export function toast(text) {
  let root = document.querySelector('#toasts');
  // Over an open dialog only what stands inside it is seen.
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  if (!root) root = el('div', {id: 'toasts', role: 'status', 'aria-live': 'polite'});
  if (root.parentNode !== host) host.append(root);
  const line = el('div', {class: 'toast', text});
  root.append(line);
  setTimeout(() => {
    line.remove();
    if (!root.childElementCount && root.parentNode !== document.body) document.body.append(root);
  }, SHOWN_MS);
}
