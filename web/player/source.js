// Which rendition plays, and how it comes back after a lost connection, always at the same second.
import { megabytes } from './time.js';

export class Source {
  /** @param {import('./player.js').Player} player */
  constructor(player) {
    this.player = player;
    const { fullSrc, smallSrc, fullBytes, smallBytes } = player.host.dataset;
    this.full = fullSrc ?? player.media.getAttribute('src') ?? '';
    this.smaller = smallSrc ?? '';
    this.weights = { full: Number(fullBytes) || null, small: Number(smallBytes) || null };
    this.small = false;
    this.begun = false;
    this.offline = false;
    this.tries = 0;
    player.media.addEventListener('playing', () => { this.tries = 0; });
  }

  bytes() {
    return this.small ? this.weights.small : this.weights.full;
  }

  /** The hint beside "save data"; empty when there is nothing smaller. */
  saving() {
    const { player, weights } = this;
    if (!this.smaller || weights.small === null || weights.full === null) return '';
    const say = (/** @type {number} */ bytes) => player.label('megabytes', megabytes(bytes, player.language));
    return player.label(player.film ? 'save_data_hint' : 'save_data_hint_audio', say(weights.small), say(weights.full));
  }

  /** @param {boolean} small */
  save(small) {
    if (!this.smaller || small === this.small) return;
    this.small = small;
    const { media } = this.player;
    this.reload(() => media.setAttribute('src', small ? this.smaller : this.full));
    this.player.dressStart();
  }

  /** From the first play on, bytes are wanted; before it, not one is fetched. */
  begin() {
    this.begun = true;
    this.player.media.preload = 'auto';
    if (this.player.media.error) this.reload();
  }

  /**
   * Loads again what plays, at the same second and speed.
   * @param {() => void} [load] what makes the element begin anew
   */
  reload(load = () => this.player.media.load()) {
    const { player } = this;
    const { media } = player;
    const { playbackRate } = media;
    player.pending = player.now();
    load();
    media.playbackRate = playbackRate;
    if (player.wanted) void media.play()?.catch(() => {});
  }

  again() {
    this.tries = 0;
    this.player.tell('');
    this.player.show('paused');
    this.reload();
  }

  /**
   * What a question to the door says of the connection.
   * @param {boolean} open
   */
  reach(open) {
    const { player } = this;
    const { media } = player;
    const needs = media.error !== null || (player.wanted && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
    if (!open) {
      if (needs && player.view.message.hidden) player.tell(player.label('offline'));
      this.offline = true;
      return;
    }
    const back = this.offline;
    this.offline = false;
    if (back && !player.view.message.hidden) {
      player.tell('');
      player.say(player.label('online'));
    }
    if (back && needs) this.reload();
    else if (media.error) this.mend(media.error);
  }

  /**
   * The door is open and yet it broke: a torn connection is tried again, a file that cannot be read is said to be so.
   * @param {MediaError} error
   */
  mend(error) {
    const { player } = this;
    if (player.state === 'error') return;
    if (error.code === MediaError.MEDIA_ERR_NETWORK && this.tries < 3) {
      this.tries += 1;
      this.reload();
      return;
    }
    player.wanted = false;
    player.loading(false);
    player.show('error');
    player.tell(player.label('error'), true);
  }
}
