// A copy of the typed text behind the field: it gives the field its height and marks the names of
// options in a command.
import {el} from '../parts/dom.js';
import {readLine} from './line.js';

/** Returns a function that brings the copy up to date. */
export function mirror(root, field) {
  field.addEventListener('scroll', () => {
    root.scrollTop = field.scrollTop;
  });
  return () => {
    const text = field.value;
    const line = readLine(text);
    const nodes = [];
    let at = 0;
    const mark = (from, to, kind) => {
      nodes.push(text.slice(at, from), el('span', {class: kind, text: text.slice(from, to)}));
      at = to;
    };
    if (line?.complete) {
      mark(0, line.nameEnd, 'mark-command');
      for (const {option, start, valueStart} of line.parts) if (option) mark(start, valueStart, 'mark-option');
    }
    // The last, empty line has a height too.
    root.replaceChildren(...nodes, text.slice(at) + '\u200b');
    root.scrollTop = field.scrollTop;
  };
}
