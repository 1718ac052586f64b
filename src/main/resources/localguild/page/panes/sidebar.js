// The guild, its channels, and who the reader is.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {menu} from '../parts/menu.js';
import {avatar, botName, initials, nameOf, theBot} from '../parts/people.js';
import {on, state, visibleChannels} from '../guild/store.js';
import {become, openChannel} from '../guild/session.js';
import {toast} from '../parts/toast.js';

/** Fills the rail, the list of channels and the bar at its foot. `chosen` is called on a choice. */
export function sidebar({rail, channels, foot, title}, chosen) {
  const open = async (channel) => {
    chosen();
    try {
      await openChannel(channel);
    } catch (error) {
      toast(error.message);
    }
  };

  function drawRail() {
    const direct = visibleChannels().find(({type}) => type === 1);
    const first = visibleChannels().find(({type}) => type !== 1);
    const inDirect = state.channel?.type === 1;
    rail.replaceChildren(
        direct ? railButton('Direct messages', icon('chat', 26), inDirect, () => open(direct)) : '',
        el('span', {class: 'rail-line'}),
        railButton(state.guild?.name ?? 'Guild', initials(state.guild?.name ?? 'G'), !inDirect, () => open(first)));
  }

  function drawChannels() {
    const all = visibleChannels();
    title.textContent = state.guild?.name ?? '';
    channels.replaceChildren(
        ...section('Text channels', all.filter(({type}) => type !== 1)),
        ...section('Direct messages', all.filter(({type}) => type === 1)));
  }

  function section(name, list) {
    if (!list.length) return [];
    return [el('h2', {text: name}), el('ul', {}, list.map((channel) => {
      const here = channel.id === state.channel?.id;
      const unread = state.unread.has(channel.id);
      return el('li', {}, el('button', {
        type: 'button', class: unread ? 'channel unread' : 'channel', 'aria-current': here ? 'page' : null,
        data: {channelId: channel.id}, on: {click: () => open(channel)}},
      channel.type === 1 ? avatar(theBot(), 28) : icon('hash'),
      el('span', {class: 'channel-name', text: channel.type === 1 ? botName() : channel.name}),
      unread ? el('span', {class: 'hidden-text', text: 'unread'}) : null));
    }))];
  }

  function drawFoot() {
    foot.replaceChildren(el('button', {
      type: 'button', id: 'member-menu', class: 'me', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
        on: {click: (event) => members(event.currentTarget)}},
    avatar(state.me, 36),
    el('span', {class: 'me-text'}, el('span', {text: `You are ${nameOf(state.me)}`}),
        el('small', {text: state.me.administrator ? 'Administrator' : 'Member'}),
        el('span', {class: 'hidden-text', text: 'Switch member'})),
    icon('down', 18)));
  }

  function members(anchor) {
    const people = state.members.filter((one) => !one.bot);
    menu(anchor, 'Switch member', [{heading: 'Look at the guild as'}, ...people.map((one) => ({
      label: nameOf(one), hint: one.administrator ? 'Administrator' : one.username, before: avatar(one, 28),
      checked: one.id === state.me.id, data: {member: one.id}, action: async () => {
        try {
          await become(one.id);
        } catch (error) {
          toast(error.message);
        }
      },
    }))]);
  }

  on('guild me channel channels', () => {
    if (!state.me) return;
    drawRail();
    drawChannels();
    drawFoot();
  });
}

function railButton(label, inside, here, action) {
  return el('button', {type: 'button', class: 'rail-button', title: label,
    'aria-current': here ? 'true' : null, on: {click: action}}, el('span', {class: 'rail-inside', 'aria-hidden': 'true'}, inside), el('span', {class: 'hidden-text', text: label}));
}
