// The page's own icons: strokes on a 24 by 24 grid.

const PATHS = {
  hash: 'M5 9h15M4 15h15M10 4 8 20M16 4l-2 16',
  at: 'M16 8v5a3 3 0 0 0 5 2V12a9 9 0 1 0-4 7.5M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0',
  chat: 'M4 5h16v11H9l-5 4z',
  menu: 'M4 6h16M4 12h16M4 18h16',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3 3 0 0 1 0 6M17.5 14c2.3.7 3.5 2.6 3.5 6',
  plus: 'M12 5v14M5 12h14',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  send: 'M4 12 20 4l-5 16-3.5-6.5z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 7',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  link: 'M14 5h5v5M19 5l-9 9M17 14v5H5V7h5',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  slash: 'M8 21 16 3',
  undo: 'M9 7H15a5 5 0 0 1 0 10H7M9 7 5.5 10.5M9 7 5.5 3.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  apps: 'M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
};
const SPACE = 'http://www.w3.org/2000/svg';

/** A picture that says nothing to a screen reader: the label stands on its button. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SPACE, 'svg');
  const attributes = {
    viewBox: '0 0 24 24', width: size, height: size, fill: 'none', stroke: 'currentColor',
    'stroke-width': name === 'more' ? 3 : 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
    'aria-hidden': 'true', class: 'icon',
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
