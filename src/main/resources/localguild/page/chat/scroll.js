// Keeps the list at its end while the reader is there, and still while the reader reads above.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {on} from '../guild/store.js';

const NEAR_PX = 48;

/** Watches a scrolling element and its content. */
export function scroller(root, content) {
  let atEnd = true;
  let missed = 0;
  const button = el('button', {type: 'button', class: 'to-end', hidden: true, on: {click: toEnd}});
  root.after(el('div', {class: 'to-end-place'}, button));

  function settle() {
    if (atEnd) root.scrollTop = root.scrollHeight;
    button.hidden = atEnd;
  }

  function toEnd() {
    atEnd = true;
    missed = 0;
    settle();
  }

  function label() {
    button.replaceChildren(icon('down', 18),
        missed ? `${missed} new ${missed === 1 ? 'message' : 'messages'}` : 'To the newest message');
  }

  root.addEventListener('scroll', () => {
    atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_PX;
    if (atEnd) missed = 0;
    button.hidden = atEnd;
    label();
  }, {passive: true});
  on('arrived', () => {
    if (!atEnd) missed++;
    label();
  });
  const observer = new ResizeObserver(settle);
  observer.observe(root);
  observer.observe(content);
  label();
  return {settle, toEnd};
}
