// What the desk tells whoever works there: receipts, what is still missing, who answers, what is gravest, what runs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { Officer, SHAPES, employ } from './officer.mjs';
import { launch } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {{ name: string, password: string }} */
let kofi;
/** @type {{ name: string, password: string }} */
let inge;

before(async () => {
  library = await open();
  browser = await launch();
  kofi = employ(library, 'kofi', 'consent_officer');
  inge = employ(library, 'inge', 'consent_officer');
});
after(async () => {
  await browser?.close();
  await library?.close();
});

const shapes = /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES));

/** The same page for officers with narrow and with wide screens. @param {Officer[]} officers @param {string} path @param {string} what */
async function isWhole(officers, path, what) {
  for (const officer of officers) {
    await officer.goes(path);
    await officer.isWhole(what);
  }
}

for (const [language, slug, alone, own] of [
  ['de', 'the-bicycle-bell', 'farbenmann', 'the-blue-door'],
  ['ar', 'half-an-umbrella', 'lampenfrau', 'the-last-summer-fair'],
]) {
  test(`whatever is written down is told with its receipt and what comes next: ${language}`, async () => {
    const officers = await Promise.all(shapes.map((shape) => Officer.signsIn({ library, browser, who: kofi, language, shape })));
    const [one] = officers;
    const other = await Officer.signsIn({ library, browser, who: inge, language });
    const work = await one.workAt(slug);
    await one.goes(`${work}/write?what=hold`);
    await one.page.selectOption('#cause', 'dispute');
    await one.sends('form button.strong');
    const held = one.page.url();
    const number = new URL(held).searchParams.get('entry') ?? '';
    assert.match(await one.says(), new RegExp(`\\b${number}\\b`), 'the entry in the log');
    await isWhole(officers, held, 'held with its receipt');
    await isWhole(officers, `/consent/receipt?of=${number}`, 'a receipt of a hold');
    await isWhole(officers, `${work}/why?use=public_stream`, 'why, with cures');
    await one.goes(`${work}/why?use=public_stream`);
    await one.page.locator('a[href*="write?what=hold"]').first().press('Enter');
    await one.page.locator('#holds').waitFor();
    await one.goes(`${work}/write?what=waive`);
    await one.page.selectOption('#person', { index: 1 });
    await one.page.selectOption('#ground', 'kug_23_1_2');
    await one.page.fill('#note', 'Geht drei Sekunden lang weit hinten durch das Bild.');
    await one.sends('form button.strong');
    assert.match(await one.says(), /inge/, 'who else can answer');
    await isWhole(officers, one.page.url(), 'proposed, and who answers');
    await other.goes(one.page.url().split('?')[0]);
    await other.sends('.desk-buttons form:has([value=no]) button');
    await other.isWhole('answered with no');
    await Promise.all([...officers, other].map((officer) => officer.leaves()));
  });

  test(`danger stands first, and a running erasure on the person's page: ${language}`, async () => {
    const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await visitor.goto(`${library.url}/de/my-story?work=${own}`);
    await visitor.fill('[name=reason]', 'Ich bin zu sehen und habe nie zugestimmt.');
    await visitor.locator('[name=danger]').check();
    await visitor.locator('main form button').press('Enter');
    await visitor.waitForLoadState();
    await visitor.context().close();
    const officers = await Promise.all(shapes.map((shape) => Officer.signsIn({ library, browser, who: kofi, language, shape })));
    const [one] = officers;
    const other = await Officer.signsIn({ library, browser, who: inge, language });
    await one.goes(await one.workAt(own));
    await one.page.locator('.matrix tbody th a', { hasText: alone }).first().press('Enter');
    const href = await one.page.locator('main a[href*="/desk/consent/people/"]').first().getAttribute('href');
    const person = library.url + href;
    await one.goes(person);
    await one.page.selectOption('#whose', { index: 1 });
    await one.page.selectOption('form:has([value=erase]) #channel', 'phone');
    await one.ticks('#when-set');
    await one.page.fill('#erase-note', 'Am Telefon bestätigt, mit Rückruf unter der bekannten Nummer.');
    await one.sends('form:has([value=erase]) button');
    const proposal = one.page.url().split('?')[0];
    await isWhole(officers, person, 'an erasure that waits');
    await other.goes(proposal);
    await other.sends('.desk-buttons button.strong');
    await isWhole(officers, person, 'an erasure that runs');
    assert.equal(await one.page.locator('form:has([value=erase])').count(), 0, 'it is not asked for twice');
    assert.equal(await one.page.locator('main a[href*="/erasures/"]').count(), 1, 'the way back');
    await isWhole(officers, '/consent', 'the inbox, danger first');
    assert.equal(await one.page.locator('section.inbox').first().getAttribute('aria-labelledby'), 'danger');
    await Promise.all([...officers, other].map((officer) => officer.leaves()));
  });

  test(`who signs in comes to the wanted page in the language that was chosen last: ${language}`, async () => {
    for (const shape of shapes) {
      const page = await (await browser.newContext({ viewport: SHAPES[shape], reducedMotion: 'reduce' })).newPage();
      const somebody = new Officer(library, page, language, shape);
      await page.goto(`${library.url}/tr/desk/consent/works`);
      await page.locator(`.languages a[hreflang=${language}]`).press('Enter');
      await page.waitForURL((url) => url.pathname === `/${language}/sign-in`);
      await somebody.isWhole('signing in');
      await page.fill('#name', inge.name);
      await page.fill('#password', inge.password);
      await page.locator('#password').press('Enter');
      await page.waitForURL((url) => url.pathname === `/${language}/desk/consent/works`);
      await somebody.leaves();
    }
  });
}
