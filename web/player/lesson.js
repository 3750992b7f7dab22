// "From here", "to here" in a lesson form, and the copy buttons of any page. The form works without these.
import { clock } from './time.js';

/**
 * Copies the text of a field; without the clipboard of a secure page, by the selection.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @returns {Promise<boolean>} false: it is selected, for the reader to copy
 */
export async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}

/** @param {ParentNode} page */
export function copyButtons(page) {
  for (const button of page.querySelectorAll('button[data-copy]')) {
    const copy = /** @type {HTMLButtonElement} */ (button);
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(copy.dataset.copy ?? ''));
    if (field === null) continue;
    copy.hidden = false;
    const status = copy.parentElement?.querySelector('[role=status]') ?? null;
    copy.addEventListener('click', async () => {
      const words = (await copyFrom(field)) ? copy.dataset.copied : copy.dataset.failed;
      if (status && words) status.textContent = words;
    });
  }
}

/** @param {ParentNode} page */
export function lessonForms(page) {
  for (const found of page.querySelectorAll('form[data-lesson]')) {
    const form = /** @type {HTMLFormElement} */ (found);
    const host = /** @type {import('./element.js').DigitalesPlayer | null} */ (document.getElementById(form.dataset.lesson ?? ''));
    for (const set of form.querySelectorAll('button[data-set]')) {
      const button = /** @type {HTMLButtonElement} */ (set);
      const field = form.elements.namedItem(button.dataset.set ?? '');
      if (!(field instanceof HTMLInputElement)) continue;
      button.hidden = false;
      button.addEventListener('click', () => {
        const now = host?.player?.now() ?? 0;
        field.value = clock(button.dataset.set === 'end' ? Math.ceil(now) : now);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
  }
}
