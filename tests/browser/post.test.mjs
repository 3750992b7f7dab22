// A letter that cannot go: at the desk, on paper, and the receipt that somebody has sent to them. No barrier.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, someoneIn } from './library.mjs';
import { barriers, launch } from './visitor.mjs';

// Text messages are set up, and nobody's number is known.
process.env.DIGITALES_MESSAGE_COMMAND = '/bin/true';
process.env.DIGITALES_URL = 'http://127.0.0.1:8080';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {string} */
let password;
/** @type {string} */
let person;

before(async () => {
  library = await open();
  password = library.digitales('account', 'add', 'officer', '--role', 'consent_officer').trim().split(/\s+/).at(-1) ?? '';
  const works = await library.works();
  person = someoneIn(works[0].slug);
  library.digitales('narrator', 'link', '--person', person, '--send', '--language', 'ar');
  for (let tries = 0; !library.digitales('post', 'list', '--stuck').includes('letter'); tries += 1) {
    assert.ok(tries < 100, 'the letter never came to wait for a person');
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await library?.close();
});

for (const language of ['de', 'ar']) {
  for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
    test(`a letter that waits is found and printed without a barrier: ${language}, ${shape}`, async () => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', javaScriptEnabled: true });
      const page = await context.newPage();
      await page.goto(`${library.url}/${language}/sign-in?next=/${language}/desk/consent`);
      await page.fill('input[name=name]', 'officer');
      await page.fill('input[type=password]', password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === `/${language}/desk/consent`);
      await page.locator(`a[href*="/desk/consent/post/"]`).first().click();
      await sees(page, `post-${language}-${shape}`);
      await page.locator('button[value=print]').click();
      await page.waitForSelector('.letter-page svg');
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl', 'the person reads Arabic');
      await sees(page, `letter-${language}-${shape}`);
      await context.close();
    });
  }
}

test('a receipt is sent to whoever presses the button, and the page says so', async () => {
  const link = library.digitales('narrator', 'link', '--person', person, '--language', 'de').trim();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(library.url + new URL(link).pathname);
  await page.locator('a[href$="/pause"]').first().click();
  await page.locator('main button').last().click();
  await page.waitForURL(/\/receipts\//);
  await sees(page, 'receipt-to-send');
  await page.locator('main form button').click();
  await page.waitForSelector('[role=status]');
  assert.equal(await page.locator('main form').count(), 0, 'once is enough');
  await sees(page, 'receipt-sent');
  await context.close();
});

/**
 * No barrier, and nothing stands over the edge.
 * @param {import('../../web/node_modules/playwright-core/index.js').Page} page
 * @param {string} name
 */
async function sees(page, name) {
  const pictures = process.env.DIGITALES_TEST_PICTURES;
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  assert.deepEqual(await barriers(page), [], name);
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: window.innerWidth }));
  assert.ok(wide <= room, `${name} is ${wide} wide in ${room}`);
}
