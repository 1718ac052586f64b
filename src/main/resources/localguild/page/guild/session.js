// Who looks at what: loads the guild, switches member and channel, starts interactions.
import * as api from './api.js';
import {changed, messageOf, setReply, state, takeGuild, takeMessages, visibleChannels} from './store.js';

/** Discord waits three seconds for a bot; after a little more a pressed button is free again. */
const PATIENCE_MS = 4_500;

const heard = [];
const early = new Map();

/** Loads everything; keeps member and channel where they still exist. Returns the last event. */
export async function load() {
  const wish = wished();
  const fresh = await api.getState();
  takeGuild(fresh);
  const people = state.members.filter((member) => !member.bot);
  const me = named(people, state.me?.id ?? wish.member) ?? people[0];
  if (!me) throw new Error('This guild has no members.');
  state.me = me;
  changed('me');
  const channels = visibleChannels();
  await openChannel(named(channels, state.channel?.id ?? wish.channel) ?? channels[0]);
  return fresh.seq ?? 0;
}

/** `?member=Ada&channel=lab` wins over what was open last. */
function wished() {
  const asked = new URLSearchParams(location.search);
  return {
    member: asked.get('member') ?? localStorage.getItem('member'),
    channel: asked.get('channel') ?? localStorage.getItem('channel'),
  };
}

function named(list, wish) {
  const word = wish?.toLowerCase();
  return list.find((item) => item.id === wish) ??
      list.find((item) => [item.name, item.username, item.global_name]
          .some((name) => name && name.toLowerCase() === word));
}

/** Looks at a channel. */
export async function openChannel(channel) {
  if (!channel) return;
  const other = state.channel?.id !== channel.id;
  state.channel = channel;
  state.unread.delete(channel.id);
  localStorage.setItem('channel', channel.id);
  if (other) {
    setReply(null);
    changed('channel');
  }
  changed('channels');
  await refresh();
}

/** Reads the open channel's messages anew. */
export async function refresh() {
  const {channel, me} = state;
  await takeMessages(channel.id, () => api.getMessages(channel.id, me.id),
      () => state.channel?.id === channel.id && state.me?.id === me.id);
}

/** Becomes another member. */
export async function become(id) {
  const member = state.members.find((one) => one.id === id);
  if (!member || member.id === state.me?.id) return;
  state.me = member;
  state.messages.clear();
  state.pending.clear();
  localStorage.setItem('member', member.id);
  setReply(null);
  changed('me');
  const channels = visibleChannels();
  const wasDirect = state.channel?.type === 1;
  const next = channels.find((one) => one.id === state.channel?.id) ??
      channels.find((one) => wasDirect && one.type === 1) ?? channels[0];
  await openChannel(next);
}

/**
 * Sends an interaction and remembers it until the bot has answered.
 *
 * `about` is `{kind: 'command' | 'component' | 'modal', label, message, customId}`.
 */
export async function interact(send, about) {
  const channel = state.channel.id;
  const {interaction} = await send();
  const entry = {...about, id: interaction, channel, member: state.me, at: Date.now(), failed: false};
  if (heard.includes(interaction)) {
    const event = early.get(interaction);
    early.delete(interaction);
    if (event) changed('interaction', {event, entry});
    return interaction;
  }
  state.pending.set(interaction, entry);
  if (about.kind === 'component') setTimeout(() => forget(interaction), PATIENCE_MS);
  changed('messages');
  return interaction;
}

function forget(interaction) {
  if (state.pending.get(interaction)?.failed === false) {
    state.pending.delete(interaction);
    changed('messages');
  }
}

/** Callbacks that no message follows: the bot has seen it and shows nothing yet. */
const SILENT_CALLBACKS = new Set([6]);

/** An event that answers an interaction came in. */
export function answered(event) {
  if (!event.interaction) return;
  if (event.type === 'interaction_acknowledged' && !SILENT_CALLBACKS.has(event.callback)) return;
  heard.push(event.interaction);
  if (heard.length > 200) heard.shift();
  const entry = state.pending.get(event.interaction);
  if (!entry) {
    if (event.type === 'modal_open' || event.type === 'interaction_failed') keepEarly(event);
    return;
  }
  state.pending.delete(event.interaction);
  changed('interaction', {event, entry});
  changed('messages');
}

/** The answer may overtake the reply to our own request. */
function keepEarly(event) {
  early.set(event.interaction, event);
  setTimeout(() => early.delete(event.interaction), PATIENCE_MS);
}

/** Shows under the place of the command that nothing came back. */
export function markFailed(entry) {
  const gone = entry.message && !messageOf(entry.message);
  if (!gone) state.pending.set(entry.id, {...entry, failed: true});
  changed('messages');
}

/** Puts a failure's notice away. */
export function clearPending(id) {
  state.pending.delete(id);
  changed('messages');
}
