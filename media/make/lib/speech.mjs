// Speaks one line at a time with espeak-ng and softens it into something one can listen to.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const RATE = 48000;

/** Arabic as readers write it: without vowel marks, which only the synthesiser needs. */
export const unvowelled = (text) => text.replace(/[\u064B-\u0652\u0670]/g, '');

/** What a voice is, when a story does not say otherwise. `size` < 1 is a larger throat, > 1 a smaller one. */
const PLAIN = { rate: 132, pitch: 45, size: 1, warmth: 3, bite: -4, air: 6800, pan: 0, gain: 1 };

/** 48 kHz mono samples of one line; cached, because the same words always sound the same. */
export function speak(cache, voice, text, turn = 0) {
  const v = { ...PLAIN, ...voice };
  // Nobody says every sentence at one height: a small, repeatable drift.
  const drift = [0, 3, -2, 1, -3, 2][turn % 6];
  const args = ['-v', v.name, '-s', String(Math.round(v.rate * (1 + drift / 90))),
    '-p', String(v.pitch + drift), '-g', '1', '-a', '120', '-z'];
  const chain = [
    `asetrate=${Math.round(22050 * v.size)}`, `aresample=${RATE}`, `atempo=${(1 / v.size).toFixed(5)}`,
    'highpass=f=70', `lowpass=f=${v.air}`, 'lowpass=f=9500',
    `equalizer=f=210:t=q:w=0.8:g=${v.warmth}`, `equalizer=f=2900:t=q:w=0.9:g=${v.bite}`,
    'equalizer=f=5200:t=q:w=1.2:g=-3',
    'acompressor=threshold=0.09:ratio=2.6:attack=6:release=140:makeup=1.6',
  ].join(',');
  const key = createHash('sha256').update(JSON.stringify([args, chain, text])).digest('hex').slice(0, 20);
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${key}.f32`);
  if (!existsSync(file)) {
    const wav = execFileSync('espeak-ng', [...args, '--stdout', text], { maxBuffer: 1 << 28 });
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-af', chain, '-ac', '1', '-f', 'f32le', 'pipe:1'],
      { input: wav, maxBuffer: 1 << 28 });
    writeFileSync(file, raw);
  }
  const bytes = readFileSync(file);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  if (!all.every(Number.isFinite)) throw new Error(`not a sound: "${text}"`);
  return level(waver(trim(all)), v.gain);
}

/** Cuts the silence that the synthesiser puts around a line and softens both ends. */
function trim(x) {
  const loud = 0.006;
  let a = 0, b = x.length - 1;
  while (a < b && Math.abs(x[a]) < loud) a++;
  while (b > a && Math.abs(x[b]) < loud) b--;
  a = Math.max(0, a - 960); b = Math.min(x.length, b + 2400);
  const y = Float32Array.from(x.subarray(a, b));
  for (let i = 0; i < 480; i++) y[i] *= i / 480;
  for (let i = 0; i < 1920; i++) y[y.length - 1 - i] *= i / 1920;
  return y;
}

/** A throat is never quite steady: two slow waves in the pitch, a few thousandths deep. */
function waver(x) {
  const y = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const at = Math.min(x.length - 2, Math.max(0, i + 26 + 5 * Math.sin((2 * Math.PI * 3.7 * i) / RATE) + 21 * Math.sin((2 * Math.PI * 0.83 * i) / RATE)));
    const k = Math.floor(at), u = at - k;
    y[i] = x[k] * (1 - u) + x[k + 1] * u;
  }
  return y;
}

/** Brings every line to one loudness (root mean square of what is not silence). */
function level(x, gain) {
  let sum = 0, n = 0;
  for (const s of x) if (Math.abs(s) > 0.01) { sum += s * s; n++; }
  const g = n ? (0.085 * gain) / Math.sqrt(sum / n) : 1;
  return x.map((s) => s * g);
}
