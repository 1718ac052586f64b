// The composer: one field in which messages and commands are typed. The text is the only truth;
// the panel above it reads the text and writes into it.
import {changed, on, setReply, state} from '../guild/store.js';
import {nameOf, theBot} from '../parts/people.js';
import {toast} from '../parts/toast.js';
import {drawPad} from './drawpad.js';
import {KIND, matching} from './commands.js';
import {assign, tray} from './files.js';
import {lineHistory} from './history.js';
import {readLine} from './line.js';
import {mirror} from './mirror.js';
import {charactersLeft, commandCall, messageCall} from './outgoing.js';
import {panel} from './panel.js';
import {suggestionsAt} from './suggest.js';

const FILE = KIND.FILE;

/** Brings the composer to life; returns `write(text)`, which puts a text into it. */
export function composer(form) {
  const field = form.querySelector('#composer');
  const chooser = form.querySelector('#file-input');
  const counter = form.querySelector('#counter');
  const copy = mirror(form.querySelector('#composer-mirror'), field);
  const files = tray(form.querySelector('#tray'), () => {
    problem = null;
    update();
  });
  const view = panel(form.querySelector('#command-panel'), {
    pick, choose, option: goTo, attach: (option) => browse(option.name), draw: (option) => draw(option.name)});
  const history = lineHistory();
  let picked = new Map();
  let shown = null;
  let active = 0;
  let walked = false;
  let closed = false;
  let problem = null;
  let target = null;

  function update() {
    copy();
    const {value: text} = field;
    const left = charactersLeft(text);
    counter.textContent = left ?? '';
    counter.classList.toggle('over', left !== null && left < 0);
    shown = closed ? null : readPanel(text);
    if (!shown) view.hide();
    else if (shown.commands) view.commands(shown.commands, active);
    else view.options({...shown, active: shown.strict || walked ? active : -1, problem});
    const items = shown?.commands ?? shown?.items ?? [];
    const marked = items.length && (shown.commands || shown.strict || walked);
    if (marked) field.setAttribute('aria-activedescendant', `suggestion-${active}`);
    else field.removeAttribute('aria-activedescendant');
  }

  function readPanel(text) {
    if (!text.startsWith('/')) return null;
    const line = readLine(text);
    if (!line?.complete) {
      const commands = matching(text.slice(1));
      active = Math.min(active, Math.max(0, commands.length - 1));
      return {commands, line};
    }
    const found = suggestionsAt(line, field.selectionStart, text, update);
    active = Math.min(active, Math.max(0, found.items.length - 1));
    const {given} = assign(line.command, files.all());
    const filled = new Map(given);
    for (const part of line.parts) if (part.option && part.text) filled.set(part.option.name, part.text);
    return {line, ...found, filled};
  }

  function write(text, caret = text.length) {
    field.value = text;
    field.focus();
    field.setSelectionRange(caret, caret);
    active = 0;
    walked = closed = false;
    problem = null;
    update();
  }

  function pick(command) {
    const first = command.options.find((option) => option.required && option.type !== FILE);
    picked = new Map();
    write(`/${command.name} ${first ? first.name + ':' : ''}`);
  }

  function goTo(option) {
    const line = readLine(field.value);
    const part = line.parts.find((one) => one.option === option);
    if (part) write(field.value, part.valueStart + part.text.length);
    else write(`${field.value.trimEnd()} ${option.name}:`);
  }

  /** Takes a suggestion: an option's name, or the value of the one at the caret. */
  function choose(item) {
    const text = field.value;
    if (item.option) {
      const caret = field.selectionStart;
      const before = text.slice(0, caret - item.word.length);
      const written = `${before}${/\s$/.test(before) ? '' : ' '}${item.option.name}:`;
      write(written + text.slice(caret), written.length);
      return;
    }
    const {part, option, line} = shown;
    picked.set(option.name, {name: item.label, value: item.value});
    const head = part.option ? text.slice(0, part.valueStart) : `${text.slice(0, part.start)}${option.name}:`;
    const rest = text.slice(part.end);
    const next = line.command.options.find((one) =>
      one.required && one !== option && one.type !== FILE && !shown.filled.has(one.name));
    write(`${head}${item.label} ${rest}${!rest && next ? next.name + ':' : ''}`,
        rest ? head.length + item.label.length : undefined);
  }

  function keys(event) {
    if (event.isComposing) return;
    const items = shown?.commands ?? shown?.items ?? [];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && items.length) {
      event.preventDefault();
      active = walked || shown.commands || shown.strict
        ? (active + step + items.length) % items.length : step > 0 ? 0 : items.length - 1;
      walked = true;
      update();
    } else if (event.key === 'ArrowUp' && (!field.value || history.active())) {
      recallLine(event, 1);
    } else if (event.key === 'ArrowDown' && history.active()) {
      recallLine(event, -1);
    } else if (event.key === 'Tab' && !event.shiftKey && items.length) {
      event.preventDefault();
      accept(items[active]);
    } else if (event.key === 'Escape') {
      if (shown) {
        closed = true;
        update();
      } else if (state.replyTo) setReply(null);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      enter(items);
    }
  }

  function accept(item) {
    if (shown.commands) pick(item);
    else choose(item);
  }

  function enter(items) {
    const bare = shown?.commands && shown.line && !shown.line.command.options.length;
    if (shown?.commands && items.length && !bare) pick(items[active]);
    else if (items.length && (walked || (shown.strict && shown.part?.text))) choose(items[active]);
    else submit();
  }

  function recallLine(event, step) {
    const line = history.move(step);
    if (line === null) return;
    event.preventDefault();
    write(line);
    // What was sent before is read, not completed: the arrows go on through the history.
    closed = true;
    update();
  }

  function submit() {
    const text = field.value;
    if (text.startsWith('/')) submitCommand(text);
    else submitMessage(text);
  }

  function submitCommand(text) {
    const line = readLine(text);
    if (!line) {
      toast(`There is no command ${text.split(/\s/)[0]}.`);
      return;
    }
    const call = commandCall(line, files.all(), picked);
    if (call.problem) refuse(call.problem, line);
    else dispatch(text, call);
  }

  /** Says what is wrong and puts the caret where it is. */
  function refuse(wrong, line) {
    if (wrong.option && wrong.option.type !== FILE) goTo(wrong.option);
    else write(field.value.length > line.nameEnd ? field.value : field.value + ' ');
    problem = wrong.text;
    update();
  }

  function submitMessage(text) {
    const content = text.trim();
    if (!content && !files.all().length) return;
    const call = messageCall(content, files.all());
    if (call.problem) toast(call.problem.text);
    else dispatch(text, call);
  }

  /** Empties the composer at once; puts everything back where the guild refuses. */
  async function dispatch(text, call) {
    const taken = files.take();
    const values = picked;
    write('');
    picked = new Map();
    history.leave();
    try {
      await call.send();
      changed('sent');
      history.add(text);
      for (const {preview} of taken) if (preview) URL.revokeObjectURL(preview);
    } catch (error) {
      if (!field.value) {
        picked = values;
        files.restore(taken);
        call.undo?.();
        write(text);
      }
      problem = text.startsWith('/') ? error.message : null;
      if (!problem) toast(error.message);
      update();
    }
  }

  function browse(option = null) {
    target = option;
    chooser.multiple = !option;
    chooser.click();
  }

  function draw(option = null) {
    drawPad((file) => {
      files.add([file], option);
      field.focus();
    });
  }

  function label() {
    const place = state.channel?.type === 1 ? `@${nameOf(theBot())}` : `#${state.channel?.name}`;
    field.placeholder = `Message ${place}`;
    field.setAttribute('aria-label', `Message ${place}. Type / for commands.`);
  }

  field.addEventListener('input', () => {
    active = 0;
    history.leave();
    walked = closed = false;
    problem = null;
    update();
  });
  field.addEventListener('keydown', keys);
  field.addEventListener('keyup', ({key}) => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) update();
  });
  field.addEventListener('click', () => update());
  field.addEventListener('paste', (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    files.add(event.clipboardData.files);
  });
  chooser.addEventListener('change', () => {
    files.add(chooser.files, target);
    chooser.value = '';
    field.focus();
  });
  form.querySelector('#attach').addEventListener('click', () => browse());
  form.querySelector('#draw').addEventListener('click', () => draw());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  on('channel guild', label);
  on('guild me channel', () => {
    if (field.value) update();
  });
  on('reply', () => {
    if (state.replyTo) field.focus();
  });
  return {write, add: (list) => files.add(list)};
}
