// Somebody says stop in one window; the film ends in the other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, someoneIn } from './library.mjs';
import { Listener, barriers, launch } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  library = await open();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await library?.close();
});

for (const kind of ['film', 'oral_history']) {
  test(`a ${kind} taken back falls silent in a page that is open, and leaves no picture or word of itself`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const work = (await library.works()).find((each) => each.kind === kind);
    await page.goto(`${library.url}/de/works/${work.slug}`);
    const listener = new Listener(page);
    const media = await listener.media.elementHandle();
    await listener.pressesPlay();
    const sentence = await page.locator('.transcript a[data-start]').first().textContent();

    library.digitales('withdraw', '--work', work.slug, '--person', someoneIn(work.slug));

    await page.locator('.dp-withdrawn').waitFor();
    const left = await media?.evaluate((it) => {
      const { paused, src, currentSrc, buffered, readyState, textTracks } = /** @type {HTMLMediaElement} */ (it);
      const cues = [...textTracks].reduce((sum, track) => sum + (track.cues?.length ?? 0), 0);
      return { paused, src: src || (readyState > 0 ? currentSrc : ''), buffered: buffered.length, readyState, cues, poster: it.getAttribute('poster') };
    });
    assert.deepEqual(left, { paused: true, src: '', buffered: 0, readyState: 0, cues: 0, poster: null });
    assert.equal(await page.locator('digitales-player video, digitales-player audio, digitales-player img').count(), 0);
    const html = await page.content();
    assert.ok(!html.includes(work.title), 'the title is still in the page');
    assert.ok(!html.includes(String(sentence)), 'a sentence is still in the page');
    assert.notEqual(await listener.told(), '');
    assert.deepEqual(await barriers(page), []);

    const answer = await page.reload();
    assert.ok([404, 410].includes(answer?.status() ?? 0));
    assert.deepEqual(await barriers(page), []);
    await context.close();
  });
}

test('a film that waits in an open page closes before anybody presses play', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const work = (await library.works()).find((each) => each.kind === 'film');
  await page.goto(`${library.url}/ar/works/${work.slug}`);
  await page.locator('.dp-start').first().waitFor();
  library.digitales('withdraw', '--work', work.slug, '--person', someoneIn(work.slug));
  await page.locator('.dp-withdrawn').waitFor();
  assert.equal(await page.locator('.dp-start').count(), 0);
  await context.close();
});
