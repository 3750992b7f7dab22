// How fast bytes leave, and how long it still takes.

/** Over how long the pace is taken, in milliseconds. */
const SPAN = 10_000;

export class Pace {
  /** @param {number} whole bytes of the file */
  constructor(whole) {
    this.whole = whole;
    /** @type {[number, number][]} */
    this.marks = [];
    /** Bytes in a second. */
    this.rate = 0;
    /** Seconds. */
    this.left = Infinity;
  }

  /** @param {number} sent bytes so far @param {number} now milliseconds */
  tell(sent, now) {
    const last = this.marks[this.marks.length - 1];
    // What went back was sent for nothing: the pace is taken anew.
    if (last && (sent < last[1] || now - last[0] > SPAN)) this.marks = [];
    this.marks.push([now, sent]);
    while (this.marks.length > 2 && now - this.marks[1][0] > SPAN) this.marks.shift();
    const [began, before] = this.marks[0];
    const spent = (now - began) / 1000;
    this.rate = spent > 0 ? (sent - before) / spent : 0;
    this.left = this.rate > 0 ? (this.whole - sent) / this.rate : Infinity;
  }
}

/** Bytes as people read them, in the page's language. @param {number} bytes */
export function size(bytes) {
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 ? 1 : 0;
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return `${value.toLocaleString(`${language}-u-nu-latn`, { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** How long, in words. @param {number} seconds @param {Record<string, string>} labels */
export function said(seconds, labels) {
  if (!Number.isFinite(seconds)) return '–';
  const put = (/** @type {string | undefined} */ label, /** @type {number} */ n) => (label ?? '').replace('%1', String(n));
  if (seconds < 60) return put(labels.seconds, Math.ceil(seconds));
  if (seconds < 5400) return put(labels.minutes, Math.ceil(seconds / 60));
  return put(labels.hours, Math.round(seconds / 3600));
}
