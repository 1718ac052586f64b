// The menu of a message and the card of a person, with the bot's commands for them.
import * as api from '../guild/api.js';
import {EPHEMERAL} from './message.js';
import {avatar, badge, memberOf, nameOf} from '../parts/people.js';
import {wordsOf} from './components.js';
import {copyText} from '../parts/clipboard.js';
import {el} from '../parts/dom.js';
import {menu} from '../parts/menu.js';
import {close, popup} from '../parts/popup.js';
import {toast} from '../parts/toast.js';
import {dismiss, setReply, state} from '../guild/store.js';
import {interact} from '../guild/session.js';

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

/** What can be done with a message. */
export function messageMenu(message, anchor) {
  if (!message) return;
  const apps = state.commands.filter((command) => command.type === MESSAGE_COMMAND);
  menu(anchor, 'Message', [
    {label: 'Reply', icon: 'reply', action: () => {
      setReply(message);
      document.querySelector('#composer').focus();
    }},
    {label: 'Copy text', icon: 'copy', action: () => copyText(message.content || wordsOf(message.components))},
    {label: 'Copy message ID', icon: 'copy', action: () => copyText(message.id)},
    ...(apps.length ? [{heading: 'Apps'}] : []),
    ...apps.map((command) => ({label: command.name, icon: 'apps', data: {command: command.name},
      action: () => run(command, message.id)})),
    ...(message.flags & EPHEMERAL
      ? [null, {label: 'Dismiss message', icon: 'close', action: () => dismiss(message.id)}] : []),
  ]);
}

/** Who someone is, and the bot's commands for them. */
export function personCard(id, anchor) {
  const person = memberOf(id);
  if (!person) return;
  const apps = state.commands.filter((command) => command.type === USER_COMMAND);
  const roles = (person.roles ?? []).map((role) => state.roles.find((one) => one.id === (role.id ?? role)))
      .filter((role) => role && role.id !== state.guild?.id);
  const names = new Set([...(person.administrator ? ['Administrator'] : []), ...roles.map(({name}) => name)]);
  const card = el('div', {class: 'person-card', role: 'dialog', 'aria-label': nameOf(person)},
      el('div', {class: 'person-banner'}),
      avatar(person, 72),
      el('div', {class: 'person-name'}, nameOf(person), badge(person)),
      el('div', {class: 'person-handle', text: person.username}),
      names.size ? el('div', {class: 'person-roles'}, [...names].map((name) => el('span', {text: name}))) : null,
      apps.map((command) => el('button', {type: 'button', class: 'button secondary', text: command.name,
        data: {command: command.name}, on: {click: () => {
          close();
          run(command, person.id);
        }}})),
      el('button', {type: 'button', class: 'button secondary', text: 'Copy user ID',
        on: {click: () => copyText(person.id)}}));
  popup(anchor, card);
  card.querySelector('button').focus();
}

async function run(command, target) {
  const payload = {channel: state.channel.id, member: state.me.id, name: command.name, type: command.type,
    options: {}, target};
  try {
    await interact(() => api.sendCommand(payload, []), {kind: 'command', label: command.name});
  } catch (error) {
    toast(error.message);
  }
}
