// The consent desk: signed in, by keyboard, without script, German and Arabic, narrow and wide: no barrier.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { barriers, launch, noteFaults } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {string} */
let password;

before(async () => {
  library = await open();
  const told = library.digitales('account', 'add', 'officer', '--role', 'consent_officer', '--role', 'auditor');
  password = told.trim().split(/\s+/).at(-1) ?? '';
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await library?.close();
});

/**
 * Signs in with the keyboard alone.
 * @param {import('../../web/node_modules/playwright-core/index.js').Page} page
 * @param {string} language
 */
async function signIn(page, language) {
  await page.goto(`${library.url}/${language}/sign-in?next=/${language}/desk/consent/works`);
  await page.fill('input[name=name]', 'officer');
  await page.fill('input[type=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/${language}/desk/consent/works`);
}

for (const language of ['de', 'ar']) {
  for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
    test(`no page of the consent desk has a barrier: ${language}, ${shape}, light and dark`, async (t) => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', javaScriptEnabled: true });
      const faults = await noteFaults(context, library.url);
      const page = await context.newPage();
      await signIn(page, language);
      const works = await page.locator('.matrix tbody th a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      assert.ok(works.length > 5, 'every work stands in the list');
      await page.goto(library.url + works[0]);
      const cells = await page.locator('.matrix a.state').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      const root = `/${language}/desk/consent`;
      const paths = [root, `${root}/works`, `${root}/works?look=dark`, ...works.slice(0, 3), `${works[0]}/why?use=podcast_feed`,
        cells[0], `${root}/recalls`, `${root}/receipt?of=1`, `${root}/receipt?of=nothing`, `${root}/log`];
      for (const path of paths) {
        await t.test(String(path), async () => {
          await page.emulateMedia({ colorScheme: 'light' });
          const answer = await page.goto(library.url + path);
          assert.equal(answer?.status(), 200);
          assert.deepEqual(await barriers(page), []);
          await page.emulateMedia({ colorScheme: 'dark' });
          assert.deepEqual(await barriers(page, ['color-contrast']), [], 'in the dark');
          const { wide, direction } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth - window.innerWidth, direction: getComputedStyle(document.documentElement).direction,
          }));
          assert.ok(wide <= 0, `${wide} pixels stick out of the window`);
          assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr');
        });
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('without script an officer finds out why, asks what would be, and comes to every word', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'de');
  await page.fill('input[name=search]', 'the-blue-door');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'the-blue-door' }).or(page.locator('.matrix tbody th a')).first().click();
  await page.getByRole('link', { name: 'Warum?' }).click();
  assert.match(await page.locator('main').innerText(), /hat es zurückgenommen/);
  await page.fill('input[name=day]', '2024-12-01');
  await page.getByRole('button', { name: 'Fragen' }).click();
  assert.match(await page.locator('main').innerText(), /Es öffnet sich: Original/);
  await page.getByRole('link', { name: 'Menschen und Nutzungen dieses Werks' }).click();
  await page.locator('.matrix a.state').nth(1).click();
  assert.match(await page.locator('main').innerText(), /Gezeigter Text:/);
  await context.close();
});
