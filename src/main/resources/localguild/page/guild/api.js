// The guild's client interface, one function per route.

async function answer(response) {
  const text = await response.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = {error: text.slice(0, 300)};
  }
  if (!response.ok) throw new Error(reasonOf(body) || `The guild answered ${response.status}.`);
  return body;
}

function reasonOf(body) {
  return typeof body.error === 'string' ? body.error : body.message;
}

async function request(path, init) {
  let response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error('The local guild does not answer. Is the program still running?');
  }
  return answer(response);
}

function post(path, body) {
  return request(path, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
  });
}

function postParts(path, payload, files) {
  const form = new FormData();
  form.append('payload', JSON.stringify(payload));
  for (const {name, file} of files) form.append(name, file, file.name);
  return request(path, {method: 'POST', body: form});
}

/** The guild, its channels, members, roles, commands and whether the bot is there. */
export const getState = () => request('/client/state');

/** A channel's messages as a member sees them, oldest first. */
export const getMessages = (channel, member) =>
    request(`/client/messages?${new URLSearchParams({channel, member})}`);

/** Starts a command. Files are `{name, file}`, named after their options. */
export const sendCommand = (payload, files) => postParts('/client/command', payload, files);

/** Writes a message. */
export const sendMessage = (payload, files) => postParts('/client/message', payload, files);

/** Presses a button or chooses from a select. */
export const sendComponent = (payload) => post('/client/component', payload);

/** Sends a filled form. Files are `{name, file}`, named after their fields. */
export const sendModal = (payload, files) => postParts('/client/modal', payload, files);

/** Asks the bot what could stand in an option. */
export const askChoices = (payload) => post('/client/autocomplete', payload);
