// The chat page of the local guild: puts the panes together and starts to listen.
//
// What tests may rely on:
//   #composer            the field for messages and commands; Enter sends, Tab or Enter takes a
//                        command while only its name is typed
//   #send #attach #draw  the buttons beside it; #file-input takes files
//   #command-panel       [role=option][data-command] while a name is typed, button[data-option],
//                        button[data-attach] and button[data-draw] for the options of a command,
//                        [role=option][data-suggestion] for values, .panel-problem for what is wrong
//   #tray [data-file]    files that wait to be sent
//   article[data-message-id]           a message, with .content, .embed, .container, .edited
//   article[data-interaction]          a command without an answer yet; .failure where none came
//   button[data-custom-id]             a button; with [data-select] a select
//   [role=listbox] [role=option][data-value]   the entries of an open select
//   button[data-more], [data-reply], [data-dismiss]   of a message; [role=menu] [data-command]
//   dialog.form[data-custom-id]        an open form; [name=customId] its text fields; [type=submit]
//   #draw-dialog, canvas#draw-pad, #draw-done         the draw pad
//   dialog.lightbox                    a picture at full size
//   #member-menu, [role=menu] [data-member]           who the reader is
//   button[data-channel-id]            a channel
//   body[data-ready]                   everything is loaded; body[data-connection] is open or broken
// `/?member=Ada&channel=lab` opens the page as a member in a channel, by name or id.
import {messageActions} from './chat/actions.js';
import {messageList} from './chat/list.js';
import {composer} from './compose/composer.js';
import {dropFiles} from './compose/drop.js';
import {load} from './guild/session.js';
import {listen} from './guild/events.js';
import {on, state} from './guild/store.js';
import {icon} from './parts/icons.js';
import {keepRelative} from './parts/time.js';
import {drawers} from './panes/drawers.js';
import {memberList} from './panes/members.js';
import {modals} from './panes/modal.js';
import {sidebar} from './panes/sidebar.js';
import {channelTitle, connectionBar, replyBar, typingLine} from './panes/status.js';

const RETRY_MS = 2_000;
const part = (id) => document.getElementById(id);

/** The buttons that stand in the page from the beginning. */
const ICONS = {
  'open-channels': 'menu', 'open-members': 'people', attach: 'plus', draw: 'pen', send: 'send'};
for (const [id, name] of Object.entries(ICONS)) part(id).append(icon(name, 22));

const {closeAll} = drawers();
sidebar({rail: part('rail'), channels: part('channels'), foot: part('foot'), title: part('guild-name')}, closeAll);
memberList(part('members'));
channelTitle(part('channel-title'));
typingLine(part('typing'));
connectionBar(part('connection'));
replyBar(part('reply-bar'));
modals();
const {write, add} = composer(part('composer-form'));
messageList(part('messages'), part('announcer'));
messageActions(part('messages'), write);
dropFiles(part('chat'), add);
keepRelative();
on('connection', () => {
  document.body.dataset.connection = state.connection;
});

/** Loads the guild, again and again until it is there. */
async function start() {
  try {
    const seq = await load();
    document.body.dataset.ready = '';
    listen(seq);
    if (matchMedia('(pointer: fine)').matches) part('composer').focus();
  } catch (error) {
    part('connection').hidden = false;
    part('connection').textContent = error.message;
    setTimeout(start, RETRY_MS);
  }
}

start();
