// Times as people read, hear and link them.

/**
 * A clock face: `1:23`, with hours only when they are needed: `1:02:03`.
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 1e-3));
  const pad = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${pad(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}

/**
 * A length in words of the language, for screen readers: `1 Minute 23 Sekunden`.
 * Falls back to the clock face where the browser cannot count in that language.
 * @param {number} seconds
 * @param {string} language
 */
export function spoken(seconds, language) {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    { unit: 'hour', count: Math.floor(whole / 3600) },
    { unit: 'minute', count: Math.floor(whole / 60) % 60 },
    { unit: 'second', count: whole % 60 },
  ].filter((part) => part.count > 0 || (part.unit === 'second' && whole === 0));
  try {
    return parts
      .map(({ unit, count }) =>
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
      .join(' ');
  } catch {
    return clock(whole);
  }
}

/**
 * Seconds out of `83`, `83.5`, `1:23` or `1:02:03` (W3C Media Fragments, "npt"); null for anything else.
 * @param {string} text
 * @returns {number | null}
 */
export function parseTime(text) {
  const found = /^(?:npt:)?(?:(?:(\d+):)?([0-5]?\d):)?(\d+(?:\.\d*)?)s?$/.exec(text.trim());
  if (!found) return null;
  const [, hours, minutes, seconds] = found;
  if (minutes !== undefined && Number(seconds) >= 60) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
}

/**
 * The time a page's fragment asks for in this part: `#t=83` (part 1), `#t=83&part=2`. An end (`#t=10,20`) is ignored.
 * @param {string} hash
 * @param {string} part
 */
export function timeInHash(hash, part) {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  if ((asked.get('part') ?? '1') !== part) return null;
  return parseTime((asked.get('t') ?? '').split(',')[0]);
}

/**
 * A number in the page's way of writing, with European digits as in the times beside it.
 * @param {number} value
 * @param {string} language
 * @param {number} digits at most, after the point
 */
export function decimal(value, language, digits) {
  try {
    return new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: digits }).format(value);
  } catch {
    return String(Number(value.toFixed(digits)));
  }
}

/**
 * Megabytes (10⁶ bytes) with one digit after the point below ten.
 * @param {number} bytes
 * @param {string} language
 */
export function megabytes(bytes, language) {
  const value = bytes / 1e6;
  return decimal(value, language, value < 10 ? 1 : 0);
}
