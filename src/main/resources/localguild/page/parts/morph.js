// Turns one element into the likeness of another in place, so that a live edit keeps the focus,
// the loaded pictures and the scroll position.

/** What the reader opened stays open through an edit. */
const KEPT = new Set(['data-revealed', 'data-opened', 'tabindex']);

/** Makes `from` equal to `to`; returns the node that now stands in the document. */
export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || keyOf(from) !== keyOf(to)) {
    from.replaceWith(to);
    return to;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return from;
  }
  attributes(from, to);
  children(from, to);
  return from;
}

function attributes(from, to) {
  for (const {name} of [...from.attributes]) {
    if (!to.hasAttribute(name) && !KEPT.has(name)) from.removeAttribute(name);
  }
  for (const {name, value} of to.attributes) {
    if (from.getAttribute(name) !== value && !(KEPT.has(name) && from.hasAttribute(name))) {
      from.setAttribute(name, value);
    }
  }
}

function children(from, to) {
  let old = from.firstChild;
  for (const next of [...to.childNodes]) {
    let match = old;
    while (match && !alike(match, next)) match = match.nextSibling;
    if (!match) {
      from.insertBefore(next, old);
      continue;
    }
    while (old !== match) {
      const gone = old;
      old = old.nextSibling;
      gone.remove();
    }
    old = morph(match, next).nextSibling;
  }
  while (old) {
    const gone = old;
    old = old.nextSibling;
    gone.remove();
  }
}

/** What has a key of its own stays the same through a change of its looks, and keeps the focus. */
function alike(a, b) {
  return a.nodeName === b.nodeName && keyOf(a) === keyOf(b) &&
      (keyOf(a) !== null || a.className === b.className);
}

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  return node.dataset?.key ?? node.dataset?.customId ?? (node.nodeName === 'IMG' ? node.src : null);
}
