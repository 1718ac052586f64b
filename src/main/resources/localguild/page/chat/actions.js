// What pressing something in a message does; one listener for the whole list.
import * as api from '../guild/api.js';
import {dismiss, messageOf, setReply, state} from '../guild/store.js';
import {clearPending, interact, openChannel} from '../guild/session.js';
import {copyText} from '../parts/clipboard.js';
import {choiceList} from '../parts/choices.js';
import {toast} from '../parts/toast.js';
import {choose, entriesOf, findComponent, valuesOf} from './components.js';
import {lightbox, togglePreview} from './preview.js';
import {messageMenu, personCard} from './menus.js';

/** Data attribute to what a press on it does. */
const PRESSES = [
  ['[data-spoiler]:not([data-revealed])', reveal],
  ['[data-select]', openSelect],
  ['button[data-custom-id]', press],
  ['[data-lightbox]', openPicture],
  ['[data-preview]', togglePreview],
  ['[data-copy]', (node) => copyText(node.parentElement.querySelector('code').textContent)],
  ['[data-dismiss]', (node) => dismiss(node.dataset.dismiss)],
  ['[data-clear]', (node) => clearPending(node.dataset.clear)],
  ['[data-reply]', (node) => reply(node.dataset.reply)],
  ['[data-more]', (node) => messageMenu(messageOf(node.dataset.more), node)],
  ['[data-jump]', (node) => jump(node.dataset.jump)],
  ['[data-mention-channel]', (node) =>
    openChannel(state.channels.find((one) => one.id === node.dataset.mentionChannel))],
  ['[data-mention-command]', (node) => write(`/${node.dataset.mentionCommand} `)],
  ['[data-person]', (node) => personCard(node.dataset.person, node)],
];

let write = () => {};

/** `compose(text)` puts a text into the composer. */
export function messageActions(root, compose) {
  write = compose;
  root.addEventListener('click', (event) => {
    for (const [selector, action] of PRESSES) {
      const node = event.target.closest(selector);
      if (!node || !root.contains(node) || node.disabled) continue;
      event.preventDefault();
      action(node);
      return;
    }
  });
  root.addEventListener('keydown', (event) => {
    const spoiler = event.target.matches('.spoiler[data-spoiler]');
    if (spoiler && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      reveal(event.target);
    }
  });
  longPress(root);
  root.addEventListener('contextmenu', (event) => {
    const article = event.target.closest('article[data-message-id]');
    const person = event.target.closest('[data-person]');
    if (!article || event.target.closest('a')) return;
    event.preventDefault();
    const at = event.clientX || event.clientY ? {x: event.clientX, y: event.clientY} : article;
    if (person) personCard(person.dataset.person, at);
    else messageMenu(messageOf(article.dataset.messageId), at);
  });
}

/** Phones whose browser sends no contextmenu on a long touch. */
function longPress(root) {
  let timer;
  const stop = () => clearTimeout(timer);
  root.addEventListener('touchstart', (event) => {
    const article = event.target.closest('article[data-message-id]');
    if (!article || event.target.closest('button, a, pre') || event.touches.length > 1) return;
    const {clientX: x, clientY: y} = event.touches[0];
    timer = setTimeout(() => messageMenu(messageOf(article.dataset.messageId), {x, y}), 550);
  }, {passive: true});
  for (const kind of ['touchend', 'touchmove', 'touchcancel']) {
    root.addEventListener(kind, stop, {passive: true});
  }
}

function reveal(node) {
  node.dataset.revealed = '';
  if (node.classList.contains('spoiler')) node.setAttribute('aria-expanded', 'true');
}

function messageAt(node) {
  return messageOf(node.closest('article').dataset.messageId);
}

function press(node) {
  send(messageAt(node), node.dataset.customId);
}

async function send(message, customId, values) {
  const payload = {member: state.me.id, message: message.id, customId, ...(values ? {values} : {})};
  try {
    await interact(() => api.sendComponent(payload), {kind: 'component', message: message.id, customId});
  } catch (error) {
    toast(error.message);
  }
}

function openSelect(node) {
  const message = messageAt(node);
  const data = findComponent(message.components, node.dataset.customId);
  choiceList(node, {
    entries: entriesOf(data), selected: valuesOf(message, data),
    least: data.min_values ?? 1, most: data.max_values ?? 1, label: data.placeholder,
    done: (values) => {
      choose(message, data.custom_id, values);
      send(message, data.custom_id, values);
    },
  });
}

function openPicture(node) {
  if (node.dataset.spoilerMedia !== undefined && node.dataset.revealed === undefined) {
    node.dataset.revealed = '';
    return;
  }
  lightbox(node.dataset.lightbox, node.dataset.alt);
}

function reply(id) {
  setReply(messageOf(id));
  document.querySelector('#composer').focus();
}

function jump(id) {
  const target = document.querySelector(`article[data-message-id="${CSS.escape(id)}"]`);
  if (!target) return;
  target.scrollIntoView({block: 'center'});
  target.classList.add('flash');
  setTimeout(() => target.classList.remove('flash'), 1_500);
  target.focus({preventScroll: true});
}
