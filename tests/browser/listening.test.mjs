// A person opens a work and watches or listens: every film and voice of the demonstration library.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { Listener, keptOn, launch, noteFaults } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {any[]} */
let works;

before(async () => {
  library = await open();
  browser = await launch();
  works = await library.works();
});
after(async () => {
  await browser?.close();
  await library?.close();
});

/**
 * A visitor who notes whatever a page must not do.
 * @param {import('./visitor.mjs').Options} [options]
 */
async function visitor(options) {
  const context = await browser.newContext(options);
  const faults = await noteFaults(context, library.url);
  const page = await context.newPage();
  return { context, page, faults };
}

/** @param {any} work @param {string} [language] */
const address = (work, language = 'de') => `${library.url}/${language}/works/${work.slug}`;

const film = () => works.find((work) => work.kind === 'film');

test('the demonstration library holds films and voices', () => {
  assert.ok(works.filter((work) => work.kind === 'film').length >= 6);
  assert.ok(works.filter((work) => work.kind === 'oral_history').length >= 4);
});

test('every film and every voice plays, seeks far ahead and shows its captions', async (t) => {
  for (const work of works) {
    await t.test(`${work.kind} ${work.slug}`, async () => {
      const { context, page, faults } = await visitor();
      await page.goto(address(work));
      const parts = page.locator('digitales-player');
      for (let part = 0; part < await parts.count(); part += 1) {
        const listener = new Listener(page, parts.nth(part));
        await listener.pressesPlay();
        const length = await listener.length();
        await listener.presses('9');
        await listener.until(({ media, value }) => !media.seeking && media.currentTime >= 0.9 * value - 0.5, length);
        await listener.until(({ media, value }) => media.ended || media.currentTime > 0.9 * value + 0.1, length);
        await eachCaption(listener);
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(await keptOn(page), []);
      await context.close();
    });
  }
});

/**
 * Chooses every language of the menu and reads a caption in it.
 * @param {Listener} listener
 */
async function eachCaption(listener) {
  const menu = listener.host.locator('.dp-captions');
  const languages = await listener.media.locator('track').evaluateAll((tracks) => tracks.map((track) => /** @type {any} */ (track).srclang));
  assert.ok(languages.length > 0, 'no captions at all');
  for (const language of languages) {
    await menu.click();
    await listener.host.locator(`.dp-choice input[value="${language}"]`).check();
    await listener.presses('Escape');
    await listener.stopsAt(-1);
    assert.notEqual(await listener.caption(), '');
    assert.equal(await listener.host.locator('.dp-caption > span').first().getAttribute('lang'), language);
  }
}

test('a work spoken in another language than the page begins with captions in the language of the page', async () => {
  const { context, page } = await visitor();
  const foreign = works.find((work) => !work.languages.some((/** @type {string} */ tag) => tag.startsWith('en')) && work.transcripts.some((/** @type {any} */ each) => each.language === 'en'));
  assert.ok(foreign, 'no work that an English reader needs captions for');
  await page.goto(address(foreign, 'en'));
  const listener = new Listener(page);
  await listener.pressesPlay();
  await listener.stopsAt(0);
  assert.notEqual(await listener.caption(), '');
  assert.equal(await listener.host.locator('.dp-caption > span').first().getAttribute('lang'), 'en');
  await context.close();
});

test('the transcript follows, and a click on a sentence goes there', async () => {
  const { context, page } = await visitor();
  await page.goto(address(film()));
  const listener = new Listener(page);
  const open = page.locator('.transcript details[open] a[data-start]');
  const wanted = open.nth(Math.min(3, await open.count() - 1));
  const start = Number(await wanted.getAttribute('data-start'));
  await wanted.click();
  await listener.until(({ media, value }) => !media.paused && media.currentTime >= value - 0.05, start);
  await page.waitForFunction((link) => link?.hasAttribute('aria-current'), await wanted.elementHandle());
  await context.close();
});

test('the keyboard does what the list of keys says', async () => {
  const { context, page } = await visitor();
  await page.goto(address(film()));
  const listener = new Listener(page);
  const { media, host } = listener;
  await host.locator('.dp-start').focus();
  await listener.presses('k');
  await listener.hears();
  await listener.presses('k');
  await listener.until(({ media: it }) => it.paused);

  await listener.presses('5');
  const half = (await listener.length()) / 2;
  await listener.until(({ media: it, value }) => Math.abs(it.currentTime - value) < 0.2, half);
  await listener.presses('ArrowLeft');
  await listener.until(({ media: it, value }) => Math.abs(it.currentTime - value) < 0.2, half - 5);
  await listener.presses('j');
  await listener.until(({ media: it, value }) => Math.abs(it.currentTime - value) < 0.2, half - 15);
  await listener.presses('l');
  await listener.until(({ media: it, value }) => Math.abs(it.currentTime - value) < 0.2, half - 5);

  await listener.presses('m');
  assert.equal(await media.evaluate((it) => /** @type {any} */ (it).muted), true);
  await listener.presses('ArrowDown');
  assert.equal(await media.evaluate((it) => /** @type {any} */ (it).volume), 0.9);
  await listener.presses('>');
  assert.equal(await media.evaluate((it) => /** @type {any} */ (it).playbackRate), 1.25);
  await listener.presses('<');
  assert.equal(await media.evaluate((it) => /** @type {any} */ (it).playbackRate), 1);

  const before = await host.getAttribute('data-captioned');
  await listener.presses('c');
  assert.notEqual(await host.getAttribute('data-captioned'), before);
  await listener.presses('f');
  await page.waitForSelector('digitales-player[data-full]');
  await listener.presses('f');
  await page.waitForSelector('digitales-player:not([data-full])');
  await listener.presses('?');
  await host.locator('.dp-keys').waitFor({ state: 'visible' });
  await listener.presses('Escape');
  await host.locator('.dp-keys').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'dp-button dp-settings');
  await context.close();
});

test('Tab reaches every control, each named, in sight, ringed and large enough for a thumb', async () => {
  const { context, page } = await visitor({ viewport: { width: 360, height: 740 } });
  await page.goto(address(film()));
  const controls = page.locator('digitales-player').first().locator('button:visible, input:visible');
  await controls.first().waitFor();
  const count = await controls.count();
  assert.ok(count >= 7, `only ${count} controls`);
  await controls.first().focus();
  for (let i = 0; i < count; i += 1) {
    const seen = await page.evaluate(() => {
      const it = /** @type {HTMLElement} */ (document.activeElement);
      const box = it.getBoundingClientRect();
      return {
        inside: it.closest('digitales-player') !== null, ring: getComputedStyle(it).outlineStyle,
        name: it.getAttribute('aria-label') ?? it.textContent, width: box.width, height: box.height,
      };
    });
    assert.ok(seen.inside, `stop ${i + 1} of ${count} is outside the player`);
    assert.notEqual(seen.name?.trim(), '');
    assert.notEqual(seen.ring, 'none', `${seen.name} shows no focus`);
    assert.ok(seen.width >= 48 && seen.height >= 48, `${seen.name} is ${seen.width} by ${seen.height}`);
    await page.keyboard.press('Tab');
  }
  await context.close();
});

test('a link with a time begins there, and the player makes such links', async () => {
  const { context, page } = await visitor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: library.url });
  await page.goto(`${address(film())}#t=0:07`);
  const listener = new Listener(page);
  await listener.host.locator('.dp-start').click();
  await listener.until(({ media }) => media.currentTime > 7.05 && media.currentTime < 12);
  await listener.presses('k');
  await listener.host.locator('.dp-share').click();
  await listener.host.locator('.dp-link .dp-word').click();
  await page.waitForFunction((start) => navigator.clipboard.readText().then((text) => text.startsWith(start)), address(film()));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, new RegExp(`^${address(film())}#t=\\d+$`));
  await context.close();
});

test('at the end of a part the next one is offered, and it plays', async () => {
  const { context, page } = await visitor();
  let parts = 0;
  for (const work of works) {
    await page.goto(address(work));
    parts = await page.locator('digitales-player').count();
    if (parts > 1) break;
  }
  assert.ok(parts > 1, 'no work in several parts');
  const [first, second] = [0, 1].map((nth) => new Listener(page, page.locator('digitales-player').nth(nth)));
  await first.pressesPlay();
  await first.presses('9');
  await first.host.and(page.locator('[data-state=ended]')).waitFor();
  await first.presses('l'); // a finger too quick changes nothing
  await first.host.locator('.dp-next').click();
  await second.hears();
  await first.until(({ media }) => media.paused);
  await context.close();
});

test('saving data plays the small rendition and keeps the place', async () => {
  const { context, page } = await visitor();
  await page.goto(address(film()));
  const listener = new Listener(page);
  await listener.pressesPlay();
  const full = await listener.media.getAttribute('src');
  await listener.presses('5');
  await listener.hears();
  const place = await listener.now();
  await listener.host.locator('.dp-settings').click();
  await listener.host.locator('.dp-panel:visible input[type=checkbox]').first().check();
  await page.waitForFunction(({ media, before }) => media?.getAttribute('src') !== before, { media: await listener.media.elementHandle(), before: full });
  await listener.hears();
  const after = await listener.now();
  assert.ok(after >= place - 0.5, `it was at ${place} and went on at ${after}`);
  await context.close();
});

test('nothing stays on the device until asked for, and all of it goes when told', async () => {
  const { context, page } = await visitor();
  await page.goto(address(film()));
  const listener = new Listener(page);
  await listener.pressesPlay();
  await listener.presses('3');
  await listener.presses('>');
  await listener.presses('ArrowDown');
  await listener.hears();
  await page.reload();
  assert.deepEqual(await keptOn(page), []);

  const again = new Listener(page);
  await again.host.locator('.dp-settings').click();
  await again.host.locator('.dp-remember input').check();
  await again.presses('Escape');
  await again.pressesPlay();
  await again.presses('>');
  await again.presses('5');
  await again.hears();
  await again.presses('k');
  await again.until(({ media }) => media.paused);
  const place = await again.now();
  assert.deepEqual(await keptOn(page), ['localStorage digitales']);

  await page.reload();
  const later = new Listener(page);
  await later.pressesPlay();
  assert.ok(await later.now() >= Math.floor(place));
  assert.equal(await later.media.evaluate((it) => /** @type {any} */ (it).playbackRate), 1.25);
  await later.host.locator('.dp-settings').click();
  await later.host.locator('.dp-remember .dp-word').click();
  assert.deepEqual(await keptOn(page), []);
  await later.presses('Escape');
  await later.presses('k');
  await page.reload();
  assert.deepEqual(await keptOn(page), []);
  await context.close();
});

test('a lost connection is said as that, and the film goes on by itself', async () => {
  const { context, page } = await visitor();
  await page.goto(address(film()));
  const listener = new Listener(page);
  await listener.host.locator('.dp-start').waitFor();
  await context.setOffline(true);
  await listener.host.locator('.dp-start').click();
  await listener.host.locator('.dp-message').waitFor({ state: 'visible' });
  assert.equal(await page.locator('.dp-withdrawn').count(), 0);
  await context.setOffline(false);
  await listener.hears();
  await listener.host.locator('.dp-message').waitFor({ state: 'hidden' });
  await context.close();
});

test('without script the browser itself plays, with captions where they are needed and the words to read', async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  for (const work of works) {
    const language = work.languages.some((/** @type {string} */ tag) => tag.startsWith('de')) ? 'tr' : 'de';
    await page.goto(address(work, language));
    const media = page.locator('digitales-player video, digitales-player audio').first();
    assert.notEqual(await media.getAttribute('controls'), null, work.slug);
    assert.match(await media.getAttribute('src') ?? '', /^\/media\//);
    const spoken = !work.languages.includes('zxx');
    if (spoken && work.transcripts.some((/** @type {any} */ each) => each.language === language)) {
      assert.equal(await media.locator('track[default]').getAttribute('srclang'), language, work.slug);
    }
    if (spoken) await page.locator('.transcript details[open] a').first().waitFor({ state: 'visible' });
  }
  await context.close();
});

test('mpv and ffprobe play and measure every work over HTTP', async (t) => {
  for (const work of works) {
    for (const { url } of work.renditions) {
      await t.test(`${work.slug} ${url.split('/').pop()}`, () => {
        const from = new URL(url, library.url).href;
        const probe = spawnSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', from], { encoding: 'utf8' });
        assert.equal(probe.status, 0, probe.stderr);
        assert.ok(Number(probe.stdout) > 1, probe.stdout);
        const mpv = spawnSync('mpv', ['--no-config', '--no-terminal', '--vo=null', '--ao=null', '--untimed', '--start=80%', '--length=1', from]);
        assert.equal(mpv.status, 0, String(mpv.stderr));
      });
    }
  }
});
