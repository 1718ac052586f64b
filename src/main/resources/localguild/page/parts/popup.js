// A small window beside what opened it: at most one at a time, gone with Escape or a press outside.
const GAP = 6;

let current = null;

/** Opens `node` at an element or a point; `closed` is called once it is gone. */
export function popup(anchor, node, {closed = () => {}, matchWidth = false} = {}) {
  close();
  const before = document.activeElement;
  const element = anchor instanceof Element ? anchor : null;
  const host = element?.closest('dialog') ?? document.body;
  node.classList.add('popup');
  if (matchWidth && element) node.style.minWidth = `${element.getBoundingClientRect().width}px`;
  host.append(node);
  place(node, element ? element.getBoundingClientRect() : pointBox(anchor));
  element?.setAttribute('aria-expanded', 'true');
  const outside = (event) => {
    if (!node.contains(event.target) && !element?.contains(event.target)) close();
  };
  const keys = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  document.addEventListener('pointerdown', outside, true);
  document.addEventListener('keydown', keys, true);
  window.addEventListener('resize', close);
  current = () => {
    current = null;
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('keydown', keys, true);
    window.removeEventListener('resize', close);
    const hadFocus = node.contains(document.activeElement);
    node.remove();
    element?.setAttribute('aria-expanded', 'false');
    if (hadFocus && before?.isConnected) before.focus({preventScroll: true});
    closed();
  };
  return close;
}

/** Closes the open one. */
export function close() {
  current?.();
}

function pointBox({x, y}) {
  return {left: x, right: x, top: y, bottom: y};
}

/** Below where there is room, else above; never over the edge. */
function place(node, box) {
  const {offsetWidth: width, offsetHeight: height} = node;
  const below = box.bottom + GAP + height <= innerHeight || box.top < height + GAP;
  const top = below ? box.bottom + GAP : box.top - GAP - height;
  node.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  node.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}
