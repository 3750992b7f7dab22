// A story that was taken back: its sound, pictures and words leave the open page.
import { make } from './dom.js';
import { keepPlace } from './memory.js';

/** @param {import('./player.js').Player} player */
export function withdraw(player) {
  if (player.state === 'withdrawn') return;
  const { host, media, view } = player;
  const focused = host.contains(document.activeElement);
  player.show('withdrawn');
  player.wanted = false;
  player.stop();
  player.screen.leave();
  leavePicture();
  empty(media);
  keepPlace(player.place(), null);

  const words = player.label('withdrawn');
  for (const child of Array.from(host.children)) if (child !== view.status) child.remove();
  for (const name of Object.keys(host.dataset)) if (name !== 'state') delete host.dataset[name];
  clearPage(host.id, words);
  const headed = document.querySelector('h1') !== null;
  const notice = make('div', { class: 'dp-withdrawn', tabindex: '-1' },
    make(headed ? 'p' : 'h1', { class: 'dp-withdrawn-first' }, words), make('p', {}, player.label('withdrawn_why')));
  host.prepend(notice);
  if (focused) notice.focus({ preventScroll: true });
  player.say(words);
  host.dispatchEvent(new CustomEvent('digitales-withdrawn', { bubbles: true }));
}

/**
 * Takes away everything a media element holds, buffers included (HTML, "best practices for authors using media elements").
 * @param {HTMLMediaElement} media
 */
function empty(media) {
  media.pause();
  for (const inner of Array.from(media.children)) inner.remove();
  for (const name of ['src', 'poster', 'aria-label', 'title']) media.removeAttribute(name);
  media.load();
}

function leavePicture() {
  if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => {});
}

/**
 * The transcript and whatever the page marked as belonging to the work; with its heading, the page's head too.
 * @param {string} id of the player
 * @param {string} words for the title of the page
 */
function clearPage(id, words) {
  if (!id) return;
  const name = CSS.escape(id);
  const headed = document.querySelector('h1') !== null;
  for (const element of Array.from(document.querySelectorAll(`[data-permit="${name}"], [data-for="${name}"]`))) element.remove();
  if (!headed || document.querySelector('h1') !== null) return;
  document.title = words;
  for (const element of Array.from(document.head.querySelectorAll('meta[property], meta[name="description"], link[title]'))) element.remove();
}
