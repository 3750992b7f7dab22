// The page on which curators bring works in: chosen, dropped or pasted files are uploaded piece by piece (tus) and go on
// after a broken line, and everything under way is shown as it goes on. Without this script a plain form does it.
import { Card } from './card.js';
import { follow } from './live.js';

const place = /** @type {HTMLElement | null} */ (document.querySelector('.intake'));
if (place) begin(place);

/** @param {HTMLElement} place */
function begin(place) {
  /** @type {Record<string, string>} */
  const labels = JSON.parse(place.dataset.labels ?? '{}');
  const drop = /** @type {HTMLElement} */ (place.querySelector('.intake-drop'));
  const chosen = /** @type {HTMLElement} */ (place.querySelector('.intake-chosen'));
  const list = /** @type {HTMLElement} */ (place.querySelector('.intake-files'));
  const told = /** @type {HTMLElement} */ (place.querySelector('[data-told]'));
  const input = /** @type {HTMLInputElement} */ (place.querySelector('#files'));
  /** @type {Set<Card>} */
  const cards = new Set();
  drop.hidden = false;
  /** @type {HTMLElement} */ (place.querySelector('form')).hidden = true;

  const gone = (/** @type {Card} */ card) => {
    const focused = card.element.contains(document.activeElement);
    cards.delete(card);
    card.element.remove();
    chosen.hidden = cards.size === 0;
    if (focused) (chosen.hidden ? input : /** @type {HTMLElement} */ (chosen.querySelector('h3'))).focus();
  };
  const choose = (/** @type {Iterable<File>} */ files) => {
    const all = Array.from(files);
    if (all.length === 0) return;
    for (const file of all) {
      const card = new Card(file, { endpoint: place.dataset.endpoint ?? '', labels, gone, say: (text) => { told.textContent = text; } });
      cards.add(card);
      list.append(card.element);
    }
    chosen.hidden = false;
    told.textContent = (labels.chosen ?? '').replace('%1', all.map((file) => file.name).join(', '));
    /** @type {HTMLElement} */ (chosen.querySelector('h3')).focus();
  };

  input.addEventListener('change', () => {
    choose(input.files ?? []);
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files ?? [];
    if (files.length > 0) {
      event.preventDefault();
      choose(files);
    }
  });
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    drop.classList.remove('over');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    choose(event.dataTransfer.files);
  });
  chosen.querySelector('[data-do=all]')?.addEventListener('click', () => {
    for (const card of cards) card.begin();
  });
  window.addEventListener('beforeunload', (event) => {
    if (Array.from(cards).some((card) => card.runs)) event.preventDefault();
  });
  follow(place.dataset.events ?? '');
}
