// From a story to its sound and its cue times: speak, measure, place, mix, bring to -23 LUFS.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mix } from './sound.mjs';
import { RATE, speak, unvowelled } from './speech.mjs';

/** EBU R 128: programme loudness of everything in this library. */
const LOUDNESS = -23;
const PEAK = 10 ** (-2.2 / 20);

/** Speaks every line and places it. Returns cues with start and end in seconds. */
export function perform(story, cache) {
  let t = story.lead ?? 2;
  const cues = [], takes = [];
  story.lines.forEach((line, i) => {
    const voice = story.voices[line.v ?? 'n'];
    const spoken = [].concat(line.say).map((part) => typeof part === 'string'
      ? speak(cache, voice, part, i) : speak(cache, story.voices[part.v], part.say, i));
    if (line.before) t += line.before;
    const start = t;
    for (const x of spoken) { takes.push({ at: t, x, voice }); t += x.length / RATE + 0.05; }
    const original = line.text ?? unvowelled([].concat(line.say).map((p) => p.say ?? p).join(' '));
    cues.push({ id: line.id, v: line.v ?? 'n', lang: voice.lang, start, end: t, original, texts: line });
    t += line.gap ?? 0.55;
  });
  const seconds = Math.ceil((t + (story.tail ?? 4)) * 25) / 25;
  return { cues, takes, seconds };
}

export function compose(story, performance) {
  const mix = new Mix(performance.seconds);
  for (const { at, x, voice } of performance.takes) mix.say(at, x, { pan: voice.pan ?? 0, room: voice.room ?? 0.1 });
  const at = (id) => performance.cues.find((c) => c.id === id) ?? fail(`no line "${id}" in ${story.slug}`);
  story.sound?.(mix, at, performance.seconds, performance.cues);
  const out = mix.down();
  if (!out.every((c) => c.every((x) => Number.isFinite(x) && Math.abs(x) < 4))) throw new Error(`${story.slug}: the mix runs away`);
  return out;
}
function fail(why) { throw new Error(why); }

/** Writes 48 kHz float WAV at the programme loudness, peaks held softly. */
export function master(channels, file, mono = false) {
  const raw = `${file}.raw.wav`;
  writeFileSync(raw, wav(mono ? [channels[0].map((l, i) => (l + channels[1][i]) * 0.5)] : channels));
  let gain = LOUDNESS - loudness(raw);
  for (let pass = 0; pass < 2; pass++) {
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', raw, '-af',
      `volume=${gain.toFixed(2)}dB,aresample=192000,alimiter=limit=${PEAK.toFixed(4)}:attack=3:release=60:level=0,aresample=${RATE}`,
      '-c:a', 'pcm_f32le', file]);
    gain += LOUDNESS - loudness(file);
  }
  return file;
}
export function loudness(file) {
  const said = spawnSync('ffmpeg', ['-nostdin', '-hide_banner', '-nostats', '-i', file, '-vn', '-af', 'ebur128', '-f', 'null', '-']).stderr.toString();
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+)/.exec(said)?.[1] ?? fail(`no loudness for ${file}`));
}
function wav(channels) {
  const n = channels[0].length, c = channels.length, b = Buffer.alloc(44 + n * c * 4);
  b.write('RIFF', 0); b.writeUInt32LE(36 + n * c * 4, 4); b.write('WAVEfmt ', 8); b.writeUInt32LE(16, 16);
  b.writeUInt16LE(3, 20); b.writeUInt16LE(c, 22); b.writeUInt32LE(RATE, 24); b.writeUInt32LE(RATE * c * 4, 28);
  b.writeUInt16LE(c * 4, 32); b.writeUInt16LE(32, 34); b.write('data', 36); b.writeUInt32LE(n * c * 4, 40);
  for (let i = 0, o = 44; i < n; i++) for (let k = 0; k < c; k++, o += 4) b.writeFloatLE(channels[k][i], o);
  return b;
}

/** Characters of a caption that one reads in a second. */
const PACE = 15;
/** WebVTT for each language that every line of the story has. */
export function captions(story, cues, folder, name) {
  const languages = ['de', 'en', 'tr', 'ar', 'ru'].filter((l) => cues.every((c) => c.lang === l || c.texts[l]));
  for (const l of languages) {
    const body = cues.map((c, i) => {
      const next = cues[i + 1]?.start ?? c.end + 1;
      const text = c.lang === l ? (c.texts[l] ?? c.original) : c.texts[l];
      // It stays as long as its reader needs, where the next sentence leaves the time.
      const end = Math.min(Math.max(c.end + 0.7, c.start + text.length / PACE), next - 0.04);
      if (text.length / (end - c.start) > 17) console.warn(`  too fast (${l}, ${(text.length / (end - c.start)).toFixed(1)}/s): ${text}`);
      return `${i + 1}\n${stamp(c.start)} --> ${stamp(end)}\n${wrap(text)}\n`;
    }).join('\n');
    writeFileSync(join(folder, `${name}.${l}.vtt`), `WEBVTT\n\n${body}`);
  }
  return languages;
}
const stamp = (s) => { const ms = Math.round(s * 1000); const p = (v, n = 2) => String(v).padStart(n, '0');
  return `${p(Math.floor(ms / 3600000))}:${p(Math.floor(ms / 60000) % 60)}:${p(Math.floor(ms / 1000) % 60)}.${p(ms % 1000, 3)}`; };
/** Two balanced rows at most, broken where a reader breathes. */
function wrap(text) {
  if (text.length <= 42) return text;
  let best = -1, cost = Infinity;
  for (let i = 0; i < text.length; i++) if (text[i] === ' ') {
    const long = Math.max(i, text.length - i - 1);
    const c = Math.abs(i - text.length / 2) - (/[,.:;?!،؟؛–]/.test(text[i - 1]) ? 9 : 0) + Math.max(0, long - 43) * 3;
    if (c < cost) { cost = c; best = i; }
  }
  const rows = [text.slice(0, best), text.slice(best + 1)];
  for (const r of rows) if (r.length > 48) console.warn(`  long caption row (${r.length}): ${r}`);
  return rows.join('\n');
}
