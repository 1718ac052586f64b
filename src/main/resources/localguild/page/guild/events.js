// The stream of events: kept open, taken up again where it broke.
import {answered, load} from './session.js';
import * as api from './api.js';
import {changed, dropMessage, putMessage, state, takeGuild} from './store.js';

const LONGEST_PAUSE_MS = 10_000;
const TYPING_MS = 10_000;

let since = 0;
let attempt = 0;
let broken = false;

/** What each kind of event does. */
const HANDLERS = {
  message_create: (event) => {
    putMessage(message(event), true);
    if (event.message.author?.bot && state.typing.delete(event.channel)) changed('typing');
  },
  message_update: (event) => putMessage(message(event), false),
  message_delete: (event) =>
      dropMessage(event.channel ?? event.message.channel_id, event.message?.id ?? event.message),
  typing: (event) => {
    state.typing.set(event.channel, {until: Date.now() + TYPING_MS});
    changed('typing');
    setTimeout(() => changed('typing'), TYPING_MS + 100);
  },
  commands_update: readGuild,
  presence: readGuild,
};

function message(event) {
  const visibleTo = event.message.visible_to ?? (event.message.flags & 64 ? event.member : undefined);
  return {channel_id: event.channel, ...event.message, visible_to: visibleTo};
}

async function readGuild() {
  try {
    takeGuild(await api.getState());
  } catch {
    // The stream's own reconnecting reads everything again.
  }
}

/** Listens from the given event on. */
export function listen(from = 0) {
  since = from;
  connect();
}

function connect() {
  const source = new EventSource(`/client/events?since=${since}`);
  source.onopen = async () => {
    attempt = 0;
    state.connection = 'open';
    changed('connection');
    if (broken) await recover(source);
  };
  source.onmessage = ({data}) => receive(JSON.parse(data));
  source.onerror = () => {
    source.close();
    broken = true;
    state.connection = 'broken';
    changed('connection');
    setTimeout(connect, Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempt++));
  };
}

/** A guild that was started anew counts from the beginning and has other messages. */
async function recover(source) {
  broken = false;
  try {
    const fresh = await api.getState();
    if (typeof fresh.seq === 'number' && fresh.seq < since) since = fresh.seq;
    await load();
  } catch {
    source.close();
    broken = true;
    setTimeout(connect, 1_000);
  }
}

function receive(event) {
  if (typeof event.seq === 'number') since = event.seq;
  HANDLERS[event.type]?.(event);
  answered(event);
}
