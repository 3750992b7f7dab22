// Volume, captions, speed and data: the switches, and what of them is remembered on this device.
import { reshape } from './dom.js';
import { forget, keep, recall } from './memory.js';
import { SPEEDS, times } from './view.js';

/**
 * Ticks the radio button with this value.
 * @param {HTMLElement} body
 * @param {string} value
 */
function tickChoice(body, value) {
  for (const radio of body.querySelectorAll('input')) radio.checked = radio.value === value;
}

/** Can a page set the volume here? (On an iPhone only its buttons can.) */
function volumeCanBeSet() {
  const probe = document.createElement('audio');
  probe.volume = 0.5;
  return probe.volume === 0.5;
}

/** @param {import('./player.js').Player} player */
export function settings(player) {
  const sound = volume(player);
  const words = captionChoice(player);
  const pace = speedChoice(player);
  data(player);
  if (player.host.dataset.remember === 'true') remember(player);
  return { ...sound, ...words, ...pace };
}

/** @param {import('./player.js').Player} player */
function kept(player) {
  return player.host.dataset.remember === 'true' ? recall() : null;
}

/**
 * @param {import('./player.js').Player} player
 * @param {import('./memory.js').Kept} more
 */
function keepIfAsked(player, more) {
  if (player.host.dataset.remember === 'true') keep(more);
}

/** @param {import('./player.js').Player} player */
function volume(player) {
  const { media, view, label } = player;
  const before = kept(player);
  if (before?.volume !== undefined) media.volume = Math.min(1, Math.max(0, before.volume));
  if (before?.muted !== undefined) media.muted = before.muted;
  view.volume.hidden = !volumeCanBeSet();

  const paint = () => {
    const silent = media.muted || media.volume === 0;
    const name = label(silent ? 'unmute' : 'mute');
    reshape(view.mute, silent ? 'mute' : 'loud');
    view.mute.setAttribute('aria-label', name);
    view.mute.title = `${name} (M)`;
    const percent = Math.round(media.muted ? 0 : media.volume * 100);
    view.volume.value = String(percent);
    view.volume.setAttribute('aria-valuetext', `${percent} %`);
    view.volume.style.setProperty('--dp-volume', `${percent}%`);
  };
  const mute = () => {
    if (media.volume === 0) media.volume = 0.5;
    media.muted = !media.muted;
    player.say(label(media.muted ? 'mute' : 'unmute'));
  };
  view.mute.addEventListener('click', mute);
  view.volume.addEventListener('input', () => {
    media.volume = Number(view.volume.value) / 100;
    media.muted = false;
  });
  media.addEventListener('volumechange', () => {
    paint();
    keepIfAsked(player, { volume: media.volume, muted: media.muted });
  });
  paint();
  return {
    mute,
    /** @param {number} steps of a tenth */
    louder(steps) {
      media.muted = false;
      media.volume = Math.min(1, Math.max(0, Math.round(media.volume * 10 + steps) / 10));
      player.say(`${label('volume')}: ${Math.round(media.volume * 100)} %`);
    },
  };
}

/** @param {import('./player.js').Player} player */
function captionChoice(player) {
  const { host, media, view, label } = player;
  const first = host.dataset.captions && host.dataset.captions !== 'off' ? host.dataset.captions : media.querySelector('track')?.srclang;
  let last = first ?? 'off';

  /** @param {string} language */
  const choose = (language) => {
    const chosen = player.captions.choose(language);
    if (chosen !== 'off') last = chosen;
    tickChoice(view.captionsPanel, chosen);
    view.captionsButton.classList.toggle('dp-on', chosen !== 'off');
    host.dataset.captioned = chosen;
    return chosen;
  };
  const chooseAndSay = (/** @type {string} */ language) => {
    const chosen = choose(language);
    const track = Array.from(media.querySelectorAll('track')).find((candidate) => candidate.srclang === chosen);
    player.say(`${label('captions')}: ${track?.label ?? label('captions_off')}`);
    keepIfAsked(player, { captions: chosen });
  };
  view.captionsPanel.addEventListener('change', (event) =>
    chooseAndSay(/** @type {HTMLInputElement} */ (event.target).value));

  const remembered = kept(player)?.captions;
  const offered = host.dataset.captions ?? media.querySelector('track[default]')?.getAttribute('srclang') ?? 'off';
  if (remembered === undefined || choose(remembered) !== remembered) choose(offered);
  return { toggleCaptions: () => chooseAndSay(player.captions.chosen() === 'off' ? last : 'off') };
}

/** @param {import('./player.js').Player} player */
function speedChoice(player) {
  const { media, view, label } = player;
  const rate = /** @type {HTMLElement} */ (view.speedButton.querySelector('.dp-rate'));
  /** @param {number} speed */
  const set = (speed) => {
    media.defaultPlaybackRate = speed;
    media.playbackRate = speed;
    rate.textContent = times(speed, player.language);
    tickChoice(view.speedPanel, String(speed));
  };
  const setAndSay = (/** @type {number} */ speed) => {
    set(speed);
    player.say(`${label('speed')}: ${times(speed, player.language)}`);
    keepIfAsked(player, { speed });
  };
  view.speedPanel.addEventListener('change', (event) =>
    setAndSay(Number(/** @type {HTMLInputElement} */ (event.target).value)));
  const remembered = kept(player)?.speed;
  set(remembered !== undefined && SPEEDS.includes(remembered) ? remembered : 1);
  return {
    /** @param {number} steps */
    faster(steps) {
      const at = SPEEDS.indexOf(media.playbackRate) + steps;
      setAndSay(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at))]);
    },
  };
}

/** @param {import('./player.js').Player} player */
function data(player) {
  const { box } = player.view.small;
  const asked = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData;
  const small = kept(player)?.small ?? asked ?? false;
  player.source.save(small);
  box.checked = player.source.small;
  box.addEventListener('change', () => {
    player.source.save(box.checked);
    const bytes = player.source.saving();
    player.say(`${player.label('save_data')}: ${box.checked ? bytes : player.label('captions_off')}`);
    keepIfAsked(player, { small: box.checked });
  });
}

/** @param {import('./player.js').Player} player */
function remember(player) {
  const { media, view, label } = player;
  const { box } = view.keepTick;
  const paint = () => {
    box.checked = recall() !== null;
    view.forget.hidden = !box.checked;
  };
  const drop = () => {
    forget();
    paint();
    player.say(label('forgotten'));
  };
  box.addEventListener('change', () => {
    if (!box.checked) return drop();
    keep({
      volume: media.volume, muted: media.muted, captions: player.captions.chosen(),
      speed: media.playbackRate, small: player.source.small,
    }, true);
    player.mark();
    paint();
  });
  view.forget.addEventListener('click', () => { drop(); box.focus(); });
  window.addEventListener('storage', paint);
  paint();
}
