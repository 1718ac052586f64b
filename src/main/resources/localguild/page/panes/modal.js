// A bot's form as a window. It closes when it is sent and opens again, filled as it was, where
// the bot did not answer.
import * as api from '../guild/api.js';
import {el} from '../parts/dom.js';
import {icon} from '../parts/icons.js';
import {avatar, botName, theBot} from '../parts/people.js';
import {on, state} from '../guild/store.js';
import {interact, markFailed} from '../guild/session.js';
import {field} from './fields.js';

/** Waiting for the bot's answer to a form: interaction id to its window. */
const sent = new Map();

/** Opens forms and marks failures as the answers come in. */
export function modals() {
  on('interaction', ({event, entry}) => {
    if (event.type === 'modal_open') open(event, entry);
    else if (event.type === 'interaction_failed') failed(entry);
    else sent.delete(entry.id);
  });
}

function failed(entry) {
  const again = sent.get(entry.id);
  sent.delete(entry.id);
  if (again) again('The application did not respond. Nothing was lost; try again.');
  else if (entry.member.id === state.me.id) markFailed(entry);
}

function open(event, entry) {
  if (entry.member.id !== state.me.id) return;
  const data = event.modal;
  const fields = (data.components ?? []).flatMap((component) => field(component));
  const problem = el('p', {class: 'form-problem', role: 'alert', hidden: true});
  const submit = el('button', {type: 'submit', class: 'button primary', text: 'Submit'});
  const form = el('form', {novalidate: true},
      el('div', {class: 'form-fields'}, fields.map(({node}) => node)), problem,
      el('footer', {},
          el('button', {type: 'button', class: 'button plain', text: 'Cancel', on: {click: () => dialog.close('cancel')}}),
          submit));
  const dialog = el('dialog', {class: 'window form', 'aria-labelledby': 'modal-title',
    data: {customId: data.custom_id}},
  el('header', {}, avatar(theBot(), 32),
      el('h2', {id: 'modal-title', text: data.title}),
      el('button', {type: 'button', class: 'icon-button', 'aria-label': 'Close',
        on: {click: () => dialog.close('cancel')}}, icon('close'))),
  el('p', {class: 'window-note', text: `This form goes to ${botName()}.`}), form);

  function show(text) {
    if (!dialog.isConnected) document.body.append(dialog);
    if (!dialog.open) dialog.showModal();
    problem.textContent = text ?? '';
    problem.hidden = !text;
    submit.disabled = false;
  }

  form.addEventListener('submit', async (submission) => {
    submission.preventDefault();
    if (submit.disabled) return;
    const bad = fields.map((one) => one.check?.() ?? true).indexOf(false);
    if (bad >= 0) {
      fields[bad].focus();
      return;
    }
    submit.disabled = true;
    const values = Object.fromEntries(fields.filter((one) => one.customId && one.value)
        .map((one) => [one.customId, one.value()]));
    const files = fields.flatMap((one) => (one.files?.() ?? []).map((file) => ({name: one.customId, file})));
    const payload = {member: state.me.id, modal: data.id ?? event.interaction, fields: values};
    try {
      const interaction = await interact(() => api.sendModal(payload, files), {kind: 'modal', label: data.title});
      if (state.pending.has(interaction)) sent.set(interaction, show);
      dialog.close('sent');
    } catch (error) {
      show(error.message);
    }
  });
  // Enter in a paragraph is a new line; with Ctrl or Cmd it sends, as in most forms.
  form.addEventListener('keydown', (key) => {
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) form.requestSubmit();
  });
  dialog.addEventListener('close', () => dialog.remove());
  show();
  (fields.find(({customId}) => customId) ?? {focus: () => submit.focus()}).focus();
}
