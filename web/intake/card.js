// One chosen file: what it is, how far it is, and its buttons.
import { Upload } from 'tus-js-client';
import { Pace, said, size } from './pace.js';

/** How much is sent in one request, in bytes: what a request brought is safe on the server's disk. */
const PIECE = 32 * 1024 * 1024;
/** When it is tried again after the line broke, in milliseconds; it begins anew with everything that arrives. */
const AGAIN = [0, 1000, 3000, 5000, 10000, 20000, 30000, 30000, 60000, 60000, 60000];

let number = 0;

/**
 * What a card needs of its page.
 * @typedef {{ endpoint: string, labels: Record<string, string>, gone: (card: Card) => void, say: (text: string) => void }} Page
 */

export class Card {
  /** @param {File} file @param {Page} page */
  constructor(file, page) {
    this.file = file;
    this.page = page;
    this.runs = false;
    this.begun = false;
    this.element = this.made();
    /** @type {Upload | null} */
    this.upload = null;
    this.pace = new Pace(file.size);
    this.show();
  }

  made() {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector('#intake-file'));
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    number += 1;
    for (const node of Array.from(copy.querySelectorAll('[id], [for], [aria-describedby]'))) {
      for (const name of ['id', 'for', 'aria-describedby']) {
        const value = node.getAttribute(name);
        if (value) node.setAttribute(name, value.replace(/ID$/, String(number)));
      }
    }
    const element = /** @type {HTMLElement} */ (copy.querySelector('li'));
    this.part('[data-name]', element).textContent = this.file.name;
    const purpose = this.field('purpose', element);
    purpose.value = guessed(this.file);
    this.field('title', element).value = purpose.value === 'work' ? this.file.name.replace(/\.[^.]*$/, '').replace(/_/g, ' ') : '';
    purpose.addEventListener('change', () => this.fields());
    element.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest('button');
      if (button?.dataset.do === 'begin' || button?.dataset.do === 'go-on') this.begin();
      if (button?.dataset.do === 'pause') this.pause();
      if (button?.dataset.do === 'drop') this.drop();
    });
    return element;
  }

  /** @param {string} selector @param {HTMLElement} [within] */
  part(selector, within = this.element) {
    return /** @type {HTMLElement} */ (within.querySelector(selector));
  }

  /** @param {string} name @param {HTMLElement} [within] */
  field(name, within = this.element) {
    return /** @type {HTMLInputElement} */ (within.querySelector(`[name=${name}]`));
  }

  /** Shows the fields that what it is needs, and the drafts alone where only they will do. */
  fields() {
    const purpose = this.field('purpose').value;
    for (const field of Array.from(this.element.querySelectorAll('[data-for]'))) {
      /** @type {HTMLElement} */ (field).hidden = !(/** @type {HTMLElement} */ (field).dataset.for ?? '').split(' ').includes(purpose);
    }
    const works = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (this.field('work')));
    for (const option of Array.from(works.options)) {
      option.hidden = purpose === 'part' && option.value !== '' && !('draft' in option.dataset);
      if (option.hidden && option.selected) works.value = '';
    }
  }

  /** Begins, or goes on where it stopped. */
  async begin() {
    if (this.runs) return;
    this.fault('');
    if (this.field('purpose').value !== 'work' && this.field('work').value === '') {
      this.fault(this.page.labels.need_work ?? '');
      this.field('work').focus();
      return;
    }
    this.runs = true;
    this.begun = true;
    this.show();
    if (!this.upload) {
      this.upload = this.prepared();
      const before = await this.upload.findPreviousUploads();
      if (before[0]) this.upload.resumeFromPreviousUpload(before[0]);
    }
    if (this.runs) this.upload.start();
  }

  prepared() {
    return new Upload(this.file, {
      endpoint: this.page.endpoint,
      chunkSize: PIECE,
      retryDelays: AGAIN,
      removeFingerprintOnSuccess: true,
      metadata: this.metadata(),
      onProgress: (sent) => this.came(sent),
      onSuccess: () => this.arrived(),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status >= 500 && status !== 507 || status === 409 || status === 423 || status === 408;
        if (again) this.part('[data-far]').textContent = this.page.labels.line ?? '';
        return again;
      },
      onError: (error) => this.failed(error),
    });
  }

  /** What is told of the file. */
  metadata() {
    const purpose = this.field('purpose').value;
    /** @type {Record<string, string>} */
    const all = { filename: this.file.name, filetype: this.file.type, purpose, language: this.field('language').value };
    for (const name of ['title', 'work', 'part']) {
      const field = this.field(name);
      const used = (/** @type {HTMLElement} */ (field.closest('[data-for]')).dataset.for ?? '').split(' ').includes(purpose);
      if (used && field.value) all[name] = field.value;
    }
    return all;
  }

  /** @param {number} sent bytes that have left, of the whole file */
  came(sent) {
    this.pace.tell(sent, performance.now());
    const progress = /** @type {HTMLProgressElement} */ (this.part('progress'));
    progress.hidden = false;
    progress.value = Math.floor(sent * 100 / Math.max(1, this.file.size));
    const { rate, left } = this.pace;
    const { labels } = this.page;
    const words = [size(sent), size(this.file.size), size(rate), said(left, labels)];
    this.part('[data-far]').textContent = words.reduce((text, word, at) => text.replace(`%${at + 1}`, word), labels.left ?? '');
  }

  pause() {
    this.runs = false;
    void this.upload?.abort();
    this.part('[data-far]').textContent = this.page.labels.paused ?? '';
    this.show();
    this.part('[data-do=go-on]').focus();
  }

  async drop() {
    this.runs = false;
    try {
      if (this.upload) await this.upload.abort(true);
    } catch {
      // What is not there any more need not be ended.
    }
    this.page.gone(this);
  }

  arrived() {
    this.runs = false;
    this.page.say(`${this.file.name}: ${this.page.labels.done ?? ''}`);
    this.page.gone(this);
  }

  /** @param {Error} error */
  failed(error) {
    this.runs = false;
    const response = 'originalResponse' in error ? /** @type {import('tus-js-client').DetailedError} */ (error).originalResponse : null;
    let told = this.page.labels.line ?? '';
    try {
      told = JSON.parse(response?.getBody() ?? '').detail ?? told;
    } catch {
      // No answer, or one from somewhere in between: the line broke.
    }
    this.part('[data-far]').textContent = '';
    this.fault(told);
    this.page.say(`${this.file.name}: ${told}`);
    this.show();
  }

  /** @param {string} told */
  fault(told) {
    const place = this.part('[data-fault]');
    place.textContent = told;
    place.hidden = told === '';
  }

  /** Shows what can be done now. */
  show() {
    this.fields();
    this.part('.intake-fields').hidden = this.begun;
    this.part('[data-do=begin]').hidden = this.begun;
    this.part('[data-do=pause]').hidden = !this.runs;
    this.part('[data-do=go-on]').hidden = !this.begun || this.runs;
  }
}

/** What a file is likely to be. @param {File} file */
function guessed(file) {
  if (file.type.startsWith('image/')) return 'picture';
  return /\.(vtt|srt)$/i.test(file.name) ? 'words' : 'work';
}
