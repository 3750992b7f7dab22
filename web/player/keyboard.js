// The keys, working while the player has the focus and never elsewhere (WCAG 2.2, 2.1.4).

/**
 * The key as printed on a Latin keyboard, so that letters and digits work in every layout.
 * @param {KeyboardEvent} event
 */
function latin(event) {
  if (/^[\x20-\x7e]$/.test(event.key) || event.key.length > 1) return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase() ?? event.key;
}

/**
 * @typedef {object} Deeds
 * @property {() => void} toggle
 * @property {(seconds: number) => void} skip
 * @property {(steps: number) => void} louder
 * @property {() => void} mute
 * @property {() => void} captions
 * @property {() => void} full
 * @property {(steps: number) => void} faster
 * @property {(tenths: number) => void} tenth
 * @property {() => void} help
 * @property {() => boolean} escape true when something was closed
 */

/**
 * @param {KeyboardEvent} event
 * @param {Deeds} deeds
 * @returns {boolean} whether the key was ours
 */
function press(event, deeds) {
  const target = /** @type {HTMLElement} */ (event.target);
  const key = latin(event);
  if (key === 'Escape') return deeds.escape();
  if (target.matches('input[type=text], textarea, select')) return false;
  const choosing = target.matches('input[type=radio], input[type=checkbox]');
  if (key.startsWith('Arrow') && (choosing || target.matches('.dp-volume'))) return false;
  if (key === ' ' && (choosing || target.matches('button, a'))) return false;
  /** @type {Record<string, () => void>} */
  const map = {
    ' ': deeds.toggle, k: deeds.toggle,
    ArrowLeft: () => deeds.skip(-5), ArrowRight: () => deeds.skip(5),
    j: () => deeds.skip(-10), l: () => deeds.skip(10),
    ArrowUp: () => deeds.louder(1), ArrowDown: () => deeds.louder(-1),
    m: deeds.mute, c: deeds.captions, f: deeds.full,
    '<': () => deeds.faster(-1), '>': () => deeds.faster(1),
    Home: () => deeds.tenth(0), '?': deeds.help,
  };
  if (/^\d$/.test(key)) deeds.tenth(Number(key));
  else if (Object.prototype.hasOwnProperty.call(map, key)) map[key]();
  else return false;
  return true;
}

/**
 * @param {HTMLElement} player
 * @param {Deeds} deeds
 */
export function keyboard(player, deeds) {
  player.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (press(event, deeds)) event.preventDefault();
  });
}
