// Turns what was typed for an option into its value, or says in a sentence why it cannot be.
import {nameOf} from '../parts/people.js';
import {state} from '../guild/store.js';
import {KIND} from './commands.js';
import {leadOption} from './line.js';

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

/**
 * The options of a line as values: `{options, problem: {option, text}}`.
 *
 * `files` is the attachments by option name, `picked` the values behind suggested names.
 */
export function valuesOf(line, files, picked) {
  const options = {};
  const typed = new Map();
  for (const part of line.parts) {
    const option = part.option ?? leadOption(line);
    if (!option) {
      return problem(null, line.command.options.length
        ? `"${part.text}" belongs to no option. Write the option's name and a colon before it.`
        : `/${line.command.name} takes no options.`);
    }
    typed.set(option.name, part.text);
  }
  for (const option of line.command.options) {
    const text = typed.get(option.name) ?? '';
    if (option.type === KIND.FILE) {
      if (text) return problem(option, `${option.name} takes a file: attach, paste or draw one.`);
      if (option.required && !files.has(option.name)) {
        return problem(option, `${option.name} is required: attach, paste or draw a file.`);
      }
      continue;
    }
    if (!text) {
      if (option.required) return problem(option, `${option.name} is required: ${option.description}`);
      continue;
    }
    const behind = picked.get(option.name);
    const result = behind?.name === text ? {value: behind.value} : convert(option, text);
    if (result.problem) return problem(option, result.problem);
    options[option.name] = result.value;
  }
  return {options, problem: null};
}

function problem(option, text) {
  return {options: {}, problem: {option, text}};
}

/** One option's value: `{value}` or `{problem}`. */
export function convert(option, text) {
  if (option.choices?.length) return oneOf(option, text);
  switch (option.type) {
    case KIND.INTEGER:
    case KIND.NUMBER:
      return number(option, text);
    case KIND.BOOLEAN:
      if (YES.includes(text.toLowerCase())) return {value: true};
      if (NO.includes(text.toLowerCase())) return {value: false};
      return {problem: `${option.name} is true or false.`};
    case KIND.USER:
    case KIND.CHANNEL:
    case KIND.ROLE:
    case KIND.MENTIONABLE:
      return entity(option, text);
    default:
      return within(option, text, text.length, option.min_length, option.max_length, 'characters');
  }
}

function oneOf(option, text) {
  const word = text.toLowerCase();
  const found = option.choices.find(({name, value}) =>
    name.toLowerCase() === word || String(value).toLowerCase() === word);
  const names = option.choices.map(({name}) => name).join(', ');
  return found ? {value: found.value} : {problem: `${option.name} is one of: ${names}.`};
}

function number(option, text) {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return {problem: `${option.name} is a number; "${text}" is not one.`};
  if (option.type === KIND.INTEGER && !Number.isSafeInteger(value)) {
    return {problem: `${option.name} is a whole number; "${text}" is not one.`};
  }
  return within(option, value, value, option.min_value, option.max_value, '');
}

function within(option, value, size, least, most, unit) {
  const words = unit ? ` ${unit}` : '';
  if (size < (least ?? -Infinity)) return {problem: `${option.name} is at least ${least}${words}; this is ${size}.`};
  if (size > (most ?? Infinity)) return {problem: `${option.name} is at most ${most}${words}; this is ${size}.`};
  return {value};
}

/** Members, channels and roles that an option takes, as `{name, value, person}`. */
export function entitiesOf(option) {
  const people = () => state.members.map((one) => ({name: '@' + nameOf(one), value: one.id, person: one, also: one.username}));
  const roles = () => state.roles.map((one) => ({name: one.name.startsWith('@') ? one.name : '@' + one.name, value: one.id}));
  switch (option.type) {
    case KIND.USER:
      return people();
    case KIND.ROLE:
      return roles();
    case KIND.MENTIONABLE:
      return [...people(), ...roles()];
    case KIND.CHANNEL:
      return state.channels.filter((one) => one.type !== 1)
          .filter((one) => !option.channel_types?.length || option.channel_types.includes(one.type))
          .map((one) => ({name: '#' + one.name, value: one.id}));
    default:
      return [];
  }
}

function entity(option, text) {
  const word = text.replace(/^<?[@#][!&]?|>$/g, '').toLowerCase();
  const found = entitiesOf(option).find((one) =>
    one.value === word || one.name.slice(1).toLowerCase() === word || one.also?.toLowerCase() === word);
  return found ? {value: found.value} : {problem: `${option.name}: there is no "${text}" here.`};
}
