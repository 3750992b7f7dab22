// Old papers and asking again, in a browser without script: two officers read a paper, letters are printed, no barrier.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { barriers, launch } from './visitor.mjs';

/** @typedef {import('../../web/node_modules/playwright-core/index.js').Page} Page */
/** @typedef {import('../../web/node_modules/playwright-core/index.js').BrowserContext} Context */

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {Record<string, string>} */
const passwords = {};

before(async () => {
  library = await open();
  browser = await launch();
  for (const name of ['kofi', 'inge']) {
    passwords[name] = library.digitales('account', 'add', name, '--role', 'consent_officer').trim().split(/\s+/).at(-1) ?? '';
  }
});
after(async () => {
  await browser?.close();
  await library?.close();
});

/** @param {Context} context @param {string} name @param {string} path */
async function signedIn(context, name, path) {
  const page = await context.newPage();
  await page.goto(`${library.url}/de/sign-in?next=${path}`);
  await page.fill('input[name=name]', name);
  await page.fill('input[type=password]', passwords[name] ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

/** @param {Page} page @param {string} what @param {string} name */
async function whole(page, what, name) {
  const shots = process.env.DIGITALES_TEST_SHOTS;
  if (shots) await page.screenshot({ path: `${shots}/${what}-${name}.png`, fullPage: true });
  assert.deepEqual(await barriers(page), [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${what}: ${wide} pixels stick out of the window`);
}

/** The first work at the desk. @param {Page} page */
async function someWork(page) {
  await page.goto(`${library.url}/de/desk/consent/works?search=the-blue-door`);
  const href = await page.locator('.matrix tbody th a').first().getAttribute('href');
  return String(href).replace(/^\/de/, '');
}

for (const language of ['de', 'ar']) {
  for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
    test(`an old paper is kept, read by two, and nothing stands in the way: ${language}, ${shape}`, async () => {
      const name = `${language}-${shape}`;
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', javaScriptEnabled: true });
      const page = await signedIn(context, 'kofi', '/de/desk');
      const work = await someWork(page);
      await page.goto(`${library.url}/${language}${work}/papers`);
      await page.getByRole('button').last().click();
      assert.equal(await page.locator('[role=alert] a').count() > 2, true, 'everything missing is told');
      await whole(page, 'papers-faults', name);
      await page.selectOption('#whose', { index: 1 });
      await page.fill('#signed', '1999-05');
      if (await page.locator('#form').count()) await page.selectOption('#form', { index: 0 });
      await page.fill('#form-name', `bogen-${name}`);
      await page.fill('#form-language', 'de');
      await page.fill('#form-words', 'Ich bin einverstanden, dass mein Film gezeigt wird.\n\nAuch im Offenen Kanal.');
      await page.fill('#added', 'Radio gestrichen');
      await page.setInputFiles('#paper', { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') });
      await page.locator('form[enctype] button').click();
      await page.waitForURL(/papers\/[0-9a-f-]{36}$/);
      await whole(page, 'paper', name);
      await page.locator('form[action$="/open"] button').first().click();
      await page.getByText('Radio gestrichen').waitFor();
      await whole(page, 'paper-opened', name);
      await page.goto(`${library.url}/${language}/desk/asking`);
      await whole(page, 'asking', name);
      await page.goto(`${library.url}/${language}/desk/asking?state=moved`);
      await whole(page, 'asking-nobody', name);
      await context.close();
    });
  }
}

for (const [language, script] of [['de', true], ['ar', false], ['tr', true]]) {
  test(`a letter asks again, and is one page to print: ${language}`, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: Boolean(script) });
    const page = await signedIn(context, 'kofi', '/de/desk');
    const work = await someWork(page);
    // Whoever is in the work can be written to, whatever they said before.
    await page.goto(`${library.url}/de${work}/record`);
    const href = await page.locator('a[href*="person="]').first().getAttribute('href');
    const person = /person=([0-9a-f-]{36})/.exec(String(href))?.[1];
    await page.goto(`${library.url}/${language}/desk/asking/${person}`);
    if (script) await whole(page, 'person', String(language));
    await page.locator('form[action$="/letter"] button').click();
    await page.locator('svg').first().waitFor();
    const text = await page.locator('main').innerText();
    assert.match(text, /\/my\//);
    assert.doesNotMatch(text, /blue-door|Digitales/);
    if (script) assert.deepEqual(await barriers(page), []);
    const shots = process.env.DIGITALES_TEST_SHOTS;
    if (shots) {
      await page.screenshot({ path: `${shots}/letter-${language}.png`, fullPage: true });
    }
    const paper = await page.pdf({ preferCSSPageSize: true });
    if (shots) (await import('node:fs')).writeFileSync(`${shots}/letter-${language}.pdf`, paper);
    assert.equal(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1, 'it fits one sheet');
    await page.goto(`${library.url}/${language}/desk/asking/${person}`);
    await page.check('#step-moved');
    await page.selectOption('#channel', 'phone');
    await page.fill('#note', 'Die Nachbarin weiß mehr.');
    await page.locator('textarea#note').press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.write-list').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /Nachbarin/);
    await page.locator('form[action$="/notes"] button').click();
    await page.getByText('Die Nachbarin weiß mehr.').first().waitFor();
    if (script) await whole(page, 'person-steps', String(language));
    await context.close();
  });
}
