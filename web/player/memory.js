// What a viewer asked this device to keep. Nothing is written before "remember" is ticked.

const KEY = 'digitales';

/**
 * @typedef {object} Kept
 * @property {number} [volume] 0 to 1
 * @property {boolean} [muted]
 * @property {string} [captions] a language tag or "off"
 * @property {number} [speed]
 * @property {boolean} [small]
 * @property {Record<string, number>} [places] seconds by work and part
 */

/** @returns {Kept | null} null: the viewer has not asked, or the browser does not let us */
export function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return kept !== null && typeof kept === 'object' ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Adds to what is kept; with `begin`, also when nothing is kept yet.
 * @param {Kept} more
 * @param {boolean} [begin]
 */
export function keep(more, begin = false) {
  const kept = recall();
  if (kept === null && !begin) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept, ...more }));
  } catch {
    // A full or closed store keeps nothing; watching goes on.
  }
}

/**
 * Keeps where the viewer was in one work, or drops it with null.
 * @param {string} work
 * @param {number | null} seconds
 */
export function keepPlace(work, seconds) {
  const places = { ...recall()?.places };
  if (seconds === null) delete places[work];
  else places[work] = Math.floor(seconds);
  keep({ places });
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}
