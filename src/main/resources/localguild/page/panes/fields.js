// The fields of a form: text, lists, single and several choices. Each has a `node`, its
// `customId`, `value()`, `check()` that shows what is wrong, and `focus()`.
import {el} from '../parts/dom.js';
import {choiceList} from '../parts/choices.js';
import {icon} from '../parts/icons.js';
import {markdown} from '../markdown/render.js';
import {entriesOf, valuesOf} from '../chat/components.js';

const LABEL = 18;
const ROW = 1;
const TEXT_DISPLAY = 10;
const PARAGRAPH = 2;

let count = 0;

const INPUTS = {4: typed, 3: picked, 5: picked, 6: picked, 7: picked, 8: picked, 21: radio, 22: boxes, 23: box, 19: upload};

/** The fields of one component of a form. */
export function field(component) {
  if (component.type === TEXT_DISPLAY) {
    return [{node: el('div', {class: 'markdown'}, markdown(component.content))}];
  }
  if (component.type === ROW) return component.components.flatMap((one) => input(one, one.label));
  if (component.type === LABEL) return input(component.component, component.label, component.description);
  return [{node: el('p', {class: 'window-note', text: `Component of type ${component.type}`})}];
}

function input(data, label, description) {
  const build = INPUTS[data.type];
  if (!build) return [{node: el('p', {class: 'window-note', text: `${label}: a field that this page does not have.`})}];
  const id = `field-${++count}`;
  const required = data.required !== false && data.type !== 23;
  const error = el('span', {class: 'field-error', id: `${id}-error`, role: 'alert'});
  const inner = build(data, id, required, () => {
    error.textContent = '';
  });
  const node = el('div', {class: 'field', data: {customId: data.custom_id}},
      el('label', {for: id, id: `${id}-label`}, label, required ? el('span', {class: 'required-mark', 'aria-hidden': 'true', text: ' *'}) : null),
      description ? el('p', {class: 'field-note', id: `${id}-note`, text: description}) : null,
      inner.node,
      el('div', {class: 'field-foot'}, error, inner.counter));
  return [{
    node, customId: data.custom_id, value: inner.value, files: inner.files, focus: inner.focus,
    check: () => {
      const wrong = inner.wrong();
      error.textContent = wrong ?? '';
      return !wrong;
    },
  }];
}

function typed(data, id, required, change) {
  const area = data.style === PARAGRAPH;
  const node = el(area ? 'textarea' : 'input', {
    id, type: area ? null : 'text', rows: area ? 6 : null, placeholder: data.placeholder, name: data.custom_id,
    maxlength: data.max_length ?? 4000, autocomplete: 'off', spellcheck: 'false', 'aria-required': String(required),
    'aria-describedby': `${id}-note ${id}-error`, data: {customId: data.custom_id},
  });
  node.value = data.value ?? '';
  const most = data.max_length ?? 4000;
  const counter = el('span', {class: 'field-count', 'aria-hidden': 'true'});
  const measure = () => {
    const least = data.min_length > 1 ? `, at least ${data.min_length}` : '';
    counter.textContent = `${node.value.length} / ${most}${least}`;
  };
  node.addEventListener('input', () => {
    measure();
    change();
  });
  measure();
  return {node, counter, value: () => node.value, focus: () => node.focus(), wrong: () => {
    const {length} = node.value.trim();
    if (!length) return required ? 'This field is required.' : null;
    return node.value.length < (data.min_length ?? 0) ? `At least ${data.min_length} characters.` : null;
  }};
}

function picked(data, id, required, change) {
  let values = valuesOf(null, data);
  const entries = entriesOf(data);
  const text = el('span');
  const node = el('button', {type: 'button', id, class: 'select', 'aria-haspopup': 'listbox',
    'aria-expanded': 'false', 'aria-labelledby': `${id}-label ${id}`, data: {customId: data.custom_id}}, text, icon('down'));
  const draw = () => {
    const labels = entries.filter((entry) => values.includes(entry.value)).map(({label}) => label);
    text.textContent = labels.join(', ') || data.placeholder || 'Make a selection';
    text.className = labels.length ? '' : 'select-placeholder';
  };
  node.addEventListener('click', () => choiceList(node, {
    entries, selected: values, least: required ? data.min_values ?? 1 : 0, most: data.max_values ?? 1,
    label: data.placeholder, done: (next) => {
      values = next;
      draw();
      change();
    },
  }));
  draw();
  return {node, value: () => values, focus: () => node.focus(), wrong: () => {
    const least = data.min_values ?? 1;
    if (!values.length) return required && least ? 'Choose one.' : null;
    return values.length < least ? `Choose at least ${least}.` : null;
  }};
}

function radio(data, id, required, change) {
  const {node, chosen, focus} = ticks(data, id, 'radio', change);
  return {node, focus, value: () => chosen()[0] ?? null,
    wrong: () => (required && !chosen().length ? 'Choose one.' : null)};
}

function boxes(data, id, required, change) {
  const {node, chosen, focus} = ticks(data, id, 'checkbox', change);
  return {node, focus, value: chosen, wrong: () => {
    const {length} = chosen();
    const least = required ? data.min_values ?? 1 : 0;
    if (length < least) return `Choose at least ${least}.`;
    return length > (data.max_values ?? Infinity) ? `Choose up to ${data.max_values}.` : null;
  }};
}

function ticks(data, id, type, change) {
  const inputs = data.options.map((option) => el('input', {type, name: id, value: option.value, checked: option.default}));
  const node = el('div', {id, class: 'ticks', role: type === 'radio' ? 'radiogroup' : 'group',
    'aria-labelledby': `${id}-label`, on: {change}},
  data.options.map((option, at) => el('label', {}, inputs[at], el('span', {}, option.label,
      option.description ? el('small', {text: option.description}) : null))));
  return {node, focus: () => inputs[0]?.focus(),
    chosen: () => inputs.filter(({checked}) => checked).map(({value}) => value)};
}

function box(data, id, required, change) {
  const node = el('input', {type: 'checkbox', id, checked: data.default, on: {change}});
  return {node, value: () => node.checked, focus: () => node.focus(), wrong: () => null};
}

function upload(data, id, required, change) {
  const most = data.max_values ?? 1;
  const node = el('input', {type: 'file', id, multiple: most > 1, name: data.custom_id, on: {change}});
  const files = () => [...node.files];
  return {node, files, focus: () => node.focus(), wrong: () => {
    const least = required ? data.min_values ?? 1 : 0;
    if (files().length < least) return least === 1 ? 'Choose a file.' : `Choose at least ${least} files.`;
    return files().length > most ? `Choose up to ${most} files.` : null;
  }};
}
