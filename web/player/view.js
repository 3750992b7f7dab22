// Builds the controls around the native element. What they do is wired in element.js.
import { icon, make } from './dom.js';
import { decimal } from './time.js';

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

let count = 0;
/** @param {string} name */
const unique = (name) => `dp-${name}-${(count += 1)}`;

/**
 * A button that is only a picture, with its name and, where there is one, its key.
 * @param {string} name
 * @param {import('./dom.js').Shape} shape
 * @param {string} label
 * @param {string} [key]
 */
function button(name, shape, label, key) {
  return make('button', {
    type: 'button', class: `dp-button dp-${name}`, 'aria-label': label, title: key ? `${label} (${key})` : label,
  }, icon(shape));
}

/**
 * A button and the panel that it opens and closes.
 * @param {HTMLButtonElement} opener
 * @param {string} label
 * @param {...Node} children
 */
function panel(opener, label, ...children) {
  const id = unique('panel');
  const title = make('p', { class: 'dp-panel-title', id: `${id}-title` }, label);
  const body = make('div', {
    class: 'dp-panel', id, role: 'group', 'aria-labelledby': `${id}-title`, hidden: true,
  }, title, ...children);
  opener.setAttribute('aria-expanded', 'false');
  opener.setAttribute('aria-controls', id);
  return body;
}

/**
 * One of several, as a row of native radio buttons.
 * @param {[value: string, label: string, language?: string][]} options
 */
function choices(options) {
  const name = unique('choice');
  return options.map(([value, label, language]) =>
    make('label', { class: 'dp-choice' },
      make('input', { type: 'radio', name, value }),
      make('span', { lang: language ?? null, dir: language ? 'auto' : null }, label)));
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} [hint]
 */
function tick(name, label, hint = '') {
  const id = unique(name);
  const box = make('input', { type: 'checkbox', id, 'aria-describedby': hint ? `${id}-hint` : null });
  const small = make('small', { id: `${id}-hint` }, hint);
  return { box, hint: small, row: make('label', { class: 'dp-choice', for: id }, box, make('span', {}, label, hint ? small : '')) };
}

/**
 * @param {(key: string) => string} label
 * @returns {HTMLElement}
 */
function keyList(label) {
  /** @type {[keys: string[], meaning: string][]} */
  const rows = [
    [[label('key_space'), 'K'], 'key_play'], [['←', '→'], 'key_seek'], [['J', 'L'], 'key_jump'],
    [['↑', '↓'], 'key_volume'], [['M'], 'key_mute'], [['C'], 'key_captions'], [['F'], 'key_fullscreen'],
    [['<', '>'], 'key_speed'], [['0', '9'], 'key_tenth'], [['?'], 'key_help'],
  ];
  return make('dl', { class: 'dp-keys' }, ...rows.map(([keys, meaning]) =>
    make('div', {}, make('dt', {}, ...keys.map((key) => make('kbd', {}, key))), make('dd', {}, label(meaning)))));
}

/** A speed as it is written: `1,25×`. @param {number} speed @param {string} language */
export const times = (speed, language) => `${decimal(speed, language, 2)}×`;

/**
 * @param {object} given
 * @param {(key: string, ...values: string[]) => string} given.label
 * @param {string} given.language of the page
 * @param {boolean} given.film
 * @param {{ language: string, label: string }[]} given.captions
 * @param {string} given.saving the hint beside "save data", empty when there is no small rendition
 * @param {boolean} given.share
 * @param {boolean} given.remember
 */
export function build({ label, language, film, captions, saving, share, remember }) {
  const start = make('button', { type: 'button', class: 'dp-start' },
    make('span', { class: 'dp-start-disc' }, icon('play')),
    make('span', { class: 'dp-start-text' }, make('span', { class: 'dp-start-label' }, label('play')), make('span', { class: 'dp-start-size', dir: 'auto' })));
  const next = make('button', { type: 'button', class: 'dp-next', hidden: true }, label('next_part'));
  const caption = make('p', { class: 'dp-caption', hidden: true });
  const busy = make('div', { class: 'dp-busy', hidden: true }, make('span', { class: 'dp-wheel' }), make('span', {}, label('loading')));
  const message = make('div', { class: 'dp-message', hidden: true });
  const buffered = make('div', { class: 'dp-buffered' });
  const seek = make('input', { type: 'range', class: 'dp-seek', dir: 'ltr', min: 0, max: 1, step: 'any', value: 0, 'aria-label': label('seek') });
  const bubble = make('output', { class: 'dp-bubble', 'aria-hidden': 'true', hidden: true });
  const face = make('span', { class: 'dp-clock', dir: 'ltr', 'aria-hidden': 'true' });
  const play = button('play', 'play', label('play'), 'K');
  const back = button('back', 'again', label('back'), 'J');
  back.append(make('span', { class: 'dp-ten', 'aria-hidden': 'true' }, '10'));
  const mute = button('mute', 'loud', label('mute'), 'M');
  const volume = make('input', { type: 'range', class: 'dp-volume', min: 0, max: 100, step: 5, value: 100, 'aria-label': label('volume') });
  const full = button('full', 'full', label('fullscreen'), 'F');
  full.hidden = !film;

  const captionsButton = button('captions', 'captions', label('captions'), 'C');
  captionsButton.hidden = captions.length === 0;
  const captionsPanel = panel(captionsButton, label('captions'), ...choices([
    ['off', label('captions_off')],
    ...captions.map((track) => /** @type {[string, string, string]} */ ([track.language, track.label, track.language])),
  ]));

  const speedButton = make('button', { type: 'button', class: 'dp-button dp-speed', title: label('speed') },
    make('span', { class: 'dp-hidden' }, `${label('speed')} `), make('span', { class: 'dp-rate', dir: 'ltr' }, '1×'));
  const speedPanel = panel(speedButton, label('speed'),
    ...choices(SPEEDS.map((speed) => /** @type {[string, string]} */ ([String(speed), times(speed, language)]))));
  speedPanel.classList.add('dp-panel-grid');

  const shareButton = button('share', 'share', label('share'));
  shareButton.hidden = !share;
  const link = make('input', { type: 'text', readonly: true, dir: 'ltr', 'aria-label': label('share_link') });
  const copy = make('button', { type: 'button', class: 'dp-word' }, label('copy'));
  const at = tick('at', label('share_at', '0:00'));
  const sharePanel = panel(shareButton, label('share'), make('div', { class: 'dp-link' }, link, copy), at.row);

  const settingsButton = button('settings', 'settings', label('settings'));
  const small = tick('small', label('save_data'), saving);
  const keepTick = tick('keep', label('remember'), label('remember_hint'));
  const forget = make('button', { type: 'button', class: 'dp-word', hidden: true }, label('forget'));
  const rows = [];
  if (saving) rows.push(small.row);
  if (remember) rows.push(make('div', { class: 'dp-remember' }, keepTick.row, forget));
  const settingsPanel = panel(settingsButton, label('settings'), ...rows,
    make('p', { class: 'dp-panel-title dp-keys-title', tabindex: '-1' }, label('keys')), keyList((key) => label(key)));

  const bar = make('div', { class: 'dp-bar', role: 'group', 'aria-label': label('player') },
    make('div', { class: 'dp-time', dir: 'ltr' }, buffered, seek, bubble),
    make('div', { class: 'dp-buttons' },
      play, back, mute, volume, face, make('span', { class: 'dp-space' }),
      captionsButton, captionsPanel, speedButton, speedPanel, shareButton, sharePanel, settingsButton, settingsPanel, full));
  const status = make('p', { class: 'dp-hidden dp-status', role: 'status', 'aria-live': 'polite' });

  return {
    start, next, caption, busy, message, bar, status, seek, buffered, bubble, face, play, back, mute, volume, full,
    captionsButton, speedButton, shareButton, settingsButton, link, copy, at, small, keepTick, forget,
    panels: [
      { opener: captionsButton, body: captionsPanel }, { opener: speedButton, body: speedPanel },
      { opener: shareButton, body: sharePanel }, { opener: settingsButton, body: settingsPanel },
    ],
    captionsPanel, speedPanel, settingsPanel,
  };
}

/** @typedef {ReturnType<typeof build>} View */
