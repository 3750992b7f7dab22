// Every page, narrow and wide, light and dark, German and Arabic: no barrier, no foreign host, nothing kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { barriers, keptOn, launch, noteFaults } from './visitor.mjs';

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

/**
 * Every page that links lead to from the home page, in one language.
 * @param {string} language
 * @returns {Promise<string[]>} paths
 */
async function pagesFrom(language) {
  const open = [`/${language}/`];
  const seen = new Set(open);
  for (const path of open) {
    const html = await (await fetch(library.url + path)).text();
    for (const [, href] of html.matchAll(/<a\b[^>]*?\shref="([^"#]+)/g)) {
      const { origin, pathname } = new URL(href.replace(/&amp;/g, '&'), library.url + path);
      // The pages of names are many and all alike: three of them are looked at.
      if (pathname.includes('/people/') && open.filter((each) => each.includes('/people/')).length >= 3) continue;
      const ours = origin === library.url && (pathname.startsWith(`/${language}/`) || ['/tour', '/radio', '/my-story'].includes(pathname));
      if (ours && !pathname.endsWith('.svg') && !seen.has(pathname)) {
        seen.add(pathname);
        open.push(pathname);
      }
    }
  }
  return [...open, `/${language}/works/there-is-no-such-work`, `/${language}/there-is-no-such-page`];
}

for (const language of ['de', 'ar']) {
  for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
    test(`no page has a barrier or a secret: ${language}, ${shape}, light and dark`, async (t) => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const faults = await noteFaults(context, library.url);
      const page = await context.newPage();
      const paths = await pagesFrom(language);
      for (const path of paths) {
        await t.test(path, async () => {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(library.url + path, { waitUntil: 'load' });
          assert.deepEqual(await barriers(page), []);
          await page.emulateMedia({ colorScheme: 'dark' });
          assert.deepEqual(await barriers(page, ['color-contrast']), [], 'in the dark');
          const { wide, direction } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth - window.innerWidth, direction: getComputedStyle(document.documentElement).direction,
          }));
          assert.ok(wide <= 0, `${wide} pixels stick out of the window`);
          if (path.startsWith(`/${language}/`)) assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr');
          assert.deepEqual(await keptOn(page), []);
        });
      }
      assert.ok(paths.length > 20, `only ${paths.length} pages found`);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('no panel of the player has a barrier', async () => {
  const work = (await library.works()).find((each) => each.kind === 'film');
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${library.url}/de/works/${work.slug}`);
    for (const opener of ['.dp-captions', '.dp-speed', '.dp-share', '.dp-settings']) {
      await page.locator(opener).first().click();
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await barriers(page), [], `${opener}, ${colorScheme}`);
      }
      await page.keyboard.press('Escape');
    }
    await context.close();
  }
});
