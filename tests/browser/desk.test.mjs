// Officers at their desk: recording what people say, writing down what they want, by keyboard, without script, by two.
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

const FORMS = ['withdraw', 'hold', 'end', 'attest', 'waive', 'invalidate'];

for (const language of ['de', 'ar', 'tr']) {
  for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
    test(`no writing page of the desk has a barrier: ${language}, ${shape}`, async () => {
      const officer = await Officer.signsIn({ library, browser, who: kofi, language, shape });
      const { page } = officer;
      await officer.isWhole('the desk');
      for (const place of ['/proposals', '/takedowns', '/editions']) {
        await officer.goes(place);
        await officer.isWhole(`desk${place}`);
      }
      const work = await officer.workAt('a-letter-to-2090');
      await officer.goes(`${work}/write`);
      await officer.isWhole('everything that can be written down');
      for (const form of FORMS) {
        await officer.goes(`${work}/write?what=${form}`);
        assert.equal(await page.locator('main :checked:not(option)').count(), 0, 'nothing is chosen beforehand');
        await officer.isWhole(`form ${form}`);
        const send = page.locator('main form button.strong');
        if (await send.count() === 0 || form === 'end') continue;
        await send.press('Enter');
        await page.locator(form === 'hold' || form === 'withdraw' ? '[role=alert]' : 'main').first().waitFor();
        await officer.isWhole(`form ${form}, empty`);
      }
      await officer.goes(`${work}/record`);
      await officer.isWhole('whose word');
      await page.locator('main .desk-choices a').first().press('Enter');
      await page.locator('#notice').waitFor();
      assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen beforehand');
      await officer.isWhole('the form');
      await page.fill('#explained', 'tr');
      await officer.ticks('#yes-catalogue');
      await officer.sends('button[value=look]');
      await page.locator('[role=alert]').waitFor();
      assert.equal(await page.inputValue('#explained'), 'tr', 'nothing that was typed is lost');
      assert.ok(await page.isChecked('#yes-catalogue'));
      assert.ok(await page.locator('[role=alert]').evaluate((told) => told === document.activeElement), 'the faults have the focus');
      assert.match(await page.locator('#through-catalogue').getAttribute('aria-describedby') ?? '', /through-catalogue-fault/);
      await officer.isWhole('what is missing');
      await officer.answers();
      await officer.tells('paper_signed');
      await officer.sends('button[value=look]');
      await page.locator('#paper').waitFor();
      await officer.isWhole('once more');
      await officer.leaves();
    });
  }
}

test('without script a form of a child with two parents is recorded by one and confirmed by another', async () => {
  const [one, other] = await Promise.all([kofi, inge].map((who) => Officer.signsIn({ library, browser, who, script: false })));
  const work = await one.workAt('a-question-for-the-class');
  await one.goes(`${work}/record`);
  const voices = await one.page.locator('section:has(h2 bdi:text-is("schulkind")) .desk-choices a').evaluateAll((all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href));
  assert.equal(voices.length, 3, 'the child and both parents have a form each');
  for (const [number, voice] of voices.entries()) {
    await one.goes(voice);
    await one.answers(['school_embed', 'preserve']);
    await one.tells('paper_signed');
    await one.page.fill('#through', '2027-07-31');
    for (const use of ['school_embed', 'preserve']) await one.page.fill(`#place-${use}`, 'DE');
    await one.sends('button[value=look]');
    await one.sends('form[enctype] button.strong');
    assert.match(await one.says(), /Bitte eine Datei wählen/, 'a yes without paper is not kept');
    await one.page.setInputFiles('#paper', { name: 'Bogen.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 form ${number}`) });
    await one.sends('form[enctype] button.strong');
    assert.match(one.page.url(), /\/desk\/proposals\//, 'it waits for a second pair of eyes');
    assert.match(await one.says(), /jemand anderes antwortet/);
    assert.equal(await one.page.locator('button.strong').count(), 0, 'whoever proposed it cannot answer');
    await other.goes(one.page.url());
    const opened = other.page.waitForEvent('download');
    await other.page.locator('form[action$="/paper"] button').press('Enter');
    await opened;
    await other.sends('.desk-buttons button.strong');
    assert.match(await other.says(), /Ja · inge/);
  }
  await one.goes(`${work}/people/${new URL(voices[0]).searchParams.get('person')}?use=school_embed`);
  assert.match(await one.says(), /Von dieser Person aus steht nichts im Weg/);
  assert.match(await one.says(), /Fassung 2/);
  await Promise.all([one.leaves(), other.leaves()]);
});

test('without script an officer writes down a withdrawal, holds, and lifts by two what keeps somebody safe', async () => {
  const [one, other] = await Promise.all([kofi, inge].map((who) => Officer.signsIn({ library, browser, who, script: false })));
  const status = async (/** @type {string} */ slug) => (await fetch(`${library.url}/de/works/${slug}`)).status;
  const work = await one.workAt('the-bicycle-bell');
  assert.equal(await status('the-bicycle-bell'), 200);
  for (const [cause, lift] of [['dispute', /aufgehoben/], ['safeguarding', /jemand anderes antwortet/]]) {
    await one.goes(`${work}/write?what=hold`);
    await one.page.selectOption('#cause', String(cause));
    await one.sends('form button.strong');
    assert.match(await one.says(), /angehalten/);
    assert.equal(await status('the-bicycle-bell'), 404, 'what is held is not there');
    await one.goes(`${work}/write?what=hold`);
    if (cause === 'safeguarding') {
      await one.page.locator('textarea').fill('zu kurz');
      await one.sends('.write-list button');
      assert.match(await one.page.locator('.fault-here').innerText(), /20 Zeichen/);
      assert.equal(await one.page.locator('textarea').inputValue(), 'zu kurz');
      await one.page.locator('textarea').fill('Im Gespräch am Telefon: die Gefahr besteht nicht mehr.');
    }
    await one.sends('.write-list button');
    assert.match(await one.says(), /** @type {RegExp} */ (lift));
  }
  assert.equal(await status('the-bicycle-bell'), 404, 'one pair of eyes opens nothing');
  await other.goes(one.page.url());
  await other.sends('.desk-buttons button.strong');
  assert.equal(await status('the-bicycle-bell'), 200);
  await one.goes(`${work}/write?what=withdraw`);
  await one.page.selectOption('#whose', { index: 1 });
  await one.ticks('#from-this');
  await one.page.selectOption('#channel', 'phone');
  await one.sends('form button.strong');
  assert.match(await one.says(), /Widerruf ist festgehalten/);
  assert.ok([404, 410].includes(await status('the-bicycle-bell')), 'it is gone at once');
  await Promise.all([one.leaves(), other.leaves()]);
});

for (const language of ['de', 'ar']) {
  test(`somebody asks to have a work stopped, and is answered with reasons: ${language}`, async () => {
    const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await visitor.goto(`${library.url}/de/my-story?work=half-an-umbrella`);
    await visitor.fill('[name=reason]', 'Ich bin zu sehen und habe nie zugestimmt.');
    await visitor.locator('main form button').press('Enter');
    await visitor.waitForLoadState();
    await visitor.context().close();
    for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
      const officer = await Officer.signsIn({ library, browser, who: kofi, language, shape });
      await officer.goes('/takedowns');
      await officer.isWhole('requests');
      await officer.page.locator('.write-list h3 a').first().press('Enter');
      await officer.page.locator('.desk-words').first().waitFor();
      await officer.isWhole('a request');
      const acknowledge = officer.page.locator('form:has([value=acknowledge]) button');
      if (await acknowledge.count()) {
        await officer.sends('form:has([value=acknowledge]) button');
        await officer.sends('form:has([value=hold]) button');
      }
      await officer.page.fill('#reasons', 'kurz');
      await officer.sends('form:has([value=decide]) button');
      await officer.page.locator('[role=alert]').waitFor();
      assert.equal(await officer.page.inputValue('#reasons'), 'kurz');
      await officer.isWhole('a decision without reasons');
      if (shape === 'wide') {
        await officer.ticks('#d-removed');
        await officer.page.fill('#reasons', 'Die Person ist zu erkennen; eine Einwilligung ist nicht zu finden.');
        await officer.sends('form:has([value=decide]) button');
        await officer.isWhole('a request that is decided');
        await officer.sends('form:has([value=lift]) button');
      }
      await officer.leaves();
    }
  });
}
