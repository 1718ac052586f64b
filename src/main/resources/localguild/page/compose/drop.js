// Files dropped anywhere on the chat.

/** Shows where to drop, and hands the files over. */
export function dropFiles(root, add) {
  let depth = 0;
  const over = (on) => root.classList.toggle('dropping', on);
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  root.addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth++;
    over(true);
  });
  root.addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  root.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (!depth) over(false);
  });
  root.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    over(false);
    add(event.dataTransfer.files);
  });
}
