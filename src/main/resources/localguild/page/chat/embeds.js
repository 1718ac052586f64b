// Embeds: the framed cards of a bot's message.
import {el, link} from '../parts/dom.js';
import {markdown} from '../markdown/render.js';
import {sent} from '../parts/time.js';
import {fileUrl} from '../parts/dom.js';
import {picture} from './media.js';

/** One embed. */
export function embed(data) {
  const title = data.title && el('div', {class: 'embed-title'},
      data.url ? link(data.url, {}, ...markdown(data.title)) : markdown(data.title));
  return el('div', {
    class: 'embed', role: 'group', 'aria-label': data.title || 'Embed',
    style: data.color ? {'--bar': colour(data.color)} : {},
  },
  el('div', {class: 'embed-body'},
      data.author ? el('div', {class: 'embed-author'},
          small(data.author.icon_url),
          data.author.url ? link(data.author.url, {}, data.author.name) : data.author.name) : null,
      title,
      data.description ? el('div', {class: 'embed-text markdown'}, markdown(data.description)) : null,
      data.fields?.length ? fields(data.fields) : null,
      data.image ? picture(data.image, {alt: data.image.description ?? altOf(data), width: 480, height: 360}) : null,
      data.footer || data.timestamp ? el('div', {class: 'embed-footer'},
          small(data.footer?.icon_url),
          el('span', {text: data.footer?.text ?? ''}),
          data.footer?.text && data.timestamp ? el('span', {text: '•'}) : null,
          data.timestamp ? sent(data.timestamp) : null) : null),
  data.thumbnail ? el('div', {class: 'embed-thumbnail'},
      picture(data.thumbnail, {alt: data.thumbnail.description ?? altOf(data), width: 80, height: 80})) : null);
}

function altOf(data) {
  return data.title ? `Picture of "${data.title}"` : 'Picture of this embed';
}

function small(address) {
  const url = fileUrl({url: address});
  return url ? el('img', {class: 'embed-icon', src: url, alt: '', width: 20, height: 20}) : null;
}

/** Discord's grid: up to three inline fields a row, others on a row of their own. */
function fields(list) {
  return el('dl', {class: 'embed-fields'}, list.map((field) =>
    el('div', {class: field.inline ? 'embed-field inline' : 'embed-field'},
        el('dt', {}, markdown(field.name)),
        el('dd', {class: 'markdown'}, markdown(field.value)))));
}

/** A colour number as CSS. */
export function colour(number) {
  return '#' + (number & 0xffffff).toString(16).padStart(6, '0');
}
