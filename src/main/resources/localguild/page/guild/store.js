// What the page knows: the guild, the messages, and who is looking. Views subscribe to topics.

/** Messages kept for each channel; older ones go. */
const MOST_MESSAGES = 300;

export const state = {
  guild: null,
  channels: [],
  members: [],
  roles: [],
  commands: [],
  application: null,
  online: false,
  limits: {},
  me: null,
  channel: null,
  connection: 'connecting',
  /** Channel id to a map of message id to message. */
  messages: new Map(),
  /** Interaction id to what this page started and still waits for. */
  pending: new Map(),
  /** Ephemeral messages that were put away; a reload does not bring them back. */
  dismissed: new Set(JSON.parse(sessionStorage.getItem('dismissed') ?? '[]')),
  unread: new Set(),
  /** Channel id to `{name, until}`. */
  typing: new Map(),
  replyTo: null,
};

const listeners = new Map();

/** Calls the listener whenever one of the topics changes. */
export function on(topics, listener) {
  for (const topic of topics.split(' ')) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(listener);
  }
}

/** Tells everyone that a topic changed. */
export function changed(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** Takes over what the guild says of itself. */
export function takeGuild(fresh) {
  for (const key of ['guild', 'channels', 'members', 'roles', 'commands', 'application', 'online', 'limits']) {
    if (fresh[key] !== undefined && fresh[key] !== null) state[key] = fresh[key];
  }
  changed('guild');
}

/** The channels that the present member sees. */
export function visibleChannels() {
  return state.channels.filter((channel) => {
    if (channel.type === 1) return recipientOf(channel) === state.me?.id;
    return channel.type === 0 || channel.type === 5;
  });
}

function recipientOf(channel) {
  return channel.recipient?.id ?? channel.recipient;
}

/** Whether the present member may see a message. */
export function isVisible(message) {
  if (state.dismissed.has(message.id)) return false;
  return !message.visible_to || message.visible_to === state.me?.id;
}

/** The messages of the open channel, oldest first. */
export function shownMessages() {
  const all = [...(state.messages.get(state.channel?.id)?.values() ?? [])];
  return all.filter(isVisible);
}

/** A message of any channel. */
export function messageOf(id) {
  for (const list of state.messages.values()) if (list.has(id)) return list.get(id);
  return null;
}

/** Events that came in while a channel's messages were being read. */
const recordings = new Set();

/**
 * Replaces a channel's messages by those that `read` brings, together with what happened while
 * they were on their way; nothing where `wanted` says that nobody waits for them any more.
 */
export async function takeMessages(channel, read, wanted) {
  const recording = [];
  recordings.add(recording);
  try {
    const list = await read();
    if (!wanted()) return;
    const messages = new Map(list.map((message) => [message.id, message]));
    for (const step of recording) step(messages, channel);
    state.messages.set(channel, messages);
  } finally {
    recordings.delete(recording);
  }
  changed('messages');
}

function record(step) {
  for (const recording of recordings) recording.push(step);
}

/** A new or an edited message; one of an unread channel is only kept there once it is opened. */
export function putMessage(message, isNew) {
  record((messages, channel) => {
    if (channel === message.channel_id && (isNew || messages.has(message.id))) messages.set(message.id, message);
  });
  const list = state.messages.get(message.channel_id);
  const open = message.channel_id === state.channel?.id;
  if (list && (isNew || list.has(message.id))) {
    list.set(message.id, {...list.get(message.id), ...message});
    while (list.size > MOST_MESSAGES) list.delete(list.keys().next().value);
  }
  if (isNew && !open && isVisible(message)) {
    state.unread.add(message.channel_id);
    changed('channels');
  }
  if (isNew && open && isVisible(message)) changed('arrived', message);
  changed('messages');
}

/** A message is gone. */
export function dropMessage(channel, id) {
  record((messages) => messages.delete(id));
  state.messages.get(channel)?.delete(id);
  if (state.replyTo?.id === id) setReply(null);
  changed('messages');
}

/** Puts an ephemeral message away, for this page. */
export function dismiss(id) {
  state.dismissed.add(id);
  sessionStorage.setItem('dismissed', JSON.stringify([...state.dismissed].slice(-500)));
  changed('messages');
}

/** The message that the next one answers. */
export function setReply(message) {
  state.replyTo = message;
  changed('reply');
}
