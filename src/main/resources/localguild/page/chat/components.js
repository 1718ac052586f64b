// Components of a message, V1 and V2, as elements. What happens when they are pressed stands in
// actions.js: these elements carry only data, so that a live edit may reshape them in place.
import {el, link} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {markdown} from '../markdown/render.js';
import {nameOf} from '../parts/people.js';
import {state} from '../guild/store.js';
import {colour} from './embeds.js';
import {fileCard, gallery, picture} from './media.js';

const BUTTON_STYLES = {1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link', 6: 'premium'};
const SELECTS = new Set([3, 5, 6, 7, 8]);

/** Values chosen in a select of a message, shown until the message is edited. */
const chosen = new Map();

const KINDS = {
  1: (row, view) => el('div', {class: 'action-row'}, row.components.map((one) => component(one, view))),
  2: button,
  9: section,
  10: (text) => el('div', {class: 'markdown text-display'}, markdown(text.content)),
  11: (thumbnail) => el('div', {class: 'thumbnail'}, picture(thumbnail.media, {
    alt: thumbnail.description, width: 85, height: 85, spoiler: Boolean(thumbnail.spoiler)})),
  12: (list) => gallery(list.items),
  13: (one) => fileCard({filename: one.name, size: one.size, ...one.file}),
  14: (line) => el('hr', {class: `separator${line.divider === false ? ' bare' : ''}${line.spacing === 2 ? ' large' : ''}`}),
  17: (container, view) => el('div', {
    class: `container${container.spoiler ? ' spoiler-block' : ''}`,
    data: container.spoiler ? {spoiler: ''} : {},
    style: typeof container.accent_color === 'number' ? {'--bar': colour(container.accent_color)} : {},
  }, container.components.map((one) => component(one, view))),
};

/** One component; an unknown kind is named rather than hidden. */
export function component(data, view) {
  if (SELECTS.has(data.type)) return select(data, view);
  const build = KINDS[data.type];
  return build ? build(data, view) : el('div', {class: 'unknown', text: `Component of type ${data.type}`});
}

/** Every component of a message. */
export function components(message, view) {
  return (message.components ?? []).map((data) => component(data, {...view, message}));
}

function emoji(data) {
  if (!data) return null;
  return el('span', {class: 'emoji', 'aria-hidden': 'true', text: data.id ? `:${data.name}:` : data.name});
}

function button(data, view) {
  const style = BUTTON_STYLES[data.style] ?? 'secondary';
  const inside = [emoji(data.emoji), data.label ? el('span', {text: data.label}) : null];
  if (data.style === 5) {
    return link(data.url, {class: 'button link', 'aria-disabled': data.disabled ? 'true' : null},
        ...inside, icon('link', 16));
  }
  const busy = view.busy?.has(data.custom_id);
  return el('button', {
    type: 'button', class: `button ${style}${busy ? ' busy' : ''}`, disabled: Boolean(data.disabled),
    'aria-busy': busy ? 'true' : null,
    'aria-label': data.label ? null : data.emoji?.name,
    data: {customId: data.custom_id ?? '', style},
  }, inside);
}

function section(data, view) {
  return el('div', {class: 'section'},
      el('div', {class: 'section-texts'}, data.components.map((one) => component(one, view))),
      el('div', {class: 'accessory'}, component(data.accessory, view)));
}

function select(data, view) {
  const values = valuesOf(view.message, data);
  const labels = values.map((value) => labelOf(data, value));
  const busy = view.busy?.has(data.custom_id);
  return el('button', {
    type: 'button', class: `select${busy ? ' busy' : ''}`, disabled: Boolean(data.disabled),
    'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    'aria-label': `${data.placeholder || 'Make a selection'}${labels.length ? ': ' + labels.join(', ') : ''}`,
    data: {customId: data.custom_id, select: ''},
  },
  labels.length
    ? el('span', {class: 'select-values'}, labels.map((text) => el('span', {text})))
    : el('span', {class: 'select-placeholder', text: data.placeholder || 'Make a selection'}),
  icon('down', 20));
}

/** What is selected now: what was chosen here, else the defaults that the bot gave. */
export function valuesOf(message, data) {
  const held = chosen.get(`${message?.id}/${data.custom_id}`);
  if (held && held.edited === message.edited_timestamp) return held.values;
  const fixed = (data.options ?? []).filter((option) => option.default).map((option) => option.value);
  return [...fixed, ...(data.default_values ?? []).map((value) => value.id)];
}

/** Remembers a choice until the message is edited. */
export function choose(message, customId, values) {
  chosen.set(`${message.id}/${customId}`, {values, edited: message.edited_timestamp});
}

function labelOf(data, value) {
  return entriesOf(data).find((entry) => entry.value === value)?.label ?? value;
}

/** The entries of a select: its own, or members, roles and channels. */
export function entriesOf(data) {
  const people = () => state.members.map((member) => ({
    value: member.id, label: nameOf(member), description: '@' + member.username, person: member}));
  const roles = () => state.roles.filter((role) => role.id !== state.guild?.id)
      .map((role) => ({value: role.id, label: '@' + role.name}));
  switch (data.type) {
    case 3:
      return data.options;
    case 5:
      return people();
    case 6:
      return roles();
    case 7:
      return [...people(), ...roles()];
    default:
      return state.channels
          .filter((channel) => channel.type !== 1)
          .filter((channel) => !data.channel_types?.length || data.channel_types.includes(channel.type))
          .map((channel) => ({value: channel.id, label: '#' + channel.name}));
  }
}

/** The component with an id of a message, at any depth. */
export function findComponent(list, customId) {
  for (const data of list ?? []) {
    if (data.custom_id === customId) return data;
    const inner = findComponent([...(data.components ?? []), ...(data.accessory ? [data.accessory] : [])], customId);
    if (inner) return inner;
  }
  return null;
}

/** Words of a message's components, for previews and announcements. */
export function wordsOf(list) {
  return (list ?? []).flatMap((data) => data.type === 10 ? [data.content] : wordsOf(data.components)).join(' ');
}
