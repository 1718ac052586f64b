// Markdown to elements: every text of a message passes here, none of it is read as HTML.
import {append, el, link} from '../parts/dom.js';
import {stamp} from '../parts/time.js';
import {memberOf, nameOf} from '../parts/people.js';
import {state} from '../guild/store.js';
import {blocks} from './blocks.js';
import {codeBlock} from './code.js';
import {tokens} from './parser.js';

const DEEPEST_QUOTE = 3;

/** How each opening token becomes an element. */
const OPEN = {
  paragraph_open: (token) => (token.hidden ? null : el('p')),
  line_open: (token) => el(token.tag, {class: `md-${token.tag}`}),
  bullet_list_open: () => el('ul'),
  ordered_list_open: (token) => el('ol', {start: token.attrGet('start')}),
  list_item_open: () => el('li'),
  em_open: () => el('em'),
  strong_open: (token) => el(token.markup === '__' ? 'u' : 'strong'),
  s_open: () => el('s'),
  link_open: (token) => link(token.attrGet('href'), {title: token.attrGet('href')}),
  spoiler_open: () => el('span', {
    class: 'spoiler', role: 'button', tabindex: '0', 'aria-expanded': 'false',
    'aria-label': 'Spoiler, press to show', data: {spoiler: ''},
  }, el('span', {class: 'spoiler-inside'})),
};

const ANGLE = {
  user: ({first}) => mention('@' + nameOf(memberOf(first)), {user: first}),
  role: ({first}) => mention('@' + (state.roles.find((role) => role.id === first)?.name ?? 'unknown role')),
  channel: ({first}) => {
    const channel = state.channels.find((one) => one.id === first);
    return mention('#' + (channel?.name ?? 'unknown'), channel ? {channel: first} : {});
  },
  command: ({first}) => mention('/' + first, {command: first}),
  time: ({first, second}) => stamp(Number(first), second),
  emoji: ({first}) => el('span', {class: 'md-emoji', text: `:${first}:`}),
  everyone: ({first}) => mention('@' + first),
};

function mention(text, data = {}) {
  const pressed = data.channel || data.command || data.user;
  return pressed
    ? el('button', {type: 'button', class: 'mention', data: {
      mentionChannel: data.channel, mentionCommand: data.command, person: data.user}, text})
    : el('span', {class: 'mention', text});
}

/** A text as a list of nodes. */
export function markdown(text, depth = 0) {
  return blocks(String(text ?? '')).flatMap((block) => {
    if (block.kind === 'code') return [codeBlock(block.text, block.language)];
    if (block.kind === 'quote' && depth < DEEPEST_QUOTE) {
      return [el('blockquote', {}, ...markdown(block.text, depth + 1))];
    }
    return flow(block.text);
  });
}

/** Blocks one below the other, with the empty lines that the writer put between them. */
function flow(text) {
  const lines = text.split('\n');
  const root = el('div');
  let end = null;
  let open = [root];
  for (const token of tokens(text)) {
    if (token.level === 0 && token.nesting >= 0 && token.map) {
      const gap = end === null ? 0 : blankBetween(lines, token.map[0]);
      for (let line = 0; line < gap; line++) root.append(el('div', {class: 'md-gap'}));
      end = token.map[1];
    }
    open = step(token, open);
  }
  return [...root.childNodes];
}

function blankBetween(lines, next) {
  let count = 0;
  while (next - count - 1 >= 0 && !lines[next - count - 1].trim()) count++;
  return count;
}

/** One token: opens, closes, or adds. `open` is the path of open elements. */
function step(token, open) {
  const top = open.at(-1);
  if (token.type === 'inline') {
    let path = [top];
    for (const child of token.children) path = step(child, path);
    return open;
  }
  if (token.nesting === 1) {
    const node = OPEN[token.type]?.(token) ?? null;
    if (!node) return [...open, top];
    top.append(node);
    return [...open, node.dataset.spoiler === undefined ? node : node.firstChild];
  }
  if (token.nesting === -1) return open.slice(0, -1);
  append(top, [leaf(token)]);
  return open;
}

function leaf(token) {
  switch (token.type) {
    case 'code_inline':
      return el('code', {class: 'inline-code', text: token.content});
    case 'softbreak':
    case 'hardbreak':
      return el('br');
    case 'angle':
      return ANGLE[token.meta.kind](token.meta);
    default:
      return token.content;
  }
}

/** A text as one line without marks, for previews and announcements. */
export function plainText(text) {
  const holder = el('div', {}, ...markdown(text).flatMap((block) => [block, ' ']));
  for (const spoiler of holder.querySelectorAll('.spoiler')) spoiler.textContent = 'spoiler';
  for (const line of holder.querySelectorAll('br')) line.replaceWith(' ');
  return holder.textContent.replace(/\s+/g, ' ').trim();
}
