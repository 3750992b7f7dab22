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
      // After whatever was said in the demonstration.
      const yesterday = new Date(Date.now() - 36 * 3600 * 1000).toISOString().slice(0, 10);
      await page.fill('#signed', yesterday);
      if (await page.locator('#form').count()) await page.selectOption('#form', { index: 0 });
      await page.fill('#form-name', `bogen-${name}`);
      await page.fill('#form-language', 'de');
      await page.fill('#form-words', 'Ich bin einverstanden, dass mein Film gezeigt wird.\n\nAuch im Offenen Kanal.');
      await page.fill('#added', 'Radio gestrichen');
      await page.setInputFiles('#paper', { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed trailer /Type /Page startxref 0 %%EOF') });
      await page.locator('form[enctype] button').click();
      await page.waitForURL(/papers\/[0-9a-f-]{36}(\?|$)/);
      await whole(page, 'paper', name);
      await page.locator('form[action$="/open"] button').first().click();
      await page.getByText('Radio gestrichen').waitFor();
      await whole(page, 'paper-opened', name);
      await page.locator('form:has([value=read]) button').click();
      assert.equal(await page.locator('[role=alert] a').count() > 7, true, 'every use is asked');
      await whole(page, 'paper-faults', name);
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

test('what one officer reads in a paper counts once another has opened the scan and agreed', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await signedIn(context, 'kofi', '/de/desk');
  const work = await someWork(page);
  await page.goto(`${library.url}/de${work}/papers`);
  await page.locator('.write-list a').first().click();
  for (const use of await page.locator('input[value=no]').all()) await use.check();
  await page.check('#yes-catalogue');
  await page.check('#yes-public_stream');
  await page.fill('#through', '2035-12-31');
  await page.check('#explicit');
  await page.fill('#note', 'Der Bogen sagt ausdrücklich, dass der Film gezeigt wird.');
  await page.locator('form:has([value=read]) button').click();
  await page.waitForURL(/\/desk\/proposals\//);
  assert.match(await page.locator('main').innerText(), /jemand anderes antwortet/);
  const shots = process.env.DIGITALES_TEST_SHOTS;
  if (shots) await page.screenshot({ path: `${shots}/proposal.png`, fullPage: true });
  const other = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const second = await signedIn(other, 'inge', '/de/desk');
  await second.goto(page.url());
  await whole(second, 'proposal', 'inge');
  const [scan] = await Promise.all([
    second.waitForEvent('download'), second.getByRole('button', { name: 'Den Nachweis öffnen' }).click(),
  ]);
  assert.ok(await scan.path(), 'the scan comes as a file');
  await second.getByRole('button', { name: 'Ja, so ist es' }).click();
  await second.locator('.desk-done').first().waitFor();
  await page.goto(`${library.url}/de${work}/papers`);
  assert.match(await page.locator('.write-list').innerText(), /Gelesen von zwei/);
  await context.close();
  await other.close();
});

test('what is agreed is printed from the own page and at the desk, left and right', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const link = library.digitales('narrator', 'link', '--person', 'farbenmann').trim().split('/my/')[1];
  const shots = process.env.DIGITALES_TEST_SHOTS;
  const page = await context.newPage();
  for (const [language, title] of Object.entries({ de: 'Was vereinbart ist', ar: 'ما اتُّفق عليه', tr: 'Üzerinde anlaşılanlar' })) {
    await page.goto(`${library.url}/my/${link}/papers?lang=${language}`);
    await whole(page, 'papers', language);
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { name: title }).waitFor();
    await whole(page, 'sheet', language);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), language === 'ar' ? 'rtl' : 'ltr');
    const paper = await page.pdf({ preferCSSPageSize: true });
    if (shots) (await import('node:fs')).writeFileSync(`${shots}/sheet-${language}.pdf`, paper);
    const sheets = paper.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets of paper`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.screen').isVisible(), false, 'the way back is not printed');
    await page.emulateMedia({ media: null });
    await page.locator('.screen a').click();
    await page.waitForURL(/\/papers/);
  }
  const desk = await signedIn(context, 'kofi', '/de/desk');
  await desk.goto(`${library.url}/de${await someWork(desk)}`);
  const cell = await desk.locator('.matrix a.state').first().getAttribute('href');
  await desk.goto(library.url + String(cell));
  await whole(desk, 'voices', 'de');
  await desk.getByRole('link', { name: 'Drucken, was vereinbart ist' }).click();
  await desk.locator('article').first().waitFor();
  await whole(desk, 'sheet-desk', 'de');
  await context.close();
});
