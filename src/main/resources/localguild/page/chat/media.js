// Pictures and files of a message. Every picture has its size before it is loaded, so that
// nothing jumps, and a text of its own for those who do not see it.
import {el, fileUrl} from '../parts/dom.js';
import {icon} from '../parts/icons.js';

const IMAGE = /\.(png|jpe?g|gif|webp|avif)$/i;
const VIDEO = /\.(mp4|webm|mov)$/i;
const TEXT = /\.(txt|csv|tsv|json|md|js|py|java|log|ya?ml|xml|html|css|toml|sql|sh)$/i;
const SPOILER = 1 << 3;

/** Whether an attachment is shown as a picture. */
export function isImage(file) {
  return file.content_type?.startsWith('image/') || IMAGE.test(file.filename ?? pathOf(file));
}

function pathOf(file) {
  return (fileUrl(file) ?? '').split('?')[0];
}

function isVideo(file) {
  return file.content_type?.startsWith('video/') || VIDEO.test(file.filename ?? pathOf(file));
}

function isText(file) {
  return TEXT.test(file.filename ?? pathOf(file)) || file.content_type?.startsWith('text/');
}

/** A picture that opens large when pressed. */
export function picture(file, {alt, width = 550, height = 350, fill = false, spoiler = false} = {}) {
  const url = fileUrl(file);
  const text = alt || file.description || file.filename || '';
  if (!url) return el('span', {class: 'no-picture', text: text || 'Picture not available'});
  const size = fitted(file, width, height);
  const image = el('img', {
    src: url, alt: text, loading: 'eager', decoding: 'async', draggable: 'false',
    width: size?.width, height: size?.height,
  });
  return el('button', {
    type: 'button', class: `picture${fill ? ' fill' : ''}${size ? '' : ' unsized'}`,
    'aria-label': text ? `Enlarge picture: ${text}` : 'Enlarge picture',
    title: alt || file.description || null,
    data: {key: url, lightbox: url, alt: text, spoilerMedia: spoiler ? '' : null},
    style: size && !fill ? {'--ratio': `${size.width} / ${size.height}`, '--width': size.width + 'px'} : {},
  }, image, spoiler ? el('span', {class: 'spoiler-label', text: 'Spoiler'}) : null);
}

function fitted({width, height}, mostWidth, mostHeight) {
  if (!width || !height) return null;
  const scale = Math.min(1, mostWidth / width, mostHeight / height);
  return {width: Math.round(width * scale), height: Math.round(height * scale)};
}

/** The attachments below a text: pictures in a grid, other files one by one. */
export function attachments(list) {
  const images = list.filter(isImage);
  const others = list.filter((file) => !isImage(file));
  return [
    images.length === 1 ? picture(images[0], {spoiler: isSpoiler(images[0])}) : null,
    images.length > 1 ? grid(images.map((file) => ({file, spoiler: isSpoiler(file)}))) : null,
    ...others.map(fileCard),
  ];
}

function isSpoiler(file) {
  return Boolean((file.flags ?? 0) & SPOILER) || (file.filename ?? '').startsWith('SPOILER_');
}

/** Several pictures side by side; whole, since the edge of a plot holds its axes. */
export function grid(items) {
  const {width, height} = items[0].file;
  return el('div', {class: 'media-grid', data: {count: items.length},
    style: width && height ? {'--tile': `${width} / ${height}`} : {}},
      items.map(({file, alt, spoiler}) => picture(file, {alt, spoiler, fill: true})));
}

/** A gallery of Components V2. */
export function gallery(items) {
  const files = items.map((item) => ({
    file: item.media, alt: item.description, spoiler: Boolean(item.spoiler)}));
  if (files.length !== 1) return grid(files);
  const [{file, alt, spoiler}] = files;
  if (isVideo(file)) return video(file, alt);
  return picture(file, {alt, spoiler, width: 600, height: 450});
}

function video(file, alt) {
  return el('video', {class: 'video', src: fileUrl(file), controls: true, preload: 'metadata',
    'aria-label': alt || file.filename || 'Video'});
}

/** "12.3 kB". */
export function bytes(size) {
  if (!Number.isFinite(size)) return '';
  const units = ['B', 'kB', 'MB', 'GB'];
  let step = 0;
  let value = size;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step++;
  }
  return `${step && value < 100 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

/** A file with its name and size, a preview of its text, and a way to save it. */
export function fileCard(file) {
  if (isVideo(file)) return video(file);
  const name = file.filename ?? file.name ?? decodeURIComponent(pathOf(file).split('/').at(-1) || 'file');
  const url = fileUrl(file);
  const card = el('div', {class: 'file-card'},
      icon('file', 28),
      el('span', {class: 'file-name'},
          el('a', {href: url, download: name, text: name}),
          el('span', {class: 'file-size', text: bytes(file.size)})),
      isText(file) ? el('button', {
        type: 'button', class: 'plain', text: 'Preview', 'aria-expanded': 'false',
        data: {preview: url, name}}) : null,
      el('a', {class: 'icon-button', href: url, download: name, 'aria-label': `Download ${name}`},
          icon('save')));
  return el('div', {class: 'file', data: {key: url}}, card);
}
