// The sound of the library, composed: rooms, rain, trams, small objects and the four-note motif.
import { RATE } from './speech.mjs';

/** Repeatable chance. */
export function dice(seed) {
  let s = seed >>> 0;
  return () => { s = (s + 0x6d2b79f5) | 0; let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
}

/** The motif: four steps that climb, hesitate and arrive (D4 G4 A4 F#5 in hertz). */
export const MOTIF = [293.66, 392.0, 440.0, 739.99];

export class Mix {
  constructor(seconds) {
    this.n = Math.ceil(seconds * RATE);
    this.bed = [new Float32Array(this.n), new Float32Array(this.n)];   // ducks under speech
    this.fx = [new Float32Array(this.n), new Float32Array(this.n)];    // does not
    this.voice = [new Float32Array(this.n), new Float32Array(this.n)];
    this.seconds = seconds;
  }
  /** Adds mono samples at a time; pan from -1 (left) to 1. */
  add(bus, at, x, gain = 1, pan = 0) {
    const o = Math.round(at * RATE);
    const l = gain * Math.cos(((pan + 1) * Math.PI) / 4), r = gain * Math.sin(((pan + 1) * Math.PI) / 4);
    const [L, R] = this[bus];
    for (let i = Math.max(0, -o); i < x.length && o + i < this.n; i++) { L[o + i] += x[i] * l; R[o + i] += x[i] * r; }
  }
  /** Speech, with the short echo of a room around it. */
  say(at, x, { pan = 0, gain = 1.3, room = 0.1 } = {}) {
    this.add('voice', at, x, gain, pan);
    if (room) for (const [d, g, p] of [[0.011, 1, -0.6], [0.017, 0.8, 0.6], [0.029, 0.6, -0.3], [0.041, 0.5, 0.4], [0.067, 0.3, 0]])
      this.add('voice', at + d, soften(x, 2600), gain * room * g, p);
  }
  /** Everything in one: the bed steps back while someone speaks. */
  down() {
    const out = [new Float32Array(this.n), new Float32Array(this.n)];
    let e = 0;
    const up = Math.exp(-1 / (0.08 * RATE)), off = Math.exp(-1 / (0.7 * RATE));
    for (let i = 0; i < this.n; i++) {
      const a = Math.abs(this.voice[0][i]) + Math.abs(this.voice[1][i]);
      e = a > e ? a + (e - a) * up : a + (e - a) * off;
      const duck = 1 / (1 + 9 * Math.min(e, 0.2));
      for (const c of [0, 1]) out[c][i] = this.voice[c][i] + this.fx[c][i] + this.bed[c][i] * duck;
    }
    fade(out, 0.4, 1.6);
    return out;
  }
}

function fade(out, inS, outS) {
  const n = out[0].length, a = inS * RATE, b = outS * RATE;
  for (const x of out) {
    for (let i = 0; i < a && i < n; i++) x[i] *= i / a;
    for (let i = 0; i < b && i < n; i++) x[n - 1 - i] *= i / b;
  }
}

/** One-pole low pass. */
export function soften(x, hz) {
  const k = 1 - Math.exp((-2 * Math.PI * hz) / RATE), y = new Float32Array(x.length);
  let s = 0;
  for (let i = 0; i < x.length; i++) { s += (x[i] - s) * k; y[i] = s; }
  return y;
}
/** What the low pass leaves. */
export function thin(x, hz) { const low = soften(x, hz); return x.map((s, i) => s - low[i]); }

export function noise(seconds, seed = 1) {
  const r = dice(seed), x = new Float32Array(Math.round(seconds * RATE));
  for (let i = 0; i < x.length; i++) x[i] = r() * 2 - 1;
  return x;
}
const shape = (x, f) => { for (let i = 0; i < x.length; i++) x[i] *= f(i / RATE, i / x.length); return x; };

/** A felt-hammer note: a few partials, each dying at its own pace. */
export function note(hz, seconds = 2.6, bright = 1) {
  const x = new Float32Array(Math.round(seconds * RATE));
  const parts = [[1, 1, 1.5], [2, 0.32 * bright, 2.4], [3, 0.12 * bright, 3.6], [4.02, 0.07 * bright, 5], [6.05, 0.03 * bright, 8]];
  for (const [m, g, d] of parts) {
    const w = (2 * Math.PI * hz * m) / RATE;
    for (let i = 0; i < x.length; i++) x[i] += Math.sin(w * i) * g * Math.exp((-d * i) / RATE);
  }
  return shape(x, (t, u) => Math.min(1, t / 0.006) * Math.min(1, (1 - u) * 8) * 0.3);
}

/** The motif at a time; `beat` seconds apart, transposed by a factor. */
export function motif(mix, at, { beat = 0.42, by = 1, gain = 0.5, bus = 'bed', bright = 1, order = [0, 1, 2, 3] } = {}) {
  order.forEach((k, i) => mix.add(bus, at + i * beat * (i === 3 ? 1.12 : 1), note(MOTIF[k] * by, 3, bright), gain * (i === 3 ? 1 : 0.82), (i - 1.5) * 0.22));
}
/** A held, breathing chord under everything. */
export function pad(mix, at, seconds, hz, gain = 0.05) {
  for (const [m, p] of [[0.5, 0], [1, -0.5], [1.498, 0.5], [2.003, 0.2]]) {
    const x = new Float32Array(Math.round(seconds * RATE)), w = (2 * Math.PI * hz * m) / RATE;
    for (let i = 0; i < x.length; i++) x[i] = Math.sin(w * i) * (0.75 + 0.25 * Math.sin((i / RATE) * (0.5 + 0.13 * m)));
    mix.add('bed', at, shape(x, (t, u) => Math.min(1, t / 2.5) * Math.min(1, (1 - u) * seconds / 3)), gain / m ** 0.6, p);
  }
}
export function room(mix, gain = 0.02, seed = 3) {
  for (const [p, s] of [[-1, seed], [1, seed + 1]]) {
    const x = soften(soften(noise(mix.seconds, s), 260), 420);
    mix.add('bed', 0, shape(x, (t) => 1 + 0.25 * Math.sin(t * 0.37 + s)), gain * 14, p);
  }
}
export function rain(mix, from, to, gain = 0.05, seed = 21) {
  const d = to - from;
  for (const [p, s] of [[-1, seed], [1, seed + 1]]) {
    const x = soften(thin(noise(d, s), 900), 6200);
    mix.add('bed', from, shape(x, (t) => Math.min(1, t / 2) * Math.min(1, (d - t) / 2) * (0.85 + 0.15 * Math.sin(t * 0.9 + s))), gain, p * 0.9);
  }
  const r = dice(seed + 7);
  for (let t = from; t < to; t += 0.03 + r() * 0.13) mix.add('bed', t, drop(700 + r() * 1900), gain * (0.5 + r()), r() * 2 - 1);
}
function drop(hz) {
  const x = new Float32Array(Math.round(0.05 * RATE));
  for (let i = 0; i < x.length; i++) x[i] = Math.sin((2 * Math.PI * hz * i * (1 + (0.6 * i) / x.length)) / RATE) * Math.exp(-i / (0.008 * RATE));
  return x;
}
/** A tram passes or pulls in: rumble, wheels, a two-stroke bell. */
export function tram(mix, at, seconds = 6, gain = 0.16, { bell = true, from = -0.9, to = 0.9 } = {}) {
  const hump = (u) => Math.sin(Math.PI * Math.min(1, Math.max(0, u))) ** 1.6;
  const low = shape(soften(soften(noise(seconds, 55), 190), 300), (t, u) => hump(u) * (1 + 0.4 * Math.sin(t * 22)) * 9);
  const hum = new Float32Array(low.length);
  for (let i = 0; i < hum.length; i++) { const u = i / hum.length, f = 92 + 60 * Math.sin(Math.PI * u);
    hum[i] = (Math.sin((2 * Math.PI * f * i) / RATE) * 0.05 + Math.sin((2 * Math.PI * f * 3.01 * i) / RATE) * 0.016) * hump(u); }
  const steps = 24, len = Math.floor(low.length / steps);
  for (let s = 0; s < steps; s++) {
    const pan = from + ((to - from) * s) / steps;
    mix.add('bed', at + (s * len) / RATE, low.subarray(s * len, (s + 1) * len), gain, pan);
    mix.add('bed', at + (s * len) / RATE, hum.subarray(s * len, (s + 1) * len), gain * 2, pan);
  }
  if (bell) for (const d of [0, 0.34]) mix.add('bed', at + seconds * 0.36 + d, ding(1568, 1.1), gain * 0.45, from * 0.3);
}
/** A small struck bell. */
export function ding(hz = 2093, seconds = 1.6) {
  const x = new Float32Array(Math.round(seconds * RATE));
  for (const [m, g, d] of [[1, 1, 3.2], [2.76, 0.45, 5], [5.4, 0.22, 8], [0.5, 0.2, 3]]) {
    const w = (2 * Math.PI * hz * m) / RATE;
    if (hz * m < 20000) for (let i = 0; i < x.length; i++) x[i] += Math.sin(w * i) * g * Math.exp((-d * i) / RATE);
  }
  return shape(x, (t, u) => Math.min(1, t / 0.002) * Math.min(1, (1 - u) * 6) * 0.4);
}
/** Keys against each other. */
export function jingle(mix, at, gain = 0.12, n = 6, seed = 5) {
  const r = dice(seed);
  let t = at;
  for (let i = 0; i < n; i++) { mix.add('fx', t, shape(ding(3300 + r() * 3200, 0.35), (s) => Math.exp(-s * 9)), gain * (0.5 + r() * 0.6), r() - 0.5); t += 0.03 + r() * 0.1; }
}
/** A lock turns: two wooden clicks and the bolt. */
export function lock(mix, at, gain = 0.5, opens = true) {
  const hits = opens ? [[0, 900, 0.6], [0.16, 500, 0.8], [0.36, 240, 1.2]] : [[0, 1200, 0.5], [0.09, 1200, 0.4]];
  for (const [d, hz, g] of hits) mix.add('fx', at + d, knock(hz, 0.09, Math.round(hz)), gain * g, 0.1);
}
export function knock(hz, seconds = 0.12, seed = 1) {
  const a = soften(noise(seconds, seed), hz * 1.5), x = new Float32Array(a.length);
  for (let i = 0; i < x.length; i++) x[i] = a[i] * 0.9 + Math.sin((2 * Math.PI * hz * i) / RATE) * 0.5;
  return shape(x, (t) => Math.min(1, t / 0.001) * Math.exp(-t * (4.2 / seconds)));
}
/** A stamp comes down on paper on wood. */
export function thud(mix, at, gain = 0.8) { mix.add('fx', at, knock(74, 0.34, 9), gain, 0); mix.add('fx', at, knock(420, 0.06, 11), gain * 0.35, 0.1); }
export function paper(mix, at, seconds = 0.5, gain = 0.1, seed = 31) {
  const r = dice(seed), x = thin(noise(seconds, seed), 1800);
  let e = 0;
  mix.add('fx', at, shape(x, (t, u) => { if (r() < 0.0012) e = 0.4 + r(); e *= 0.9994; return e * Math.sin(Math.PI * u); }), gain, r() * 0.6 - 0.3);
}
/** A round little sound for a message. */
export function pop(mix, at, gain = 0.2, up = true, pan = 0) {
  const x = new Float32Array(Math.round(0.14 * RATE));
  let ph = 0;
  for (let i = 0; i < x.length; i++) { const u = i / x.length; ph += (2 * Math.PI * (up ? 420 + 500 * u : 760 - 330 * u)) / RATE; x[i] = Math.sin(ph) * Math.exp(-4.5 * u) * Math.min(1, i / 200); }
  mix.add('fx', at, x, gain, pan);
}
export function tick(mix, at, gain = 0.1, hz = 1800, pan = 0) { mix.add('fx', at, knock(hz, 0.03, 77), gain, pan); }
/** A pencil moving over paper. */
export function scratch(mix, at, seconds, gain = 0.03, seed = 41) {
  const x = soften(thin(noise(seconds, seed), 2300), 5200);
  mix.add('bed', at, shape(x, (t, u) => Math.sin(Math.PI * u) * (0.55 + 0.45 * Math.sin(t * 17 + Math.sin(t * 5) * 3))), gain, 0.15);
}
