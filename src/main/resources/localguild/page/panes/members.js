// The list of members at the right.
import {el} from '../parts/dom.js';
import {avatar, badge, nameOf} from '../parts/people.js';
import {on, state} from '../guild/store.js';
import {personCard} from '../chat/menus.js';

/** Keeps the list in step with the guild. */
export function memberList(root) {
  on('guild me', () => {
    const bots = state.members.filter((one) => one.bot);
    const people = state.members.filter((one) => !one.bot);
    root.replaceChildren(
        ...group('Apps', bots, state.online ? 'online' : 'offline'),
        ...group('Members', people, 'online'));
  });
  for (const kind of ['click', 'contextmenu']) {
    root.addEventListener(kind, (event) => {
      const row = event.target.closest('[data-person]');
      if (!row) return;
      event.preventDefault();
      personCard(row.dataset.person, row);
    });
  }
}

function group(name, list, presence) {
  return [el('h2', {text: `${name} — ${list.length}`}), el('ul', {}, list.map((person) =>
    el('li', {}, el('button', {type: 'button', class: `member ${presence}`, data: {person: person.id}},
        el('span', {class: 'presence'}, avatar(person, 32)),
        el('span', {class: 'member-name', text: nameOf(person)}), badge(person),
        el('span', {class: 'hidden-text', text: presence})))))];
}
