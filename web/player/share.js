// A link to this work at this second, to copy.
import { copyFrom } from './lesson.js';
import { clock } from './time.js';

/** @param {import('./player.js').Player} player */
export function share(player) {
  const { view, label, host } = player;
  const words = /** @type {HTMLElement} */ (view.at.row.querySelector('span'));

  const fill = () => {
    const seconds = Math.floor(player.now());
    words.textContent = label('share_at', clock(seconds));
    const fragment = `#t=${seconds}${player.part === '1' ? '' : `&part=${player.part}`}`;
    view.link.value = `${host.dataset.shareUrl ?? ''}${view.at.box.checked ? fragment : ''}`;
  };
  view.at.box.checked = true;
  view.at.box.addEventListener('change', fill);
  view.link.addEventListener('focus', () => view.link.select());
  view.copy.addEventListener('click', async () => {
    const copied = await copyFrom(view.link);
    player.say(label(copied ? 'copied' : 'copy_failed'));
    if (copied) flash(view.copy, label('copied'));
  });
  return { fill };
}

/**
 * Shows for a moment that it is done.
 * @param {HTMLElement} button
 * @param {string} words
 */
export function flash(button, words) {
  if (button.dataset.flashing !== undefined) return;
  const before = button.textContent;
  button.dataset.flashing = '';
  button.textContent = words;
  window.setTimeout(() => {
    button.textContent = before;
    delete button.dataset.flashing;
  }, 2000);
}
