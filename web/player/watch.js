// Asks whether the permit still stands, so that a story taken back falls silent in a page already open.

const EVERY_MS = 4000;
const PATIENCE_MS = 3500;

/** Statuses by which the door says "not any more": RFC 9110 sections 15.5.4, 15.5.5, 15.5.11; RFC 7725. */
const GONE = [403, 404, 410, 451];

/** @typedef {'open' | 'gone' | 'unreachable'} Answer */

/**
 * One question, without a byte of media.
 * @param {string} url
 * @returns {Promise<Answer>}
 */
async function ask(url) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, {
      method: 'HEAD', cache: 'no-store', credentials: 'same-origin', signal: patience.signal,
    });
    if (GONE.includes(answer.status)) return 'gone';
    return answer.ok ? 'open' : 'unreachable';
  } catch {
    return 'unreachable';
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Watches one rendition while the page is seen or heard. `check` asks at once; `stop` ends it.
 * @param {object} watched
 * @param {() => string} watched.url the rendition that plays now
 * @param {() => boolean} watched.heard does it play, perhaps in a hidden page?
 * @param {(answer: Answer) => void} watched.tell
 */
export function watch({ url, heard, tell }) {
  let timer = 0;
  let stopped = false;
  let asking = false;

  const wanted = () => document.visibilityState === 'visible' || heard();
  /** @param {number} since */
  const later = (since) => {
    clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(check, Math.max(0, EVERY_MS - (performance.now() - since)));
  };
  async function check() {
    if (stopped || asking) return;
    const since = performance.now();
    if (wanted()) {
      asking = true;
      const asked = url();
      const answer = await ask(asked);
      asking = false;
      if (!stopped && asked === url()) tell(answer);
    }
    later(since);
  }

  const now = () => void check();
  document.addEventListener('visibilitychange', now);
  const moments = ['online', 'offline', 'pageshow', 'focus'];
  for (const moment of moments) window.addEventListener(moment, now);
  later(performance.now());
  return {
    check: now,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', now);
      for (const moment of moments) window.removeEventListener(moment, now);
    },
  };
}
