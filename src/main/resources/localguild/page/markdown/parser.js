// markdown-it taught Discord's dialect: its own underline, spoiler, subtext, mentions and times;
// no HTML, no tables, no indented code. Code blocks and quotes are cut out before, in blocks.js.

const UNUSED_BLOCK = [
  'table', 'code', 'fence', 'blockquote', 'hr', 'reference', 'html_block', 'heading', 'lheading'];
const UNUSED_INLINE = ['entity', 'html_inline', 'image'];

/** Where plain text ends because one of the rules may begin. */
const STOPS = new Set([...'\n\\`*_~[]<>:!@|&'].map((letter) => letter.codePointAt(0)));

/** What stands between < and >, with the kind of its token. */
const ANGLES = [
  [/^<@!?(\d+)>/, 'user'],
  [/^<@&(\d+)>/, 'role'],
  [/^<#(\d+)>/, 'channel'],
  [/^<\/([^:<>\n]{1,100}):(\d+)>/, 'command'],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, 'time'],
  [/^<a?:(\w{2,32}):(\d+)>/, 'emoji'],
];

const parser = window.markdownit({html: false, breaks: true, linkify: true})
    .disable(UNUSED_BLOCK).disable(UNUSED_INLINE);
parser.linkify.set({fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false});
for (const schema of ['ftp:', 'mailto:', '//']) parser.linkify.add(schema, null);

parser.inline.ruler.at('text', (state, silent) => {
  let end = state.pos;
  while (end < state.posMax && !STOPS.has(state.src.charCodeAt(end))) end++;
  if (end === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
});

parser.inline.ruler.before('autolink', 'angle', (state, silent) => {
  if (state.src[state.pos] !== '<') return false;
  const rest = state.src.slice(state.pos, Math.min(state.posMax, state.pos + 160));
  for (const [pattern, kind] of ANGLES) {
    const match = pattern.exec(rest);
    if (!match) continue;
    if (!silent) state.push('angle', '', 0).meta = {kind, first: match[1], second: match[2]};
    state.pos += match[0].length;
    return true;
  }
  return false;
});

parser.inline.ruler.before('autolink', 'everyone', (state, silent) => {
  const match = /^@(everyone|here)\b/.exec(state.src.slice(state.pos, state.pos + 10));
  if (!match) return false;
  if (!silent) state.push('angle', '', 0).meta = {kind: 'everyone', first: match[1]};
  state.pos += match[0].length;
  return true;
});

parser.inline.ruler.before('emphasis', 'spoiler', (state, silent) => {
  if (!state.src.startsWith('||', state.pos)) return false;
  const start = state.pos + 2;
  const end = state.src.indexOf('||', start);
  if (end <= start || end >= state.posMax) return false;
  if (!silent) {
    const {posMax} = state;
    state.push('spoiler_open', 'span', 1);
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('spoiler_close', 'span', -1);
    state.posMax = posMax;
  }
  state.pos = end + 2;
  return true;
});

/** Headings of three sizes and `-#` subtext, one line each. */
parser.block.ruler.before('list', 'line', (state, line, endLine, silent) => {
  if (state.sCount[line] - state.blkIndent >= 4) return false;
  const text = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  const match = /^(#{1,3}|-#)[ \t]+(\S.*)$/.exec(text);
  if (!match) return false;
  if (silent) return true;
  const tag = match[1] === '-#' ? 'small' : `h${match[1].length}`;
  state.line = line + 1;
  state.push('line_open', tag, 1).map = [line, state.line];
  const inline = state.push('inline', '', 0);
  inline.content = match[2].trim();
  inline.map = [line, state.line];
  inline.children = [];
  state.push('line_close', tag, -1);
  return true;
}, {alt: ['paragraph', 'list']});

/** A line that is not indented ends a list, as Discord has it. */
parser.block.ruler.before('paragraph', 'unlazy',
    (state, line, endLine, silent) => silent && state.sCount[line] < state.blkIndent,
    {alt: ['paragraph']});

/** The tokens of a text without code blocks and quotes. */
export function tokens(text) {
  return parser.parse(text, {});
}
