// What was sent before, brought back with the arrow up in an empty composer.
const MOST_LINES = 30;

/** Lines from the oldest to the newest, and how far back the reader is. */
export function lineHistory() {
  const lines = [];
  let back = 0;
  return {
    add(line) {
      if (lines.at(-1) !== line) lines.push(line);
      if (lines.length > MOST_LINES) lines.shift();
    },
    /** The line that many steps further back; null where there is none. */
    move(step) {
      const next = Math.max(0, Math.min(lines.length, back + step));
      if (next === back) return null;
      back = next;
      return next ? lines[lines.length - next] : '';
    },
    leave() {
      back = 0;
    },
    active: () => back > 0,
  };
}
