// The registered slash commands, flat: a sub-command is an entry whose name has several words.
import {state} from '../guild/store.js';

const SUB = 1;
const GROUP = 2;

/** Kinds of options by Discord's numbers. */
export const KIND = {
  STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, FILE: 11,
};

/** What an option takes, in a word. */
export const KIND_NAMES = {
  3: 'text', 4: 'whole number', 5: 'true or false', 6: 'member', 7: 'channel', 8: 'role',
  9: 'member or role', 10: 'number', 11: 'file',
};

/** Every entry that can be typed, by name. */
export function entries() {
  return state.commands.filter((command) => (command.type ?? 1) === 1)
      .flatMap((command) => flat(command, command.name))
      .sort((a, b) => a.name.localeCompare(b.name));
}

function flat(node, name) {
  const inner = (node.options ?? []).filter(({type}) => type === SUB || type === GROUP);
  if (inner.length) return inner.flatMap((one) => flat(one, `${name} ${one.name}`));
  return [{name, description: node.description ?? '', options: node.options ?? []}];
}

/** Entries for what stands after the slash: those that begin with it before those that hold it. */
export function matching(word) {
  const typed = word.toLowerCase();
  const all = entries();
  const first = all.filter(({name}) => name.startsWith(typed));
  const rest = all.filter((entry) => !first.includes(entry) &&
      (entry.name.includes(typed) || (typed.length > 2 && entry.description.toLowerCase().includes(typed))));
  return [...first, ...rest];
}
