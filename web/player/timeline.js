// The bar of time: played, loaded, seek by hand. Time runs from left to right in every language, as on a tape.
import { clock, spoken } from './time.js';

/**
 * @param {object} given
 * @param {import('./view.js').View} given.view
 * @param {HTMLMediaElement} given.media
 * @param {string} given.language
 * @param {(key: string, ...values: string[]) => string} given.label
 * @param {() => { start: number, end: number }} given.span what is played, in seconds of the work
 * @param {() => number} given.now
 * @param {(seconds: number) => void} given.seek
 */
export function timeline({ view, media, language, label, span, now, seek }) {
  const { seek: range, buffered, bubble, face } = view;
  let held = false;

  const paint = () => {
    const { start, end } = span();
    const length = Math.max(end - start, 0.001);
    const elapsed = Math.min(Math.max(now() - start, 0), length);
    const at = length - elapsed < 0.05 ? length : elapsed;
    if (!held) range.value = String(at / length);
    range.setAttribute('aria-valuetext', label('time_of', spoken(at, language), spoken(length, language)));
    range.style.setProperty('--dp-played', `${(100 * at) / length}%`);
    face.textContent = `${clock(at)} / ${clock(length)}`;
  };

  const paintBuffered = () => {
    const { start, end } = span();
    const share = (/** @type {number} */ seconds) => `${Math.min(100, Math.max(0, (100 * (seconds - start)) / (end - start)))}%`;
    const stops = [];
    for (let i = 0; i < media.buffered.length; i += 1) {
      const from = share(media.buffered.start(i));
      const to = share(media.buffered.end(i));
      stops.push(`transparent ${from}, currentColor ${from}, currentColor ${to}, transparent ${to}`);
    }
    buffered.style.backgroundImage = stops.length ? `linear-gradient(to right, ${stops.join(', ')})` : 'none';
  };

  range.addEventListener('input', () => {
    held = true;
    const { start, end } = span();
    seek(start + Number(range.value) * (end - start));
    paint();
  });
  range.addEventListener('change', () => { held = false; paint(); });
  range.addEventListener('pointermove', (event) => {
    const box = range.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    bubble.hidden = event.pointerType === 'touch';
    bubble.textContent = clock(share * (span().end - span().start));
    bubble.style.left = `${share * 100}%`;
  });
  range.addEventListener('pointerleave', () => { bubble.hidden = true; });

  for (const event of ['timeupdate', 'seeking', 'seeked', 'durationchange', 'loadedmetadata']) {
    media.addEventListener(event, paint);
  }
  for (const event of ['progress', 'loadedmetadata', 'emptied', 'seeked']) {
    media.addEventListener(event, paintBuffered);
  }
  paint();
  return { paint, paintBuffered };
}
