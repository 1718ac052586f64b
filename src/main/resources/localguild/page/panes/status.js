// The top line of the chat, who types, and whether the guild is still there.
import {clip, el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {avatar, botName, nameOf, theBot} from '../parts/people.js';
import {on, setReply, state} from '../guild/store.js';
import {dots, summary} from '../chat/message.js';

/** The channel's name and topic. */
export function channelTitle(root) {
  on('channel guild', () => {
    const {channel} = state;
    if (!channel) return;
    const direct = channel.type === 1;
    const name = direct ? botName() : channel.name;
    document.title = `${direct ? '@' : '#'}${name} | ${state.guild?.name ?? 'Local guild'}`;
    root.replaceChildren(
        direct ? avatar(theBot(), 24) : icon('hash', 24),
        el('h1', {text: name}), channel.topic ? el('span', {class: 'topic', text: channel.topic, title: channel.topic}) : '');
  });
}

/** "Tensorcord is typing…". */
export function typingLine(root) {
  on('typing channel', () => {
    const typing = state.typing.get(state.channel?.id);
    const live = typing && typing.until > Date.now();
    root.replaceChildren(...(live ? [dots(), el('span', {}, el('b', {text: botName()}), ' is typing…')] : []));
  });
}

/** A bar over the chat while the stream of events is broken or the bot is away. */
export function connectionBar(root) {
  on('connection guild', () => {
    const text = state.connection === 'broken'
      ? 'The connection to the local guild is broken. Trying again…'
      : state.connection === 'open' && !state.online && state.guild
        ? `${botName()} is offline. Commands are answered once it is back.` : '';
    root.hidden = !text;
    root.textContent = text;
    root.classList.toggle('broken', state.connection === 'broken');
  });
}

/** The line above the composer: what the next message answers. */
export function replyBar(root) {
  on('reply', () => {
    const message = state.replyTo;
    root.hidden = !message;
    root.replaceChildren(...(message ? [
      icon('reply', 18), el('span', {class: 'reply-text'}, 'Replying to ', el('b', {text: nameOf(message.author)}),
          ': ', clip(summary(message), 120)),
      el('button', {type: 'button', class: 'icon-button', 'aria-label': 'Do not reply',
        on: {click: () => setReply(null)}}, icon('close', 18)),
    ] : []));
  });
}
