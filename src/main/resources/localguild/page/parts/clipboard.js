// Copies text, also where the page was not served from this machine and browsers hide their clipboard.
import {el} from './dom.js';
import {toast} from './toast.js';

/** Copies and says so. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied.');
  } catch {
    toast(copyBySelection(text) ? 'Copied.' : 'This browser does not let the page copy text.');
  }
}

function copyBySelection(text) {
  const area = el('textarea', {class: 'hidden-text', readonly: true});
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus?.();
  return done;
}
