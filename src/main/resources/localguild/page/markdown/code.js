// A block of code, coloured by highlight.js where its language is known.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';

/** Longer code is shown without colours, so that one message cannot stall the page. */
const MOST_COLOURED = 20_000;

/** The block with a button that copies it. */
export function codeBlock(text, language) {
  const code = el('code', {class: language ? `hljs language-${language}` : 'hljs'});
  colour(code, text, language);
  return el('div', {class: 'code-block'},
      el('pre', {tabindex: '0', 'aria-label': language ? `Code, ${language}` : 'Code'}, code),
      el('button', {type: 'button', class: 'copy', 'aria-label': 'Copy code', data: {copy: ''}},
          icon('copy', 16)));
}

/** Puts coloured text into an element; plain text where the language is unknown. */
export function colour(target, text, language) {
  const known = language && window.hljs?.getLanguage(language);
  if (!known || text.length > MOST_COLOURED) {
    target.textContent = text;
    return;
  }
  const {value} = window.hljs.highlight(text, {language, ignoreIllegals: true});
  const parsed = new DOMParser().parseFromString(value, 'text/html');
  target.replaceChildren(...spans(parsed.body));
}

/** Only text and the highlighter's own spans are taken over. */
function spans(parent) {
  return [...parent.childNodes].map((node) => node.nodeName === 'SPAN'
    ? el('span', {class: node.className}, spans(node))
    : document.createTextNode(node.textContent));
}
