// A spoken consent, recorded in the browser and put into the form's own file field. Without script, microphone or
// recorder the field takes a file.

const page = document.querySelector('[data-recorder]');
const field = /** @type {HTMLInputElement | null} */ (document.getElementById('paper'));
if (page instanceof HTMLElement && field !== null && 'MediaRecorder' in window && navigator.mediaDevices) offer(page, field);

/**
 * @param {HTMLElement} place
 * @param {HTMLInputElement} into
 */
function offer(place, into) {
  const words = place.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.start ?? '';
  const clock = document.createElement('span');
  clock.setAttribute('aria-hidden', 'true');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const heard = document.createElement('audio');
  heard.controls = true;
  heard.hidden = true;
  heard.setAttribute('aria-label', words.heard ?? '');
  place.append(button, clock, status, heard);
  place.hidden = false;
  /** @type {MediaRecorder | null} */
  let recorder = null;
  let ticking = 0;
  let asking = false;
  /** The button that sent the form. @type {HTMLElement | null} */
  let leaving = null;
  button.addEventListener('click', async () => {
    if (recorder?.state === 'recording') {
      recorder.stop();
      return;
    }
    if (asking) return;
    asking = true;
    /** @type {MediaStream | null} */
    let stream = null;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = record(stream, (spoken) => {
        window.clearInterval(ticking);
        attach(into, spoken);
        URL.revokeObjectURL(heard.src);
        heard.src = URL.createObjectURL(spoken);
        heard.hidden = false;
        button.classList.remove('on');
        button.textContent = words.start ?? '';
        status.textContent = words.done ?? '';
        const sends = leaving;
        leaving = null;
        if (sends !== null) into.form?.requestSubmit(sends);
      });
      const begun = performance.now();
      clock.textContent = '0:00';
      ticking = window.setInterval(() => { clock.textContent = passed(performance.now() - begun); }, 500);
      heard.pause();
      button.classList.add('on');
      button.textContent = words.stop ?? '';
      status.textContent = words.running ?? '';
    } catch {
      silence(stream);
      status.textContent = words.refused ?? '';
    } finally {
      asking = false;
    }
  });
  // Whoever sends the form while it records sends what was said until then.
  into.form?.addEventListener('submit', (event) => {
    if (recorder?.state !== 'recording') return;
    event.preventDefault();
    leaving = event.submitter;
    recorder.stop();
  });
}

/** Lets go of the microphone. @param {MediaStream | null} stream */
function silence(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Minutes and seconds. @param {number} milliseconds */
function passed(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * @param {MediaStream} stream
 * @param {(spoken: Blob) => void} done
 */
function record(stream, done) {
  const recorder = new MediaRecorder(stream);
  /** @type {Blob[]} */
  const pieces = [];
  recorder.addEventListener('dataavailable', (event) => { if (event.data.size > 0) pieces.push(event.data); });
  recorder.addEventListener('stop', () => {
    silence(stream);
    done(new Blob(pieces, { type: recorder.mimeType }));
  });
  recorder.start();
  return recorder;
}

/**
 * @param {HTMLInputElement} into
 * @param {Blob} spoken
 */
function attach(into, spoken) {
  const files = new DataTransfer();
  files.items.add(new File([spoken], 'statement', { type: spoken.type }));
  into.files = files.files;
}
