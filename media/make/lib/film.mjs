// Draws a film frame by frame in Chromium and hands the pictures to ffmpeg; every frame depends on its time alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from 'playwright-core';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none'];

export async function stage(story, performance, { scale = 1, variant = '', page: name } = {}) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const [width, height] = variant === 'poster' ? [1280, 720] : story.shape ?? [1280, 720];
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  page.on('pageerror', (e) => { console.error('  page:', e.message); });
  const cues = performance.cues.map(({ id, v, lang, start, end, original, texts }) => ({ id, v, lang, start, end, original, de: texts.de, en: texts.en, tr: texts.tr }));
  await page.addInitScript({ content: `window.STORY=${JSON.stringify({ cues, seconds: performance.seconds, variant, width, height, slug: story.slug, poster: story.poster })};` });
  await page.goto(pathToFileURL(join(HERE, 'films', `${name ?? story.slug}.html`)).href);
  await page.evaluate(() => document.fonts.ready);
  const cdp = await page.context().newCDPSession(page);
  const shot = async (t, format = 'jpeg') => {
    const key = await page.evaluate((s) => { const k = window.render(s); return k === undefined ? null : String(k); }, t);
    return { key, grab: async () => Buffer.from((await cdp.send('Page.captureScreenshot',
      { format, ...(format === 'jpeg' ? { quality: 94 } : {}), optimizeForSpeed: format === 'jpeg' })).data, 'base64') };
  };
  return { browser, shot, width, height };
}

/** Renders all frames into a pipe of ffmpeg that encodes near-losslessly; later encodings read that. */
export async function shoot(story, performance, out, { fps = 25, scale = 1, variant = '' } = {}) {
  const { browser, shot } = await stage(story, performance, { scale, variant });
  const ff = spawn('ffmpeg', ['-v', 'error', '-y', '-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(fps), '-i', 'pipe:0',
    '-vf', 'scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '8', out], { stdio: ['pipe', 'inherit', 'inherit'] });
  const total = Math.round(performance.seconds * fps);
  let last = null, image = null, drawn = 0;
  for (let f = 0; f < total; f++) {
    const { key, grab } = await shot(f / fps);
    if (key === null || key !== last || !image) { image = await grab(); drawn++; }
    last = key;
    if (!ff.stdin.write(image)) await once(ff.stdin, 'drain');
    if (f % 100 === 0) process.stderr.write(`\r  ${story.slug}${variant ? '/' + variant : ''} frame ${f}/${total} `);
  }
  ff.stdin.end();
  await once(ff, 'close');
  await browser.close();
  process.stderr.write(`\r  ${story.slug}: ${total} frames, ${drawn} drawn\n`);
}

export async function still(story, performance, t, file, opts = {}) {
  const { browser, shot } = await stage(story, performance, opts);
  const { grab } = await shot(t, file.endsWith('.png') ? 'png' : 'jpeg');
  writeFileSync(file, await grab());
  await browser.close();
}
