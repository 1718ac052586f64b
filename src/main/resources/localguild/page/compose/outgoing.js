// What is sent: a command's call or a message, from what was typed and attached. Each is
// `{problem}` in words, or `{send}`, a function that starts it.
import * as api from '../guild/api.js';
import {setReply, state} from '../guild/store.js';
import {interact} from '../guild/session.js';
import {assign} from './files.js';
import {valuesOf} from './values.js';

const MOST_TEXT = 2000;
const SLASH = 1;

/** The call of a command; `problem` is `{option, text}`. */
export function commandCall(line, files, picked) {
  const {name} = line.command;
  const {given, loose} = assign(line.command, files);
  const {options, problem} = valuesOf(line, given, picked);
  if (problem) return {problem};
  if (loose.length) return {problem: {option: null, text: `/${name} has no place for ${loose[0].name}.`}};
  const payload = {...place(), name, type: SLASH, options};
  const parts = [...given].map(([option, file]) => ({name: option, file}));
  return {send: () => interact(() => api.sendCommand(payload, parts), {kind: 'command', label: `/${name}`})};
}

/** A message; `undo` brings back what it answered. */
export function messageCall(content, files) {
  if (content.length > MOST_TEXT) {
    return {problem: {option: null,
      text: `A message has up to ${MOST_TEXT} characters; this one has ${content.length}.`}};
  }
  const answered = state.replyTo;
  const payload = {...place(), content, ...(answered ? {reply: answered.id} : {})};
  const parts = files.map(({file}, at) => ({name: `files[${at}]`, file}));
  return {
    send: () => {
      setReply(null);
      return api.sendMessage(payload, parts);
    },
    undo: () => setReply(answered),
  };
}

/** How many characters are left, once few are. */
export function charactersLeft(text) {
  const left = MOST_TEXT - text.length;
  return text.startsWith('/') || left > MOST_TEXT / 10 ? null : left;
}

function place() {
  return {channel: state.channel.id, member: state.me.id};
}
