// What opens from a message: a picture at full size, the text of a file.
import {clip, el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {colour} from '../markdown/code.js';

const MOST_PREVIEWED = 50_000;

/** Shows a picture over everything. */
export function lightbox(url, alt) {
  const dialog = el('dialog', {class: 'lightbox', 'aria-label': alt || 'Picture'},
      el('button', {type: 'button', class: 'icon-button close', 'aria-label': 'Close',
        on: {click: () => dialog.close()}}, icon('close', 24)),
      el('figure', {},
          el('img', {src: url, alt}),
          el('figcaption', {},
              alt ? el('span', {text: alt}) : null,
              el('a', {href: url, target: '_blank', rel: 'noopener noreferrer', text: 'Open in a new tab'}))));
  dialog.addEventListener('click', ({target}) => {
    if (target === dialog || target.localName === 'figure') dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Opens and closes the text of a file below its card. */
export async function togglePreview(button) {
  const file = button.closest('.file');
  const open = file.querySelector('pre');
  if (open) {
    open.remove();
    show(button, false);
    return;
  }
  const code = el('code', {text: 'Reading…'});
  file.append(el('pre', {class: 'file-preview', tabindex: '0', 'aria-label': button.dataset.name}, code));
  show(button, true);
  try {
    const response = await fetch(button.dataset.preview);
    if (!response.ok) throw new Error(response.statusText);
    const text = await response.text();
    colour(code, clip(text, MOST_PREVIEWED), button.dataset.name.split('.').at(-1).toLowerCase());
  } catch {
    code.textContent = 'This file could not be read.';
  }
}

function show(button, open) {
  button.setAttribute('aria-expanded', String(open));
  button.textContent = open ? 'Hide' : 'Preview';
}
