// Reads the page aloud, by voices that speak on this device alone: others would send the page to somebody else's machine.

/** Shows the button when this device has a voice of its own in the page's language. */
export function readAloud() {
  const row = /** @type {HTMLElement | null} */ (document.querySelector('.read-aloud'));
  const button = row?.querySelector('button');
  const speech = window.speechSynthesis;
  if (!row || !button || !speech) return;
  const look = () => { row.hidden = ownVoice(speech) === undefined; };
  look();
  speech.addEventListener?.('voiceschanged', look);
  const say = (/** @type {boolean} */ reading) => {
    button.textContent = (reading ? button.dataset.quiet : button.dataset.read) ?? '';
  };
  button.addEventListener('click', () => {
    const voice = ownVoice(speech);
    const silent = speech.speaking || speech.pending;
    speech.cancel();
    say(false);
    if (silent || !voice) return;
    const sentences = words();
    sentences.forEach((sentence, at) => {
      const spoken = new SpeechSynthesisUtterance(sentence);
      spoken.voice = voice;
      spoken.lang = voice.lang;
      if (at === sentences.length - 1) spoken.addEventListener('end', () => say(false));
      speech.speak(spoken);
    });
    say(sentences.length > 0);
  });
  window.addEventListener('pagehide', () => speech.cancel());
}

/**
 * A voice in the page's language that needs no other machine.
 * @param {SpeechSynthesis} speech
 */
function ownVoice(speech) {
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split(/[-_]/)[0];
  const kin = primary(document.documentElement.lang) === 'bs' ? ['bs', 'hr', 'sr'] : [primary(document.documentElement.lang)];
  return speech.getVoices().find((voice) => voice.localService === true && kin.includes(primary(voice.lang)));
}

/** What the page says, block by block, in the order in which it stands. */
function words() {
  const blocks = document.querySelectorAll('main h1, main h2, main p, main li, main dt, main legend, main label, footer p');
  return Array.from(blocks)
    .filter((block) => /** @type {HTMLElement} */ (block).offsetParent !== null && !block.querySelector('p, li, label'))
    .map((block) => (block.textContent ?? '').trim())
    .filter((text) => text !== '');
}
