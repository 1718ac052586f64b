// The files that wait to be sent, as a tray above the composer.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {toast} from '../parts/toast.js';
import {state} from '../guild/store.js';
import {bytes} from '../chat/media.js';
import {KIND} from './commands.js';

const MOST_FILES = 10;

/** Draws into `root`; `changed` is called whenever the files are others. */
export function tray(root, changed) {
  let files = [];

  function draw() {
    root.hidden = !files.length;
    root.replaceChildren(...files.map((one) => el('div', {class: 'tray-file', data: {file: one.file.name}},
        one.preview ? el('img', {src: one.preview, alt: `Preview of ${one.file.name}`}) : icon('file', 40),
        el('span', {class: 'tray-name', text: one.file.name}),
        el('small', {text: (one.option ? `for ${one.option} · ` : '') + bytes(one.file.size)}),
        el('button', {type: 'button', class: 'icon-button', 'aria-label': `Remove ${one.file.name}`,
          on: {click: () => remove(one)}}, icon('close', 18)))));
    changed();
  }

  function remove(one) {
    if (one.preview) URL.revokeObjectURL(one.preview);
    files = files.filter((other) => other !== one);
    draw();
  }

  return {
    /** Adds files; an option's name where they are meant for one, whose old file goes. */
    add(list, option = null) {
      if (option) files.filter((one) => one.option === option).forEach(remove);
      for (const file of list) {
        if (files.length === MOST_FILES) {
          toast(`A message carries up to ${MOST_FILES} files.`);
          break;
        }
        const most = state.limits.file_bytes ?? Infinity;
        if (file.size > most) {
          toast(`${file.name} is too large: a file may have up to ${bytes(most)} here.`);
          continue;
        }
        const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
        files.push({file, option, preview});
      }
      draw();
    },
    /** Forgets all; returns them, so that they can be put back. */
    take() {
      const taken = files;
      files = [];
      draw();
      return taken;
    },
    restore(list) {
      files = list;
      draw();
    },
    all: () => files,
  };
}

/** Which file goes to which option: those meant for it first, the others in order. */
export function assign(command, files) {
  const options = command.options.filter(({type}) => type === KIND.FILE);
  const given = new Map();
  const loose = [];
  for (const {file, option} of files) {
    if (option && options.some(({name}) => name === option)) given.set(option, file);
    else loose.push(file);
  }
  for (const option of [...options].sort((a, b) => Boolean(b.required) - Boolean(a.required))) {
    if (!given.has(option.name) && loose.length) given.set(option.name, loose.shift());
  }
  return {given, loose};
}
