// Captions of our own over the native text tracks: readable, in the direction of their language, also for sound.

/**
 * @param {HTMLMediaElement} media
 * @param {HTMLElement} box where the words stand
 */
export function captions(media, box) {
  let chosen = 'off';
  /** @type {TextTrack | null} */
  let showing = null;

  const tracks = () => Array.from(media.querySelectorAll('track'));
  const draw = () => {
    const cues = Array.from(showing?.activeCues ?? []).map((cue) => /** @type {VTTCue} */ (cue));
    box.replaceChildren(...cues.map((cue) => {
      const line = document.createElement('span');
      line.lang = chosen;
      line.dir = 'auto';
      line.append(cue.getCueAsHTML());
      return line;
    }));
    box.hidden = cues.length === 0;
    box.classList.toggle('dp-caption-top', cues.length > 0 && cues.every(atTop));
  };

  /** @param {string} language a tag of a track, or "off" */
  const choose = (language) => {
    chosen = tracks().some((track) => track.srclang === language) ? language : 'off';
    showing?.removeEventListener('cuechange', draw);
    showing = null;
    for (const { srclang, track } of tracks()) {
      const mine = srclang === chosen;
      track.mode = mine ? 'hidden' : 'disabled';
      if (mine) showing = track;
    }
    /** @type {TextTrack | null} */ (showing)?.addEventListener('cuechange', draw);
    box.parentElement?.classList.toggle('dp-unread', chosen === 'off');
    draw();
    return chosen;
  };

  return {
    choose,
    chosen: () => chosen,
    /** The phone's own full screen draws the track itself. @param {boolean} native */
    handOver(native) {
      if (showing) showing.mode = native ? 'showing' : 'hidden';
    },
  };
}

/**
 * Did the author lift this cue to the upper half, off something in the picture?
 * @param {VTTCue} cue
 */
function atTop(cue) {
  if (typeof cue.line !== 'number') return false;
  return cue.snapToLines ? cue.line >= 0 && cue.line < 6 : cue.line < 50;
}
