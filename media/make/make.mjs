// Makes the demonstration library: node make.mjs [slug …] [--draft] [--sound] [--sheet] [--posters]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { captions, compose, loudness, master, perform } from './lib/score.mjs';
import { shoot, still } from './lib/film.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WORKS = join(HERE, '..', 'works');
const CACHE = join(HERE, '.cache');
const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const ff = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
const META = ['-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart'];

mkdirSync(CACHE, { recursive: true });
const names = readdirSync(join(HERE, 'stories')).filter((f) => f.endsWith('.mjs')).map((f) => f.slice(0, -4)).sort();
for (const name of wanted.length ? wanted : names) {
  const story = (await import(`./stories/${name}.mjs`)).default;
  await make(story);
}

async function make(story) {
  const folder = join(WORKS, story.slug);
  mkdirSync(folder, { recursive: true });
  const parts = story.parts ?? [story];
  let first = null;
  for (const [i, part] of parts.entries()) {
    const piece = { ...story, ...part, slug: story.slug };
    const played = perform(piece, join(CACHE, 'speech'));
    first ??= { piece, played };
    const suffix = parts.length > 1 ? `.${i + 1}` : '';
    tell(piece, played);
    captions(piece, played.cues, folder, (story.kind === 'film' ? 'film' : 'voice') + suffix);
    if (flags.has('--texts')) continue;
    const wav = join(CACHE, `${story.slug}${suffix}.wav`);
    master(compose(piece, played), wav, story.kind !== 'film');
    if (story.kind === 'film') await film(piece, played, folder, wav);
    else voice(folder, wav, suffix);
  }
  if (story.poster && !flags.has('--texts') && !flags.has('--sound')) await poster(story, first, folder);
  report(folder);
}

function tell(story, { cues, seconds }) {
  const spoken = cues.reduce((s, c) => s + c.end - c.start, 0);
  const words = cues.reduce((s, c) => s + c.original.split(/\s+/).filter((w) => /\p{L}/u.test(w)).length, 0);
  console.log(`${story.slug}: ${seconds.toFixed(1)} s, ${words} words, ${Math.round(words / spoken * 60)} wpm spoken, ${Math.round(words / (cues.at(-1).end - cues[0].start) * 60)} wpm with pauses`);
}

async function film(story, played, folder, wav) {
  if (flags.has('--sound')) return;
  const draft = flags.has('--draft');
  const raw = join(CACHE, `${story.slug}.mp4`);
  await shoot(story, played, raw, draft ? { fps: 5, scale: 0.5 } : {});
  if (draft || flags.has('--sheet')) sheet(story, raw, played.seconds);
  if (draft) return;
  const [w, h] = story.shape ?? [1280, 720];
  const small = w > h ? `${Math.round((w * 360) / h / 2) * 2}:360` : `360:${Math.round((h * 360) / w / 2) * 2}`;
  const x264 = (crf, cap) => ['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'slow', '-tune', 'animation', '-pix_fmt', 'yuv420p',
    '-crf', String(crf), '-maxrate', cap, '-bufsize', '2M', '-g', '125', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'];
  ff('-i', raw, '-i', wav, ...x264(story.crf ?? 23, '1800k'), '-c:a', 'aac', '-b:a', '96k', ...META, join(folder, 'film.mp4'));
  ff('-i', raw, '-i', wav, '-vf', `scale=${small}:flags=lanczos`, ...x264((story.crf ?? 23) + 1, '340k'), '-c:a', 'aac', '-ac', '1', '-b:a', '48k', ...META, join(folder, 'film.small.mp4'));
  if (story.screen) {
    const screen = join(CACHE, `${story.slug}.screen.mp4`);
    await shoot(story, played, screen, { variant: 'screen' });
    ff('-i', screen, ...x264(24, '1200k'), '-an', ...META, join(folder, 'screen.mp4'));
  }
}

function voice(folder, wav, suffix) {
  for (const [name, rate] of [['', '96k'], ['.small', '48k']])
    ff('-i', wav, '-c:a', 'aac', '-ac', '1', '-b:a', rate, ...META, join(folder, `voice${suffix}${name}.m4a`));
}

async function poster(story, { piece, played }, folder) {
  const png = join(CACHE, `${story.slug}.poster.png`);
  await still(piece, played, story.poster.t ?? 0, png, { variant: 'poster', page: story.poster.page });
  ff('-i', png, '-q:v', '3', '-frames:v', '1', join(folder, 'poster.jpg'));
}

/** A frame every two seconds on one sheet, to be looked at. */
function sheet(story, raw, seconds) {
  const tall = (story.shape ?? [16, 9])[1] > (story.shape ?? [16, 9])[0];
  const out = join(CACHE, `${story.slug}.sheet.png`);
  const columns = tall ? 8 : 5;
  ff('-i', raw, '-vf', `fps=1/2,scale=${tall ? 200 : 384}:-2,tile=${columns}x${Math.ceil(seconds / 2 / columns)}:padding=6`, '-frames:v', '1', out);
  console.log(`  sheet ${out}`);
}

function report(folder) {
  for (const f of readdirSync(folder).filter((f) => /\.(mp4|m4a|jpg)$/.test(f)))
    console.log(`  ${f} ${(statSync(join(folder, f)).size / 1024).toFixed(0)} KiB${f.endsWith('m4a') ? ` ${loudness(join(folder, f))} LUFS` : ''}`);
}
