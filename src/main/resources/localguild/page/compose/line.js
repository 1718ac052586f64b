// Reads a typed line such as `/fit points:0,1 1,5 degree:3`. A value runs to the next known
// option's name; a value that begins with ``` runs to the closing marks.
import {entries} from './commands.js';

/**
 * The command of a line with its parts, or null while no whole name is typed.
 *
 * Each part is `{option, start, valueStart, end, text}`; `option` is null for text that stands
 * before the first name.
 */
export function readLine(text) {
  if (!text.startsWith('/')) return null;
  const command = entries()
      .filter(({name}) => text.startsWith('/' + name) && /^\s/.test(text.slice(name.length + 1) || ' '))
      .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return null;
  const nameEnd = command.name.length + 1;
  return {command, nameEnd, complete: text.length > nameEnd, parts: parts(text, nameEnd, command.options)};
}

function parts(text, from, options) {
  const marks = findMarks(text, from, options);
  const found = [];
  const firstEnd = marks[0]?.start ?? text.length;
  const lead = text.slice(from, firstEnd);
  if (lead.trim()) {
    const start = from + lead.search(/\S/);
    found.push({option: null, start, valueStart: start, end: firstEnd, text: lead.trim()});
  }
  for (const [place, mark] of marks.entries()) {
    const end = marks[place + 1]?.start ?? text.length;
    found.push({...mark, end, text: text.slice(mark.valueStart, end).trim()});
  }
  return found;
}

function findMarks(text, from, options) {
  const marks = [];
  const pattern = /\s([^\s:]{1,32}):/gu;
  pattern.lastIndex = Math.max(0, from);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const option = options.find(({name}) => name === match[1].toLowerCase());
    if (!option || marks.some((mark) => mark.option === option)) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const valueStart = match.index + match[0].length;
    marks.push({option, start: match.index + 1, valueStart});
    pattern.lastIndex = pastFence(text, valueStart);
  }
  return marks;
}

function pastFence(text, start) {
  if (!/^\s*```/.test(text.slice(start))) return start;
  const open = text.indexOf('```', start);
  const close = text.indexOf('```', open + 3);
  return close < 0 ? text.length : close + 3;
}

/** The part in which the caret stands, or null between parts. */
export function partAt(line, caret) {
  return line.parts.find((part) => caret >= part.valueStart && caret <= part.end) ?? null;
}

/** Where text before the first name belongs: to the first option that takes text. */
export function leadOption(line) {
  const named = new Set(line.parts.map(({option}) => option));
  return line.command.options.find((option) => option.type !== 11 && !named.has(option)) ?? null;
}
