// What could be typed next inside a command: choices, members, the bot's own suggestions, or the
// name of another option.
import * as api from '../guild/api.js';
import {state} from '../guild/store.js';
import {KIND} from './commands.js';
import {leadOption, partAt} from './line.js';
import {entitiesOf, valuesOf} from './values.js';

const PAUSE_MS = 200;
const MOST_SHOWN = 25;

let timer;
let turn = 0;
let asked = {key: null, choices: [], problem: null};

/**
 * Suggestions at the caret: `{items, option, strict}`. An item is `{label, hint, person}` with
 * either `option` (a name to write) or `value`; `strict` means that only an item is a valid value.
 */
export function suggestionsAt(line, caret, text, again) {
  const part = partAt(line, caret);
  const option = part ? part.option ?? leadOption(line) : null;
  const word = part ? text.slice(part.valueStart, caret).trimStart() : '';
  const fixed = option ? fixedFor(option, word, line, again) : null;
  if (fixed) return {items: fixed.slice(0, MOST_SHOWN), option, part, strict: !option.autocomplete};
  return {items: namesAt(line, caret, text, part), option, part, strict: false};
}

function fixedFor(option, typed, line, again) {
  const word = typed.trim().toLowerCase();
  if (option.autocomplete) return fromBot(option, typed.trim(), line, again);
  let all = null;
  if (option.choices?.length) all = option.choices;
  else if (option.type === KIND.BOOLEAN) all = [{name: 'True', value: true}, {name: 'False', value: false}];
  else if (entitiesOf(option).length) all = entitiesOf(option);
  if (!all) return null;
  const items = all.map(({name, value, person}) => ({label: name, value, person}));
  const exact = items.some(({label}) => label.toLowerCase() === word);
  return exact ? null : items.filter(({label}) => label.toLowerCase().includes(word.replace(/^[@#]/, '')));
}

function fromBot(option, word, line, again) {
  const key = `${line.command.name}/${option.name}/${word}/${state.me.id}`;
  if (asked.key !== key) {
    clearTimeout(timer);
    const mine = ++turn;
    timer = setTimeout(async () => {
      const options = {...valuesOf(line, new Map(), new Map()).options, [option.name]: word};
      const result = await ask(line.command.name, options, option.name);
      if (mine !== turn) return;
      asked = {key, ...result};
      again();
    }, PAUSE_MS);
  }
  const about = asked.key?.startsWith(`${line.command.name}/${option.name}/`) ? asked.choices : [];
  return about.map(({name, value}) => ({label: name, value}));
}

async function ask(name, options, focused) {
  try {
    const {choices} = await api.askChoices(
        {channel: state.channel.id, member: state.me.id, name, options, focused});
    return {choices: choices ?? []};
  } catch {
    return {choices: []};
  }
}

/** Names of options that are still free, for the word before the caret. */
function namesAt(line, caret, text, part) {
  if (!line.complete) return [];
  const word = /(?:^|\s)([^\s:]*)$/.exec(text.slice(line.nameEnd, caret))?.[1];
  if (word === undefined) return [];
  if (part && !word && !part.text) return [];
  const used = new Set(line.parts.map((one) => one.option));
  return line.command.options
      .filter((option) => !used.has(option) && option.type !== KIND.FILE)
      .filter(({name}) => name.startsWith(word.toLowerCase()))
      .map((option) => ({label: option.name, hint: option.description, option, word, required: option.required}));
}
