// A radio partner at their desk: what they took and must not use any more.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, someoneIn } from './library.mjs';
import { barriers, launch, look } from './visitor.mjs';

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

test('what a partner took and is taken back stands at the radio desk by its marks, without a barrier', async () => {
  const token = library.digitales('partner', 'token', '--organisation', 'Radio Weitblick').trim();
  const bearer = { headers: { Authorization: `Bearer ${token}` } };
  const { items } = await (await fetch(`${library.url}/api/radio/works`, bearer)).json();
  const work = items.find((/** @type {any} */ each) => each.broadcast);
  const file = new URL(work.broadcast.url);
  await (await fetch(`${library.url}${file.pathname}`, bearer)).arrayBuffer();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(library.url + library.digitales('narrator', 'link', '--person', someoneIn(work.slug)).trim());
  await page.locator(`.three a[href*="${work.id}/stop"]`).click();
  await page.locator('form button.strong').first().click();
  await page.waitForURL(/\/receipts\/\d+/);
  await page.goto(`${library.url}/de/radio`);
  await page.locator('#token').fill(token);
  await page.locator('form.sheet-form button').click();
  for (const language of ['de', 'ar']) {
    for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
      await page.setViewportSize(viewport);
      await page.goto(`${library.url}/${language}/radio`);
      await look(page, `radio-recalls-${language}-${shape}`);
      assert.equal(await page.locator('.recalled article').count(), 1);
      assert.ok(!(await page.locator('main').innerText()).includes(work.title), 'no title of what is taken back');
      assert.deepEqual(await barriers(page), [], `radio in ${language}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `radio in ${language} is ${wide} pixels too wide`);
    }
  }
  await context.close();
});
