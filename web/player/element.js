// `<digitales-player>`: the custom element around a native `<video>` or `<audio>`; README.md has its markup.
import { Player } from './player.js';

export class DigitalesPlayer extends HTMLElement {
  /** @type {Player | null} null until the element stands in a page with its media inside */
  player = null;

  connectedCallback() {
    const media = /** @type {HTMLMediaElement | null} */ (this.querySelector('video, audio'));
    if (this.player === null && media !== null) this.player = new Player(this, media);
    else this.player?.watching.check();
  }

  disconnectedCallback() {
    if (!this.isConnected) this.player?.pause();
  }
}
