// Names and avatars: letters on a colour of their own.
import {el} from './dom.js';
import {state} from '../guild/store.js';

const COLOURS = ['#5865f2', '#3b8f6b', '#c27c0e', '#c4486a', '#8e5cd9', '#2f8fb5', '#b0553a'];

/** What a member or user is called here; the bot as its application is. */
export function nameOf(person) {
  const application = person?.bot && person.id === state.application?.id ? state.application.name : null;
  return application || person?.global_name || person?.username || 'Unknown';
}

/** A member of the guild by id, with the bot among them. */
export function memberOf(id) {
  return state.members.find((member) => member.id === id);
}

/** The bot, and what it is called. */
export const theBot = () => state.members.find((member) => member.bot);
export const botName = () => state.application?.name || nameOf(theBot());

function colourOf(person) {
  const known = memberOf(person?.id)?.avatar_color;
  if (typeof known === 'number') return '#' + known.toString(16).padStart(6, '0');
  if (/^#[0-9a-f]{6}$/i.test(known ?? '')) return known;
  let sum = 0;
  for (const letter of nameOf(person)) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return COLOURS[sum % COLOURS.length];
}

/** Dark letters on a light colour, light ones on a dark. */
function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#16171a' : '#ffffff';
}

/** Two words give two letters, one word gives one. */
export function initials(name) {
  const words = name.trim().split(/[\s_-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[1]] : [words[0] ?? '?'];
  return letters.map((word) => [...word][0].toUpperCase()).join('');
}

/**
 * A round avatar. The name stands beside it, so its letters are drawn by the style sheet: neither
 * read aloud nor copied with a message.
 */
export function avatar(person, size = 40) {
  const colour = colourOf(person);
  return el('span', {
    class: 'avatar', 'aria-hidden': 'true', data: {letters: initials(nameOf(person))},
    style: {
      '--size': size + 'px', 'background-color': colour, color: inkOn(colour),
    },
  });
}

/** The mark beside a bot's name. */
export function badge(person) {
  return person?.bot || memberOf(person?.id)?.bot ? el('span', {class: 'app-badge', text: 'APP'}) : null;
}
