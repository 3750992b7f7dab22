// Curators bring works in: chosen, pasted and dropped files, by keyboard, over a broken line, without script.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, open } from './library.mjs';
import { Officer, SHAPES, employ } from './officer.mjs';
import { launch, noteFaults } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {{ name: string, password: string }} */
let mina;
const files = folder();

/** A film of some seconds. @param {string} name @param {number} tone @param {number} [seconds] */
function film(name, tone, seconds = 2) {
  const out = join(files, name);
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc=s=320x180:d=${seconds}`, '-f', 'lavfi', '-i',
    `sine=f=${tone}:d=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-map_metadata', '-1',
    '-movflags', '+faststart', out]);
  assert.equal(made.status, 0, String(made.stderr));
  return out;
}

before(async () => {
  // However full the disk is on which tests run.
  process.env.DIGITALES_DISK_RESERVE = '0';
  library = await open();
  browser = await launch();
  mina = employ(library, 'mina', 'curator');
});
after(async () => {
  await browser?.close();
  await library?.close();
});

/** What is under way, as the page says it. @param {Officer} curator @param {RegExp} wanted */
async function becomes(curator, wanted) {
  await curator.page.locator('.intake-lines').filter({ hasText: wanted }).waitFor({ timeout: 60_000 });
}

for (const language of ['de', 'ar']) {
  for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
    test(`the page of bringing in has no barrier: ${language}, ${shape}`, async () => {
      const curator = await Officer.signsIn({ library, browser, who: mina, language, shape });
      const { page } = curator;
      await curator.goes('');
      await curator.isWhole('the desk of a curator');
      await curator.goes('/intake');
      await curator.isWhole('intake, nothing chosen');
      const words = join(files, 'a.vtt');
      writeFileSync(words, 'WEBVTT\n');
      await page.setInputFiles('#files', [film(`${language} ${shape}.mp4`, 300 + language.length * shape.length), words]);
      assert.equal(await page.locator('#purpose-2').inputValue(), 'words', 'what it is is guessed');
      assert.equal(await page.locator('#title-1').inputValue(), `${language} ${shape}`);
      await curator.isWhole('intake, chosen');
      await page.locator('[data-do=begin]').nth(1).press('Enter');
      await page.locator('[data-fault]:not([hidden])').waitFor();
      assert.ok(await page.locator('#work-2').evaluate((field) => field === document.activeElement), 'what is missing has the focus');
      await curator.isWhole('intake, a work is missing');
      await curator.leaves();
    });
  }
}

test('a curator brings in a film by keyboard, and finds it among what is under way', async () => {
  const curator = await Officer.signsIn({ library, browser, who: mina });
  const { page } = curator;
  const faults = await noteFaults(page.context(), library.url);
  await curator.goes('/intake');
  await page.setInputFiles('#files', film('Der lange Tag.mp4', 440));
  assert.ok(await page.locator('#chosen').evaluate((heading) => heading === document.activeElement), 'what was chosen has the focus');
  await page.selectOption('#language-1', 'tr');
  await page.locator('[data-do=all]').press('Enter');
  await becomes(curator, /Der lange Tag\.mp4|der-lange-tag/);
  await page.locator('.intake-file').waitFor({ state: 'detached' });
  await curator.isWhole('intake, a film is in');
  assert.deepEqual(faults, []);
  await curator.leaves();
});

test('the page of a work says why nobody sees it, and plays it where the house may keep it', async () => {
  const curator = await Officer.signsIn({ library, browser, who: mina });
  const { page } = curator;
  const kofi = await Officer.signsIn({ library, browser, who: employ(library, 'kofi', 'consent_officer') });
  const work = (await kofi.workAt('a-letter-to-2090')).split('/').at(-1);
  await kofi.leaves();
  await curator.goes(`/intake/works/${work}`);
  assert.match(await curator.says(), /Warum es noch niemand sieht/);
  await page.waitForFunction(() => (document.querySelector('audio')?.duration ?? 0) > 20);
  await curator.isWhole('a work that came in');
  await curator.leaves();
});

test('what was sent before the line broke is not sent again, also after the page was loaded anew', async () => {
  const curator = await Officer.signsIn({ library, browser, who: mina });
  const { page } = curator;
  const path = join(files, 'large.bin');
  // Two pieces and a half, so that one of them is safe before the line breaks.
  spawnSync('sh', ['-c', `head -c 80000000 /dev/urandom > "${path}"`]);
  await curator.goes('/intake');
  /** @type {string[]} */
  const offsets = [];
  page.on('request', (request) => { if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset']); });
  await page.route('**/uploads/*', (route) => (offsets.length > 1 ? route.abort() : route.continue()));
  await page.setInputFiles('#files', path);
  await page.locator('[data-do=begin]').press('Enter');
  await page.locator('[data-far]', { hasText: 'Verbindung' }).waitFor({ timeout: 60_000 });
  await page.unroute('**/uploads/*');
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  offsets.length = 0;
  await page.setInputFiles('#files', path);
  await page.locator('[data-do=begin]').press('Enter');
  await page.locator('.intake-file').waitFor({ state: 'detached', timeout: 60_000 });
  await becomes(curator, /large\.bin/);
  assert.equal(offsets[0], String(32 * 1024 * 1024), 'it went on where it stopped');
  await curator.leaves();
});

test('files are pasted and dropped, paused, gone on with and cancelled', async () => {
  const curator = await Officer.signsIn({ library, browser, who: mina });
  const { page } = curator;
  await curator.goes('/intake');
  const bytes = readFileSync(film('pasted.mp4', 550)).toString('base64');
  for (const kind of ['paste', 'drop']) {
    await page.evaluate(([kind, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], `${kind}.mp4`, { type: 'video/mp4' }));
      const init = { bubbles: true, cancelable: true };
      document.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', { ...init, clipboardData: data }) : new DragEvent('drop', { ...init, dataTransfer: data }));
    }, [kind, bytes]);
  }
  assert.deepEqual(await page.locator('.intake-file h4').allInnerTexts(), ['paste.mp4', 'drop.mp4']);
  await page.locator('[data-do=drop]').first().press('Enter');
  assert.deepEqual(await page.locator('.intake-file h4').allInnerTexts(), ['drop.mp4']);
  await page.route('**/uploads', () => {});
  await page.locator('[data-do=begin]').press('Enter');
  await page.locator('[data-do=pause]').press('Enter');
  assert.ok(await page.locator('[data-do=go-on]').evaluate((button) => button === document.activeElement));
  await page.unroute('**/uploads');
  await page.locator('[data-do=go-on]').press('Enter');
  await becomes(curator, /drop/);
  await curator.leaves();
});

test('without script one file at a time comes in by a form', async () => {
  const curator = await Officer.signsIn({ library, browser, who: mina, script: false });
  const { page } = curator;
  await curator.goes('/intake');
  await page.setInputFiles('#file', film('ohne.mp4', 660));
  await page.fill('#title-plain', 'Ohne Skript');
  await curator.sends('main form[enctype] button[type=submit]');
  assert.match(await curator.says(), /Ist da|Ist in der Bibliothek/);
  await curator.leaves();
});
