// The page of the people in the works: away quickly, read aloud, a passage marked by listening. It works without.
import { readAloud } from './aloud.js';

away();
readAloud();
marks();

/** Leaves at once, and leaves this page out of the way back. */
function away() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.leave'));
  link?.addEventListener('click', (event) => {
    event.preventDefault();
    document.body.hidden = true;
    location.replace(link.href);
  });
}

/** Fills in the time at which the listener is. */
function marks() {
  const form = document.querySelector('form.passage');
  const media = /** @type {HTMLMediaElement | null} */ (form?.querySelector('video, audio') ?? null);
  const row = /** @type {HTMLElement | null} */ (form?.querySelector('.tap') ?? null);
  if (!form || !media || !row) return;
  row.hidden = false;
  for (const button of Array.from(row.querySelectorAll('button'))) {
    button.addEventListener('click', () => {
      const field = /** @type {HTMLInputElement | null} */ (form.querySelector(`#${button.dataset.mark}`));
      if (!field) return;
      field.value = clock(media.currentTime);
      field.focus();
    });
  }
}

/**
 * As the form takes it: `1:05.2`.
 * @param {number} seconds
 */
function clock(seconds) {
  const tenths = Math.round(seconds * 10);
  const rest = tenths % 600;
  const tail = rest % 10 ? `.${rest % 10}` : '';
  return `${Math.floor(tenths / 600)}:${String(Math.floor(rest / 10)).padStart(2, '0')}${tail}`;
}
