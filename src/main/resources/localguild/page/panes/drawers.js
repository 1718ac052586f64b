// The panes at the sides: beside the chat where there is room, over it on a phone.
const WIDE = matchMedia('(min-width: 1100px)');
const NARROW = matchMedia('(max-width: 760px)');
const SLIDE_MILLIS = 250;

/** Wires the two buttons of the top line. */
export function drawers() {
  const page = document.body;
  const left = {pane: document.getElementById('sidebar'), button: document.getElementById('open-channels')};
  const right = {pane: document.getElementById('members'), button: document.getElementById('open-members')};
  const shade = document.getElementById('shade');

  function show(side, open) {
    page.classList.toggle(side === left ? 'left-open' : 'right-open', open);
    side.button.setAttribute('aria-expanded', String(open));
    shade.hidden = !page.classList.contains('left-open') &&
        (!page.classList.contains('right-open') || WIDE.matches);
    if (open) side.pane.querySelector('button')?.focus();
  }

  let sliding;

  function slide() {
    page.classList.add('sliding');
    clearTimeout(sliding);
    sliding = setTimeout(() => page.classList.remove('sliding'), SLIDE_MILLIS);
  }

  function closeAll() {
    slide();
    if (page.classList.contains('left-open')) show(left, false);
    if (!WIDE.matches && page.classList.contains('right-open')) show(right, false);
  }

  for (const side of [left, right]) {
    side.button.addEventListener('click', () => {
      slide();
      show(side, side.button.getAttribute('aria-expanded') !== 'true');
    });
  }
  shade.addEventListener('click', closeAll);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || shade.hidden) return;
    const opener = page.classList.contains('left-open') ? left.button : right.button;
    closeAll();
    opener.focus();
  });
  const fit = () => show(right, WIDE.matches && !page.classList.contains('left-open'));
  WIDE.addEventListener('change', fit);
  NARROW.addEventListener('change', () => {
    if (!NARROW.matches) show(left, false);
  });
  const focused = document.activeElement;
  fit();
  focused?.focus?.();
  return {closeAll};
}
