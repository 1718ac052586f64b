// The panel above the composer: the commands while a name is typed, then the options of one.
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {avatar, botName, theBot} from '../parts/people.js';
import {state} from '../guild/store.js';
import {KIND, KIND_NAMES} from './commands.js';

/** A file option that speaks of one of these can be drawn. */
const PICTURE = /image|picture|photo|drawing|digit|sketch/i;

/** Draws into `root`. `actions` is what pressing does: pick, choose, option, attach, draw. */
export function panel(root, actions) {
  // The composer keeps the focus while something here is pressed.
  root.addEventListener('pointerdown', (event) => {
    if (event.target.closest('button, [role=option]')) event.preventDefault();
  });

  function commands(list, active) {
    show(
        el('div', {class: 'panel-heading'}, avatar(theBot(), 20), botName(), hint('Arrows choose, Tab takes')),
        list.length
          ? listbox('Commands', list.map((entry, at) => row(at, active, () => actions.pick(entry),
              [el('span', {class: 'row-name'}, '/' + entry.name,
                  entry.options.filter((option) => option.required)
                      .map((option) => el('span', {class: 'row-option', text: option.name}))),
              el('small', {text: entry.description})], {command: entry.name})))
          : el('div', {class: 'panel-empty', text: state.commands.length
            ? 'No command has this name.' : 'The bot has registered no commands yet.'}));
  }

  function options({line, option, items, active, problem, filled}) {
    const ordered = [...line.command.options].sort((a, b) => Boolean(b.required) - Boolean(a.required));
    const files = ordered.filter(({type}) => type === KIND.FILE);
    show(
        el('div', {class: 'panel-heading'}, el('b', {text: '/' + line.command.name}),
            el('span', {text: line.command.description}), hint('Tab takes, Enter sends')),
        ordered.length ? el('div', {class: 'chips', role: 'group', 'aria-label': 'Options'},
            ordered.filter(({type}) => type !== KIND.FILE).map((one) => chip(one, filled, option))) : null,
        files.map((one) => fileRow(one, filled)),
        option ? el('div', {class: 'panel-detail'}, el('b', {text: option.name}), ' ',
            option.description, el('small', {text: rules(option)})) : null,
        items.length ? listbox('Suggestions', items.map((item, at) => row(at, active,
            () => actions.choose(item), [
              item.person ? avatar(item.person, 20) : null,
              el('span', {class: 'row-name', text: item.option ? item.label + ':' : item.label}),
              item.hint ? el('small', {text: item.hint}) : null],
            {suggestion: item.label}))) : null,
        problem ? el('div', {class: 'panel-problem', role: 'alert'}, icon('alert', 16), problem) : null);
  }

  function chip(option, filled, active) {
    const has = filled.has(option.name);
    return el('button', {type: 'button', tabindex: '-1', title: option.description,
      class: ['chip', has && 'filled', option === active && 'active', option.required && !has && 'required']
          .filter(Boolean).join(' '),
      data: {option: option.name}, on: {click: () => actions.option(option)}},
    has ? icon('check', 14) : icon('plus', 14), option.name,
    option.required && !has ? el('small', {text: 'required'}) : null);
  }

  function fileRow(option, filled) {
    const file = filled.get(option.name);
    return el('div', {class: 'panel-file'},
        el('span', {}, el('b', {text: option.name}), option.required ? el('small', {text: ' required'}) : null,
            ' ', file ? file.name : option.description),
        el('button', {type: 'button', class: 'button secondary small', data: {attach: option.name},
          on: {click: () => actions.attach(option)}}, icon('plus', 16), file ? 'Replace' : 'Choose file'),
        PICTURE.test(`${option.name} ${option.description}`) ? el('button', {
          type: 'button', class: 'button secondary small', data: {draw: option.name},
          on: {click: () => actions.draw(option)}}, icon('pen', 16), 'Draw') : null);
  }

  function hint(text) {
    return el('span', {class: 'panel-hint', 'aria-hidden': 'true', text});
  }

  function listbox(label, rows) {
    return el('div', {role: 'listbox', id: 'suggestions', 'aria-label': label}, rows);
  }

  function row(at, active, action, inside, data) {
    return el('div', {role: 'option', id: `suggestion-${at}`, 'aria-selected': String(at === active),
      class: at === active ? 'active' : null, data, on: {click: action}}, inside);
  }

  function show(...parts) {
    root.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    root.hidden = false;
    root.querySelector('[role=option].active')?.scrollIntoView({block: 'nearest'});
  }

  function hide() {
    root.hidden = true;
    root.replaceChildren();
  }

  return {commands, options, hide};
}

/** What an option takes, with its bounds. */
function rules(option) {
  const low = option.min_value ?? option.min_length;
  const high = option.max_value ?? option.max_length;
  const unit = option.type === KIND.STRING ? ' characters' : '';
  const bounds = low !== undefined && high !== undefined ? `, ${low} to ${high}${unit}`
    : low !== undefined ? `, at least ${low}${unit}` : high !== undefined ? `, at most ${high}${unit}` : '';
  return ` (${option.required ? 'required, ' : ''}${option.choices?.length ? 'one of the list' : KIND_NAMES[option.type]}${bounds})`;
}
