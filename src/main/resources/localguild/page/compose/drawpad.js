// The draw pad: white paper, dark ink, a picture of 280 by 280. Works with mouse, pen and finger,
// and by keyboard: arrows move the pen, the space bar puts it down and lifts it.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';

const SIDE = 280;
const STEP = 7;
const PENS = [['Thin', 10], ['Medium', 20], ['Thick', 30]];

/** Opens the pad; `done` gets the PNG file. */
export function drawPad(done) {
  const strokes = [];
  let width = PENS[1][1];
  let current = null;
  let pen = {x: SIDE / 2, y: SIDE / 2, down: false, shown: false};

  const canvas = el('canvas', {id: 'draw-pad', width: SIDE, height: SIDE, tabindex: '0', role: 'img',
    'aria-label': 'Paper. Draw with the mouse or a finger, or with the arrow keys; space puts the pen down or lifts it.'});
  const context = canvas.getContext('2d');
  const use = el('button', {type: 'button', class: 'button primary', id: 'draw-done', text: 'Use drawing',
    disabled: true, on: {click: finish}});
  const undo = el('button', {type: 'button', class: 'button secondary', disabled: true, on: {click: () => {
    strokes.pop();
    paint();
  }}}, icon('undo', 18), 'Undo');
  const clear = el('button', {type: 'button', class: 'button secondary', text: 'Clear', disabled: true,
    on: {click: () => {
      strokes.length = 0;
      paint();
    }}});
  const dialog = el('dialog', {id: 'draw-dialog', class: 'window', 'aria-labelledby': 'draw-title'},
      el('header', {}, el('h2', {id: 'draw-title', text: 'Draw'}),
          el('button', {type: 'button', class: 'icon-button', 'aria-label': 'Close',
            on: {click: () => dialog.close()}}, icon('close'))),
      el('p', {class: 'window-note', text: 'One digit, large and in the middle, is read best.'}),
      canvas,
      el('div', {class: 'draw-tools'},
          el('fieldset', {class: 'pens'}, el('legend', {class: 'hidden-text', text: 'Pen'}),
              PENS.map(([name, size]) => el('label', {title: name},
                  el('input', {type: 'radio', name: 'pen', value: size, checked: size === width,
                    'aria-label': `${name} pen`, on: {change: () => {
                      width = size;
                    }}}),
                  el('span', {class: 'pen-dot', style: {'--dot': `${size * 0.7}px`}})))),
          undo, clear),
      el('footer', {},
          el('button', {type: 'button', class: 'button plain', text: 'Cancel', on: {click: () => dialog.close()}}),
          use));

  function paint(cursor = false) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, SIDE, SIDE);
    context.strokeStyle = context.fillStyle = '#16171a';
    context.lineCap = context.lineJoin = 'round';
    for (const stroke of strokes) line(stroke);
    if (cursor && pen.shown) {
      context.strokeStyle = '#5865f2';
      context.lineWidth = 2;
      context.beginPath();
      context.arc(pen.x, pen.y, width / 2 + 3, 0, 2 * Math.PI);
      context.stroke();
    }
    undo.disabled = clear.disabled = use.disabled = !strokes.length;
  }

  function line({points, size}) {
    context.lineWidth = size;
    context.beginPath();
    context.moveTo(points[0].x, points[0].y);
    // A dot is a line to its own beginning.
    for (const {x, y} of points.length > 1 ? points : [points[0], points[0]]) context.lineTo(x, y);
    context.stroke();
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) / box.width * SIDE,
      y: (event.clientY - box.top) / box.height * SIDE,
    };
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    canvas.focus({preventScroll: true});
    canvas.setPointerCapture(event.pointerId);
    pen = {...pen, down: false, shown: false};
    current = {points: [at(event)], size: width};
    strokes.push(current);
    paint();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!current) return;
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length ? moves : [event]) current.points.push(at(move));
    paint();
  });
  for (const kind of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(kind, () => {
      current = null;
    });
  }
  canvas.addEventListener('keydown', (event) => {
    const move = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP]}[event.key];
    if (!move && event.key !== ' ') return;
    event.preventDefault();
    pen.shown = true;
    if (event.key === ' ') {
      pen.down = !pen.down;
      if (pen.down) strokes.push({points: [{x: pen.x, y: pen.y}], size: width});
    } else {
      pen.x = Math.max(0, Math.min(SIDE, pen.x + move[0]));
      pen.y = Math.max(0, Math.min(SIDE, pen.y + move[1]));
      if (pen.down && strokes.length) strokes.at(-1).points.push({x: pen.x, y: pen.y});
      else pen.down = false;
    }
    paint(true);
  });

  function finish() {
    paint();
    canvas.toBlob((blob) => {
      dialog.close();
      done(new File([blob], 'drawing.png', {type: 'image/png'}));
    }, 'image/png');
  }

  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  paint();
  dialog.showModal();
  canvas.focus();
}
