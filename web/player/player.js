// One player at work: plays a span of one rendition, keeps the controls true, and obeys the door.
import { captions } from './captions.js';
import { reshape } from './dom.js';
import { keyboard } from './keyboard.js';
import { keepPlace, recall } from './memory.js';
import { panels } from './panels.js';
import { screen } from './screen.js';
import { settings } from './settings.js';
import { share } from './share.js';
import { Source } from './source.js';
import { clock, megabytes, timeInHash } from './time.js';
import { timeline } from './timeline.js';
import { build } from './view.js';
import { watch } from './watch.js';
import { withdraw } from './withdrawal.js';

/** @typedef {'idle' | 'playing' | 'paused' | 'ended' | 'error' | 'withdrawn'} State */

export class Player {
  /**
   * @param {HTMLElement} host the custom element
   * @param {HTMLMediaElement} media
   */
  constructor(host, media) {
    this.host = host;
    this.media = media;
    this.film = media instanceof HTMLVideoElement;
    this.language = host.lang || document.documentElement.lang || 'en';
    /** @type {Record<string, string>} */
    this.labels = JSON.parse(host.dataset.labels ?? '{}');
    this.part = host.dataset.part ?? '1';
    /** What is played, in seconds of the work; no end: to its end. */
    this.clip = { start: milliseconds(host, 'startMs') ?? 0, end: milliseconds(host, 'endMs') };
    /** @type {State} */
    this.state = 'idle';
    /** Does the viewer want it to play? Stays true through loading and lost connections. */
    this.wanted = false;
    /** Where to go once the length is known. @type {number | null} */
    this.pending = null;

    this.source = new Source(this);
    this.view = build({
      label: this.label, language: this.language, film: this.film,
      captions: Array.from(media.querySelectorAll('track'), (track) => ({ language: track.srclang, label: track.label })),
      saving: this.source.saving(),
      share: Boolean(host.dataset.shareUrl), remember: host.dataset.remember === 'true',
    });
    this.captions = captions(media, this.view.caption);
    this.assemble();
    this.line = timeline({
      view: this.view, media, language: this.language, label: this.label,
      span: () => this.span(), now: () => this.now(), seek: (seconds) => this.seek(seconds),
    });
    this.settings = settings(this);
    this.screen = screen(this);
    this.panels = panels(host, this.view.panels, (body) => {
      if (body.contains(this.view.link)) this.sharing.fill();
    });
    this.sharing = share(this);
    this.watching = watch({
      url: () => media.currentSrc || media.src, heard: () => !media.paused,
      tell: (answer) => this.hear(answer),
    });
    this.wire();
    this.begin();
  }

  /**
   * A text of the page's language; `%1` and `%2` take the values.
   * @param {string} key
   * @param {...string} values
   */
  label = (key, ...values) =>
    (this.labels[key] ?? key.replace(/_/g, ' ')).replace(/%([12])/g, (_, n) => values[Number(n) - 1] ?? '');

  /** Puts the controls around the media, which loses its own. */
  assemble() {
    const { host, media, view } = this;
    const stage = document.createElement('div');
    stage.className = 'dp-stage';
    stage.append(...host.childNodes, view.caption, view.busy, view.start, view.next, view.message);
    host.append(stage, view.bar, view.status);
    host.dataset.kind = this.film ? 'film' : 'voice';
    media.controls = false;
    media.removeAttribute('controls');
    this.stage = stage;
  }

  /** Seconds of the work between which it plays. */
  span() {
    const known = Number.isFinite(this.media.duration) ? this.media.duration : (milliseconds(this.host, 'durationMs') ?? 0);
    const end = Math.min(this.clip.end ?? Infinity, known || Infinity);
    return { start: this.clip.start, end: Number.isFinite(end) ? end : this.clip.start };
  }

  /** Where it is, in seconds of the work. */
  now() {
    return this.pending ?? this.media.currentTime;
  }

  /** @param {number} seconds of the work */
  seek(seconds) {
    const { start, end } = this.span();
    const to = Math.min(Math.max(seconds, start), Math.max(start, end));
    if (this.media.readyState >= HTMLMediaElement.HAVE_METADATA) this.media.currentTime = to;
    else this.pending = to;
    if (this.state === 'ended' && to < end - 0.05) this.show('paused'); // skipping on at the end stays at the end
    if (this.state === 'idle') this.dressStart();
    this.line.paint();
  }

  play() {
    if (this.state === 'withdrawn') return;
    const { start, end } = this.span();
    if (this.state === 'ended' || this.now() >= end - 0.05) this.seek(start);
    this.wanted = true;
    this.dressStart();
    this.source.begin();
    const playing = this.media.play();
    playing?.catch((reason) => {
      if (reason.name !== 'NotAllowedError') return;
      this.wanted = false;
      this.show('paused');
    });
  }

  pause() {
    this.wanted = false;
    this.media.pause();
    this.loading(false);
  }

  toggle() {
    if (this.media.paused) this.play();
    else this.pause();
  }

  /** The whole work instead of the clip. */
  whole() {
    this.clip = { start: 0, end: null };
    delete this.host.dataset.clip;
    this.view.next.hidden = true;
    this.seek(0);
    this.play();
  }

  /** @param {State} state */
  show(state) {
    const before = this.state;
    this.state = state;
    this.host.dataset.state = state;
    const playing = state === 'playing';
    const name = this.label(playing ? 'pause' : state === 'ended' ? 'again' : 'play');
    const { play } = this.view;
    reshape(play, playing ? 'pause' : state === 'ended' ? 'again' : 'play');
    play.setAttribute('aria-label', name);
    play.title = `${name} (K)`;
    this.dressStart();
    this.view.next.hidden = state !== 'ended' || !(this.host.dataset.next || this.offersWhole());
    if (state !== before && ['playing', 'paused', 'ended'].includes(state)) this.say(this.label(state));
  }

  /** Is this a clip whose viewer may see the rest? */
  offersWhole() {
    return this.host.dataset.whole === 'true' && (this.clip.start > 0 || this.clip.end !== null);
  }

  /** The large button: what it does, how long it is and how much it weighs. */
  dressStart() {
    const { start, play } = this.view;
    const ended = this.state === 'ended';
    const focused = document.activeElement === start;
    // A film's last picture stays as it is: the small button plays it again.
    start.hidden = this.wanted || (this.state !== 'idle' && (this.film || !ended));
    this.host.toggleAttribute('data-waiting', !start.hidden);
    if (focused && start.hidden) play.focus({ preventScroll: true });
    const from = this.now();
    const label = ended ? this.label('again')
      : from > this.clip.start + 1 ? this.label('play_from', clock(from - this.clip.start)) : this.label('play');
    reshape(start, ended ? 'again' : 'play');
    const [words, size] = start.querySelectorAll('.dp-start-label, .dp-start-size');
    words.textContent = label;
    const { start: first, end } = this.span();
    const bytes = this.source.bytes();
    const facts = [clock(end - first)];
    if (bytes !== null && this.clip.end === null) facts.push(this.label('megabytes', megabytes(bytes, this.language)));
    size.textContent = ended ? '' : facts.join(' · ');
    this.view.next.textContent = this.label(this.host.dataset.next ? 'next_part' : 'from_beginning');
  }

  /** Says it to a screen reader, also when it said the same before. @param {string} words */
  say(words) {
    const { status } = this.view;
    status.textContent = status.textContent === words ? `${words}\u00a0` : words;
  }

  /** @param {boolean} busy */
  loading(busy) {
    clearTimeout(this.patience);
    if (busy) {
      this.patience = window.setTimeout(() => {
        this.view.busy.hidden = false;
        this.say(this.label('loading'));
        this.watching.check();
      }, 500);
    } else {
      this.view.busy.hidden = true;
    }
  }

  /**
   * A sentence over the picture, or none; with `retry`, a button to try again.
   * @param {string} words
   * @param {boolean} [retry]
   */
  tell(words, retry = false) {
    const { message } = this.view;
    message.textContent = words;
    message.hidden = words === '';
    if (words) this.say(words);
    if (retry) {
      const again = document.createElement('button');
      again.type = 'button';
      again.className = 'dp-word';
      again.textContent = this.label('retry');
      again.addEventListener('click', () => { this.wanted = true; this.source.again(); });
      message.append(again);
    }
  }

  /** What the door answered. @param {import('./watch.js').Answer} answer */
  hear(answer) {
    if (answer === 'gone') withdraw(this);
    else this.source.reach(answer === 'open');
  }

  begin() {
    const kept = this.host.dataset.remember === 'true' ? recall()?.places?.[this.place()] : undefined;
    const asked = timeInHash(location.hash, this.part);
    const from = asked ?? kept ?? this.clip.start;
    if (this.clip.start > 0 || this.clip.end !== null) this.host.dataset.clip = '';
    this.show('idle');
    if (from > 0) this.seek(from);
  }

  /** The name of this part in the memory. */
  place() {
    return `${this.host.dataset.work ?? ''}.${this.part}`;
  }

  /** Keeps the place, when asked to remember; the end needs none. */
  mark() {
    const { start, end } = this.span();
    if (this.host.dataset.remember !== 'true' || recall() === null || this.clip.end !== null) return;
    const at = this.now();
    keepPlace(this.place(), at > start + 5 && at < end - 5 ? at : null);
  }

  wire() {
    const { media, view } = this;
    view.play.addEventListener('click', () => this.toggle());
    view.start.addEventListener('click', () => { this.play(); view.play.focus({ preventScroll: true }); });
    // The second half of a double click on Play falls on what has taken its place, and is meant for nothing.
    let begun = false;
    this.host.addEventListener('click', (event) => {
      if (event.detail > 1 && begun) {
        event.stopPropagation();
        event.preventDefault();
      } else {
        begun = view.start.contains(/** @type {Node} */ (event.target));
      }
    }, true);
    view.back.addEventListener('click', () => this.seek(this.now() - 10));
    view.next.addEventListener('click', () => this.goOn());
    media.addEventListener('click', () => { this.toggle(); view.play.focus({ preventScroll: true }); });
    this.wireMedia();
    window.addEventListener('hashchange', () => {
      const asked = timeInHash(location.hash, this.part);
      if (asked !== null) this.seek(asked);
    });
    window.addEventListener('pagehide', () => this.mark());
    document.addEventListener('play', (event) => {
      if (event.target !== media && !media.paused) this.pause();
    }, true);
    keyboard(this.host, {
      toggle: () => this.toggle(),
      skip: (seconds) => this.seek(this.now() + seconds),
      louder: (steps) => this.settings.louder(steps),
      mute: () => this.settings.mute(),
      captions: () => this.settings.toggleCaptions(),
      full: () => this.screen.toggle(),
      faster: (steps) => this.settings.faster(steps),
      tenth: (tenths) => {
        const { start, end } = this.span();
        this.seek(start + ((end - start) * tenths) / 10);
      },
      help: () => {
        this.panels.show(view.settingsPanel);
        /** @type {HTMLElement | null} */ (view.settingsPanel.querySelector('.dp-keys-title'))?.focus();
      },
      escape: () => this.panels.close(true),
    });
  }

  wireMedia() {
    const { media } = this;
    media.addEventListener('loadedmetadata', () => {
      if (this.pending !== null) media.currentTime = this.pending;
      this.pending = null;
      if (media instanceof HTMLVideoElement) this.screen.measure(media);
    });
    media.addEventListener('playing', () => { this.loading(false); this.tell(''); this.show('playing'); });
    media.addEventListener('pause', () => {
      // A broken stream pauses too; the viewer has not changed their mind.
      if (media.ended || media.error || this.state === 'ended' || this.state === 'withdrawn') return;
      this.wanted = false;
      this.mark();
      if (this.state === 'playing') this.show('paused');
    });
    for (const event of ['waiting', 'stalled']) {
      media.addEventListener(event, () => { if (this.wanted && media.readyState < 3) this.loading(true); });
    }
    media.addEventListener('canplay', () => this.loading(false));
    media.addEventListener('ended', () => this.end());
    media.addEventListener('timeupdate', () => this.guardEnd());
    media.addEventListener('error', () => { if (this.state !== 'withdrawn') this.watching.check(); });
    let marked = 0;
    media.addEventListener('timeupdate', () => {
      if (Math.abs(media.currentTime - marked) < 5) return;
      marked = media.currentTime;
      this.mark();
    });
  }

  /** Ends a clip on its last moment: `timeupdate` alone comes up to a quarter of a second late. */
  guardEnd() {
    clearTimeout(this.ending);
    const { end } = this.clip;
    const { media } = this;
    if (end === null || media.paused) return;
    const left = (end - media.currentTime) / media.playbackRate;
    if (left <= 0.01) this.end();
    else if (left < 0.6) this.ending = window.setTimeout(() => this.guardEnd(), left * 1000);
  }

  end() {
    this.wanted = false;
    this.loading(false);
    this.show('ended');
    this.media.pause();
    this.mark();
  }

  /** From the end to the next part, or out of the clip to the whole. */
  goOn() {
    const next = document.getElementById(this.host.dataset.next ?? '');
    if (next === null) return this.whole();
    next.scrollIntoView({ block: 'center' });
    const { player } = /** @type {import('./element.js').DigitalesPlayer} */ (next);
    player?.play();
    player?.view.play.focus({ preventScroll: true });
  }

  /** Ends every timer and question; the element is a notice from now on. */
  stop() {
    this.watching.stop();
    clearTimeout(this.patience);
    clearTimeout(this.ending);
  }
}

/**
 * Seconds out of an attribute in milliseconds.
 * @param {HTMLElement} host
 * @param {string} name
 */
function milliseconds(host, name) {
  const value = Number.parseFloat(host.dataset[name] ?? '');
  return Number.isFinite(value) ? value / 1000 : null;
}
