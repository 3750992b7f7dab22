// Full screen, narrow and wide, and bars that step aside while a film runs.
import { reshape } from './dom.js';

/**
 * What older Safari calls these; an iPhone can only enlarge the video itself.
 * @typedef {HTMLElement & { webkitRequestFullscreen?: () => void }} OldElement
 * @typedef {Document & { webkitFullscreenElement?: Element | null, webkitExitFullscreen?: () => void }} OldDocument
 * @typedef {HTMLMediaElement & { webkitEnterFullscreen?: () => void, webkitExitFullscreen?: () => void }} OldMedia
 */

const REST_MS = 3000;
const NARROW_PX = 520;

/** @param {import('./player.js').Player} player */
export function screen(player) {
  const host = /** @type {OldElement} */ (player.host);
  const media = /** @type {OldMedia} */ (player.media);
  const page = /** @type {OldDocument} */ (document);
  const { full } = player.view;
  const isFull = () => (page.fullscreenElement ?? page.webkitFullscreenElement) === host;

  const leave = () => {
    if (isFull()) void (page.exitFullscreen?.() ?? page.webkitExitFullscreen?.());
    media.webkitExitFullscreen?.();
  };
  const toggle = () => {
    if (!player.film) return;
    if (isFull()) leave();
    else if (host.requestFullscreen) void host.requestFullscreen().catch(() => {});
    else if (host.webkitRequestFullscreen) host.webkitRequestFullscreen();
    else media.webkitEnterFullscreen?.();
  };
  full.addEventListener('click', toggle);

  const changed = () => {
    const name = player.label(isFull() ? 'fullscreen_exit' : 'fullscreen');
    host.toggleAttribute('data-full', isFull());
    reshape(full, isFull() ? 'small' : 'full');
    full.setAttribute('aria-label', name);
    full.title = `${name} (F)`;
    stir();
  };
  document.addEventListener('fullscreenchange', changed);
  document.addEventListener('webkitfullscreenchange', changed);
  media.addEventListener('webkitbeginfullscreen', () => player.captions.handOver(true));
  media.addEventListener('webkitendfullscreen', () => player.captions.handOver(false));

  let rest = 0;
  const stir = () => {
    clearTimeout(rest);
    host.removeAttribute('data-idle');
    rest = window.setTimeout(() => {
      if (isFull() && !media.paused && !player.panels.isOpen()) host.setAttribute('data-idle', '');
    }, REST_MS);
  };
  for (const event of ['pointermove', 'pointerdown', 'keydown']) host.addEventListener(event, stir);
  for (const event of ['play', 'pause']) media.addEventListener(event, stir);

  new ResizeObserver(([entry]) => {
    host.dataset.size = entry.contentRect.width < NARROW_PX ? 'narrow' : 'wide';
  }).observe(host);

  return {
    toggle,
    leave,
    /** Tells the styles that a film stands upright. @param {HTMLVideoElement} video */
    measure(video) {
      host.toggleAttribute('data-upright', video.videoHeight > video.videoWidth);
    },
  };
}
