// Who wants to be forgotten, or wishes one original away, and how that is answered and taken back at the desk.
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

for (const language of ['de', 'ar']) {
  test(`somebody is forgotten by two, and its page says that it runs: ${language}`, async () => {
    const [one, other] = await Promise.all([kofi, inge].map((who) => Officer.signsIn({ library, browser, who, language, shape: language === 'ar' ? 'narrow' : 'wide' })));
    const work = await one.workAt(language === 'de' ? 'the-dry-stamp' : 'the-first-wage-slip');
    await one.goes(work);
    await one.page.locator('.matrix tbody th a').first().press('Enter');
    await one.page.locator('main a[href*="/desk/consent/people/"]').first().press('Enter');
    await one.page.locator('#erase').waitFor();
    await one.page.selectOption('#whose', { index: 1 });
    await one.page.selectOption('#channel', 'in_person');
    await one.ticks('#when-set');
    await one.page.fill('#erase-note', 'Im Büro gesagt, mit Ausweis; zwei Kolleginnen waren dabei.');
    await one.sends('form:has([value=erase]) button');
    assert.match(one.page.url(), /\/desk\/proposals\//);
    await one.isWhole('to be forgotten');
    await other.goes(one.page.url());
    await other.isWhole('to be answered');
    await other.sends('.desk-buttons button.strong');
    await other.goes('/consent/erasures');
    await other.isWhole('erasures');
    await other.page.locator('.write-list a').first().press('Enter');
    await other.page.waitForLoadState();
    await other.isWhole('an erasure that runs');
    await Promise.all([one.leaves(), other.leaves()]);
  });
}

/**
 * Somebody stops everything on their own page and wishes the original away: their link.
 * @param {string} person @param {string} language @param {string} work
 */
async function wishesItGone(person, language, work) {
  const link = library.url + library.digitales('narrator', 'link', '--person', person, '--language', language).trim();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${link}/${work}/stop`);
  await page.locator('#erase').check();
  await page.locator('main form button.strong').first().press('Enter');
  await page.waitForURL(/receipts/);
  await page.context().close();
  return link;
}

/** The address of somebody's page at the desk. @param {Officer} officer @param {string} slug @param {string} key */
async function personAt(officer, slug, key) {
  await officer.goes(await officer.workAt(slug));
  await officer.page.locator('.matrix tbody th a', { hasText: key }).first().press('Enter');
  const href = await officer.page.locator('main a[href*="/desk/consent/people/"]').first().getAttribute('href');
  return library.url + href;
}

for (const [language, key, slug, alone, own] of [
  ['de', 'nuran', 'the-transistor-radio', 'farbenmann', 'the-blue-door'],
  ['ar', 'faris', 'the-black-knight', 'lampenfrau', 'the-last-summer-fair'],
]) {
  test(`a wish is answered with no, a card is printed, an erasure is taken back, by keyboard: ${language}`, async () => {
    const shapes = /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES));
    const officers = await Promise.all(shapes.map((shape) => Officer.signsIn({ library, browser, who: kofi, language, shape })));
    const [one] = officers;
    const work = (await one.workAt(slug)).split('/').at(-1) ?? '';
    const link = await wishesItGone(key, language, work);
    const person = await personAt(one, slug, key);
    for (const officer of officers) {
      await officer.goes(person);
      assert.equal(await officer.page.locator('main :checked:not(option)').count(), 0, 'nothing is chosen beforehand');
      await officer.isWhole('a wish that waits');
    }
    const answer = 'form:has([value=keep-original])';
    await one.page.fill(`${answer} textarea`, 'kurz');
    await one.sends(`${answer} button`);
    assert.equal(await one.page.locator(`${answer} textarea`).inputValue(), 'kurz', 'nothing that was typed is lost');
    assert.match(await one.page.locator(`${answer} textarea`).getAttribute('aria-describedby') ?? '', /-fault/);
    await one.isWhole('a no without reasons');
    await one.page.fill(`${answer} textarea`, 'Zwei andere erzählen darin auch.\nSie wollen, dass ihre Stimmen bleiben.');
    await one.page.selectOption(`${answer} select`, 'de');
    await one.sends(`${answer} button`);
    for (const officer of officers) {
      await officer.goes(`${person}?done=answered`);
      await officer.isWhole('a wish that is answered');
      const page = await (await browser.newContext({ viewport: SHAPES[/** @type {keyof typeof SHAPES} */ (officer.shape)], reducedMotion: 'reduce' })).newPage();
      const own = new Officer(library, page, language, officer.shape);
      await own.goes(`${link}/${work}/erasure`);
      assert.match(await own.says(), /ihre Stimmen bleiben/);
      await own.isWhole('why the original stays');
      await own.leaves();
    }
    await one.goes(person);
    await one.sends('form:has([value=link]) button');
    await one.page.locator('[role=alert]').waitFor();
    await one.isWhole('a link for nobody');
    await one.page.selectOption('#holder', { index: 1 });
    await one.ticks('#way-card');
    await one.sends('form:has([value=link]) button');
    const [card] = /\/my\/[\w-]{43}/.exec(await one.says()) ?? [];
    assert.ok(card, 'the link stands on the card');
    await one.isWhole('a card from the desk');
    assert.equal((await fetch(library.url + card)).status, 200);
    await one.goes(person);
    await one.isWhole('links that are alive');
    await one.sends('form:has([value=link-end]) button');
    assert.notEqual((await fetch(library.url + card)).status, 200, 'the newest link was ended');
    const original = (await one.workAt(own)).split('/').at(-1) ?? '';
    await wishesItGone(alone, language, original);
    for (const officer of officers) {
      await officer.goes('/consent/erasures');
      await officer.page.locator('.write-list li', { hasText: alone }).locator('a').press('Enter');
      await officer.page.locator('#cancel').waitFor();
      await officer.sends('main form button.strong');
      await officer.page.locator('[role=alert]').waitFor();
      await officer.isWhole('an erasure to take back');
    }
    await one.page.selectOption('#whose', { index: 1 });
    await one.page.selectOption('#channel', 'phone');
    await one.sends('main form button.strong');
    await one.page.locator('[role=status]').waitFor();
    await one.isWhole('an erasure that was taken back');
    for (const officer of officers) {
      await officer.goes('/consent/agreements');
      await officer.isWhole('agreements');
      await officer.sends('form:has([value=new]) button');
      await officer.page.locator('[role=alert]').waitFor();
      await officer.isWhole('agreements, what is missing');
    }
    await one.page.selectOption('#partner', { index: 1 });
    const partner = await one.page.locator('#partner option').nth(1).innerText();
    for (const use of await one.page.locator('form:has([value=new]) input[name=uses]').all()) await use.press('Space');
    await one.page.fill('#until', '2035-12-31');
    await one.page.fill('#hours', '24');
    await one.ticks('#proof');
    await one.sends('form:has([value=new]) button');
    assert.match(await one.page.locator('#uses-fault').innerText(), /\S/, `not every use fits ${partner}`);
    assert.equal(await one.page.inputValue('#until'), '2035-12-31', 'nothing that was typed is lost');
    await Promise.all(officers.map((officer) => officer.leaves()));
  });
}
