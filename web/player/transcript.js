// The transcript beside the player: the sentence that is spoken is marked, a click goes to its second.
import { make } from './dom.js';

/** @typedef {import('./element.js').DigitalesPlayer} DigitalesPlayer */
/** @typedef {{ start: number, end: number, link: HTMLAnchorElement, item: HTMLElement }} Line */

/** @param {ParentNode} page */
export function transcripts(page) {
  for (const section of page.querySelectorAll('.transcript[data-for]')) {
    const host = document.getElementById(section.getAttribute('data-for') ?? '');
    const player = /** @type {DigitalesPlayer | null} */ (host)?.player;
    if (player) follow(/** @type {HTMLElement} */ (section), player);
  }
}

/**
 * @param {Element} text one language
 * @returns {Line[]} in order of time
 */
function linesOf(text) {
  return Array.from(text.querySelectorAll('a[data-start]'), (found) => {
    const link = /** @type {HTMLAnchorElement} */ (found);
    return {
      start: Number(link.dataset.start), end: Number(link.dataset.end), link,
      item: /** @type {HTMLElement} */ (link.closest('li') ?? link),
    };
  });
}

/**
 * The line that is spoken at this second, by halving.
 * @param {Line[]} lines
 * @param {number} now
 */
function lineAt(lines, now) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start <= now + 0.05) low = middle + 1;
    else high = middle;
  }
  const line = lines[low - 1];
  return line && now < line.end + 0.05 ? line : null;
}

/**
 * Brings the line into the text's own window, the list or beside the player all of it; the page itself never moves.
 * @param {HTMLElement} item
 */
function reveal(item) {
  const scrolls = (/** @type {Element | null} */ each) => each !== null
    && getComputedStyle(each).overflowY === 'auto' && each.scrollHeight > each.clientHeight;
  const frame = [item.closest('ol'), item.closest('.transcript')].find(scrolls);
  if (!frame) return;
  const offset = item.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  frame.scrollTo({ top: frame.scrollTop + offset - frame.clientHeight / 3, behavior: calm ? 'auto' : 'smooth' });
}

/**
 * @param {HTMLElement} section
 * @param {import('./player.js').Player} player
 */
function follow(section, player) {
  const texts = Array.from(section.querySelectorAll('[data-language]'), (text) => ({ text, lines: linesOf(text) }));
  const button = make('button', { type: 'button', class: 'transcript-follow', 'aria-pressed': 'true' }, player.label('transcript_follow'));
  let following = true;
  const set = (/** @type {boolean} */ on) => {
    following = on;
    button.setAttribute('aria-pressed', String(on));
    if (on) mark();
  };

  const mark = () => {
    for (const { text, lines } of texts) {
      const line = lineAt(lines, player.now());
      const before = text.querySelector('[aria-current]');
      if (before === (line?.link ?? null)) continue;
      before?.removeAttribute('aria-current');
      line?.link.setAttribute('aria-current', 'true');
      const open = !(text instanceof HTMLDetailsElement) || text.open;
      if (line && open && following) reveal(line.item);
    }
  };

  for (const { text } of texts) {
    for (const event of ['wheel', 'touchmove']) text.addEventListener(event, () => set(false), { passive: true });
    text.addEventListener('toggle', () => mark());
  }
  section.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[data-start]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    player.seek(Number(link.getAttribute('data-start')));
    player.play();
    set(true);
  });
  button.addEventListener('click', () => set(!following));
  const heading = section.querySelector('h2, h3');
  if (heading) heading.after(button);
  else section.prepend(button);
  for (const event of ['timeupdate', 'seeking']) player.media.addEventListener(event, mark);
}
