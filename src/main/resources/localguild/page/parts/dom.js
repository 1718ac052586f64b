// Builds elements. Text only ever becomes text: no string from a message is read as HTML.

/** An element with properties and children; nothing among the children is left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  append(node, children);
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === 'data') {
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined && item !== null) node.dataset[key] = item;
    }
  } else if (name === 'style') {
    for (const [key, item] of Object.entries(value)) node.style.setProperty(key, item);
  } else if (name === 'text') {
    node.textContent = value;
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

/** Adds nodes and texts, lists of them too. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child);
  }
  return node;
}

/** The address where it is one of the web or of this page's own server, else null. */
export function safeUrl(address) {
  if (typeof address !== 'string') return null;
  let url;
  try {
    url = new URL(address, location.href);
  } catch {
    return null;
  }
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** A file's address. The guild's own files are read from the host that served this page. */
export function fileUrl(file) {
  const url = safeUrl(file?.url ?? file?.proxy_url);
  if (!url) return null;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const own = url.port === location.port && loopback;
  return own || url.origin === location.origin ? url.pathname + url.search : url.href;
}

/** A link that opens elsewhere and tells the other side nothing. */
export function link(address, props, ...children) {
  const url = safeUrl(address);
  if (!url) return el('span', {}, ...children);
  return el(
      'a', {href: url.href, target: '_blank', rel: 'noopener noreferrer', ...props}, ...children);
}

/** Runs a function once per turn, however often it is asked for. */
export function coalesced(action) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      action();
    });
  };
}

/** A text cut to a length, with an ellipsis where something is missing. */
export function clip(text, length) {
  return text.length <= length ? text : text.slice(0, length - 1) + '…';
}
