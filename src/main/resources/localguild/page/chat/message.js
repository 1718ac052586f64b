// One message as an article.
import {clip, el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {avatar, badge, botName, memberOf, nameOf, theBot} from '../parts/people.js';
import {sent} from '../parts/time.js';
import {markdown, plainText} from '../markdown/render.js';
import {messageOf, state} from '../guild/store.js';
import {components, wordsOf} from './components.js';
import {embed} from './embeds.js';
import {attachments} from './media.js';

export const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const SUPPRESS_EMBEDS = 1 << 2;
const COMPONENTS_V2 = 1 << 15;
/** After this time a bot can no longer finish an answer that it has begun. */
const TOKEN_LIFE_MS = 15 * 60_000;
const SYSTEM_TYPES = new Set([0, 19, 20, 23]);

/** `view` says whether it follows one of the same author, and what is pressed or failed in it. */
export function article(message, view) {
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const mine = mentionsMe(message);
  const name = nameOf(memberOf(message.author?.id) ?? message.author);
  return el('article', {
    class: ['message', view.compact && 'compact', ephemeral && 'ephemeral', mine && 'mentions-me']
        .filter(Boolean).join(' '),
    tabindex: '-1', 'aria-labelledby': `name-${message.id} time-${message.id}`,
    data: {messageId: message.id, author: message.author?.username, ephemeral: ephemeral ? '' : null},
  },
  view.compact ? null : context(message),
  gutter(message, view),
  el('div', {class: 'message-body'},
      el('div', {class: view.compact ? 'message-head hidden' : 'message-head'},
          el('button', {type: 'button', class: 'author', id: `name-${message.id}`, text: name,
            tabindex: '-1', data: {roving: '', person: message.author?.id}}),
          badge(message.author),
          el('span', {id: `time-${message.id}`}, sent(message.timestamp))),
      body(message, view),
      view.failed ? failure(view.failed) : null,
      ephemeral ? el('div', {class: 'ephemeral-note'},
          icon('eye', 16), 'Only you can see this · ',
          el('button', {type: 'button', class: 'text-link', text: 'Dismiss message', data: {dismiss: message.id}})) : null),
  el('div', {class: 'message-tools'},
      el('button', {type: 'button', class: 'icon-button', 'aria-label': 'Reply', tabindex: '-1', data: {roving: '', reply: message.id}},
          icon('reply')),
      el('button', {type: 'button', class: 'icon-button', 'aria-label': 'More',
        'aria-haspopup': 'menu', tabindex: '-1', data: {roving: '', more: message.id}}, icon('more'))));
}

function gutter(message, view) {
  return el('div', {class: 'gutter'}, view.compact
    ? sent(message.timestamp, true)
    : el('button', {type: 'button', class: 'bare', tabindex: '-1', 'aria-hidden': 'true',
      data: {person: message.author?.id}}, avatar(memberOf(message.author?.id) ?? message.author)));
}

function mentionsMe(message) {
  return message.mention_everyone || (message.mentions ?? []).some((user) => user.id === state.me?.id);
}

function body(message, view) {
  if (message.flags & LOADING) {
    if (Date.now() - new Date(message.timestamp) > TOKEN_LIFE_MS) {
      return el('div', {class: 'failure'}, icon('alert', 16), 'The application did not respond.');
    }
    return el('div', {class: 'thinking'}, dots(), `${nameOf(message.author)} is thinking…`);
  }
  const content = message.content ? [...markdown(message.content)] : [];
  const edited = message.edited_timestamp
    ? el('span', {class: 'edited', text: '(edited)', title: message.edited_timestamp}) : null;
  if (edited && content.at(-1)?.localName === 'p') content.at(-1).append(' ', edited);
  const rest = [
    !SYSTEM_TYPES.has(message.type ?? 0) && !content.length ? el('em', {text: 'A system message'}) : null,
    attachments(loose(message)),
    message.flags & SUPPRESS_EMBEDS ? null : (message.embeds ?? []).map(embed),
    components(message, view),
    edited && !edited.isConnected && !edited.parentNode ? edited : null,
  ];
  return [
    content.length ? el('div', {class: 'markdown content'}, content) : null,
    el('div', {class: 'extras'}, rest),
  ];
}

/** Attachments that no embed shows already; Components V2 show only what they name themselves. */
function loose(message) {
  if (message.flags & COMPONENTS_V2) return [];
  const list = message.attachments ?? [];
  const used = JSON.stringify(message.embeds ?? []);
  return list.filter((file) => !(file.url && used.includes(JSON.stringify(file.url).slice(1, -1))));
}

/** Three dots that breathe. */
export function dots() {
  return el('span', {class: 'dots', 'aria-hidden': 'true'}, el('i'), el('i'), el('i'));
}

/** The line above a message: the command it answers, or the message it replies to. */
function context(message) {
  const about = message.interaction_metadata;
  if (message.referenced_message || message.message_reference) return replied(message);
  if (!about || about.type !== 2) return null;
  const name = about.name ?? message.interaction?.name;
  const person = about.user ?? message.interaction?.user;
  return el('div', {class: 'context'},
      avatar(memberOf(person?.id) ?? person, 16),
      used(el('button', {type: 'button', class: 'context-name', text: nameOf(memberOf(person?.id) ?? person),
        tabindex: '-1', data: {roving: '', person: person?.id}}), commandWord(name)));
}

function used(person, command) {
  return el('span', {}, person, ' used ', el('span', {class: 'context-command', text: command}));
}

function commandWord(name) {
  if (!name) return 'a command';
  const kind = state.commands.find((command) => command.name === name)?.type ?? 1;
  return kind === 1 ? '/' + name : name;
}

function replied(message) {
  const target = messageOf(message.message_reference?.message_id) ?? message.referenced_message;
  if (!target) {
    return el('div', {class: 'context', text: 'The message it answers is no longer there.'});
  }
  return el('button', {type: 'button', class: 'context reply', tabindex: '-1',
    data: {roving: '', jump: target.id}},
      avatar(memberOf(target.author?.id) ?? target.author, 16),
      el('span', {class: 'context-name', text: nameOf(memberOf(target.author?.id) ?? target.author)}),
      el('span', {class: 'context-text', text: clip(summary(target), 160)}));
}

/** A message in a few words. */
export function summary(message) {
  if (message.flags & LOADING) return 'is thinking…';
  const words = plainText(message.content || wordsOf(message.components) ||
      message.embeds?.map((one) => one.title || one.description).filter(Boolean).join(' ') || '');
  if (words) return words;
  return message.attachments?.length ? 'Attachment' : 'A message without text';
}

/** What stands where no answer came. */
export function failure(entry) {
  return el('div', {class: 'failure', role: 'alert'}, icon('alert', 16),
      entry.kind === 'component' ? 'This interaction failed.' : 'The application did not respond.',
      el('button', {type: 'button', class: 'text-link', text: 'Dismiss', data: {clear: entry.id}}));
}

/** A command that waits for its answer, or got none. */
export function waiting(entry) {
  return el('article', {class: 'message waiting', tabindex: '-1', data: {interaction: entry.id}},
      el('div', {class: 'context'}, avatar(entry.member, 16),
          used(el('span', {class: 'context-name', text: nameOf(entry.member)}), entry.label)),
      el('div', {class: 'gutter'}, avatar(theBot())),
      el('div', {class: 'message-body'},
          el('div', {class: 'message-head'}, el('span', {class: 'author', text: botName()}),
              badge({bot: true})),
          entry.failed ? failure(entry) : el('div', {class: 'thinking', text: 'Sending the command…'})));
}
