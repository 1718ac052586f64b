// Cuts a text into code blocks, quotes and the rest, as Discord does: a code block may begin in
// the middle of a line, and a quote holds only the lines that carry its mark.

const FENCE = '```';
const LANGUAGE = /^([\w+\-.#]{1,20})\n/;

/** A list of `{kind: 'text' | 'code' | 'quote', text, language}`. */
export function blocks(source) {
  const found = [];
  let text = '';
  let at = 0;
  const flush = (nextIsBlock) => {
    const cut = nextIsBlock ? text.replace(/\n$/, '') : text;
    if (cut.trim()) found.push({kind: 'text', text: cut});
    text = '';
  };
  while (at < source.length) {
    const lineStart = at === 0 || source[at - 1] === '\n';
    const quote = lineStart ? quoteAt(source, at) : null;
    const code = quote ? null : codeAt(source, at);
    const block = quote ?? code;
    if (block) {
      flush(true);
      found.push(block);
      at = block.end;
      if (source[at] === '\n') at++;
    } else if (source.startsWith('\\`', at)) {
      text += '\\`';
      at += 2;
    } else {
      text += source[at];
      at++;
    }
  }
  flush(false);
  return found;
}

function codeAt(source, at) {
  if (source[at] !== '`' || !source.startsWith(FENCE, at)) return null;
  const start = at + FENCE.length;
  const close = source.indexOf(FENCE, start);
  if (close < 0) return null;
  let end = close + FENCE.length;
  let inside = source.slice(start, close);
  while (source[end] === '`') {
    inside += '`';
    end++;
  }
  const language = LANGUAGE.exec(inside)?.[1];
  if (language) inside = inside.slice(language.length);
  inside = inside.replace(/^\n+|\n+$/g, '');
  return inside.trim() ? {kind: 'code', text: inside, language, end} : null;
}

function quoteAt(source, at) {
  if (source.startsWith('>>> ', at)) {
    return {kind: 'quote', text: source.slice(at + 4), end: source.length};
  }
  const lines = [];
  let end = at;
  while (source.startsWith('> ', end) || (lines.length && isBareMark(source, end))) {
    const stop = source.indexOf('\n', end) < 0 ? source.length : source.indexOf('\n', end);
    lines.push(source.slice(end + 2, Math.max(stop, end + 2)));
    end = Math.min(stop + 1, source.length);
  }
  if (!lines.length) return null;
  if (source[end - 1] === '\n') end--;
  return {kind: 'quote', text: lines.join('\n'), end};
}

function isBareMark(source, at) {
  return source[at] === '>' && (at + 1 === source.length || source[at + 1] === '\n');
}
