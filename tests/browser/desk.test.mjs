// Officers at their desk: recording what people say, writing down what they want, by keyboard, without script, by two.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { Officer, SHAPES, employ } from './officer.mjs';
import { launch, noteFaults } from './visitor.mjs';

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
  browser = await launch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
  kofi = employ(library, 'kofi', 'consent_officer');
  inge = employ(library, 'inge', 'consent_officer');
});
after(async () => {
  await browser?.close();
  await library?.close();
});

const FORMS = ['withdraw', 'hold', 'passage', 'embargo', 'licence', 'end', 'attest', 'waive', 'invalidate'];

for (const language of ['de', 'ar', 'tr']) {
  for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
    test(`no writing page of the desk has a barrier: ${language}, ${shape}`, async () => {
      const officer = await Officer.signsIn({ library, browser, who: kofi, language, shape });
      const { page } = officer;
      await officer.isWhole('the desk');
      for (const place of ['/proposals', '/takedowns', '/editions', '/consent', '/consent/evidence', '/consent/erasures', '/consent/agreements']) {
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
        await page.locator(['hold', 'withdraw', 'passage', 'embargo', 'licence'].includes(form) ? '[role=alert]' : 'main').first().waitFor();
        await officer.isWhole(`form ${form}, empty`);
      }
      await officer.goes(`${work}`);
      await page.locator('.matrix tbody th a').first().press('Enter');
      await page.locator('.chain').first().waitFor();
      await officer.isWhole('what was said');
      const [piece, add, person] = await Promise.all(['/evidence/', '/declarations/', '/desk/consent/people/'].map((part) =>
        page.locator(`main a[href*="${part}"]`).first().getAttribute('href')));
      for (const [name, path] of Object.entries({ 'a piece of evidence': piece, 'adding evidence': add, 'a person': person })) {
        await officer.goes(library.url + path);
        assert.equal(await page.locator('main :checked:not(option)').count(), 0, 'nothing is chosen beforehand');
        await officer.isWhole(name);
        await page.locator('main form button[type=submit]').last().press('Enter');
        await page.locator('[role=alert]').waitFor();
        await officer.isWhole(`${name}, empty`);
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
  let proposal = '';
  for (const [number, voice] of voices.entries()) {
    await one.goes(voice);
    await one.answers(['school_embed', 'preserve']);
    await one.tells('paper_signed');
    await one.page.fill('#through', '2027-07-31');
    for (const use of ['school_embed', 'preserve']) await one.page.fill(`#place-${use}`, '001');
    await one.sends('button[value=look]');
    await one.sends('form[enctype] button.strong');
    assert.match(await one.says(), /Bitte eine Datei wählen/, 'a yes without paper is not kept');
    await one.page.setInputFiles('#paper', { name: 'Bogen.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 form ${number} trailer /Type /Page startxref 0 %%EOF`) });
    await one.sends('form[enctype] button.strong');
    assert.match(one.page.url(), /\/desk\/proposals\//, 'it waits for a second pair of eyes');
    assert.match(await one.says(), /jemand anderes antwortet/);
    assert.equal(await one.page.locator('button.strong').count(), 0, 'whoever proposed it cannot answer');
    proposal = new URL(one.page.url()).pathname.replace('/de/desk', '');
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
  for (const language of ['de', 'ar']) {
    for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
      const officer = await Officer.signsIn({ library, browser, who: kofi, language, shape });
      await officer.goes(proposal);
      await officer.isWhole('a proposal');
      assert.equal(await officer.page.locator('.lede a[href*="/people/"]').count(), 1, 'whom it is about');
      await officer.leaves();
    }
  }
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
    assert.match(await one.says(), /vorläufig gesperrt/);
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
  // What opens may take a second.
  for (let n = 0; n < 50 && await status('the-bicycle-bell') !== 200; n += 1) await new Promise((wait) => { setTimeout(wait, 100); });
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
        await officer.page.locator('form:has([value=lift]) textarea').first().fill('Gemeint war ein anderer Film; das ist geklärt.');
        await officer.sends('form:has([value=lift]) button');
      }
      await officer.leaves();
    }
  });
}

test('a spoken consent is recorded, heard before it is sent, sealed, and opened later for a purpose', async () => {
  const officer = await Officer.signsIn({ library, browser, who: kofi });
  const { page } = officer;
  const faults = await noteFaults(page.context(), library.url);
  const work = await officer.workAt('the-third-key');
  await officer.goes(`${work}/record`);
  await page.locator('main .desk-choices a').first().press('Enter');
  await page.locator('#notice').waitFor();
  await officer.answers(['preserve']);
  await officer.tells('recorded_statement');
  await page.fill('#through', '2035-12-31');
  await page.fill('#place-preserve', 'DE');
  await officer.sends('button[value=look]');
  const record = page.locator('.desk-recorder button');
  await record.press('Enter');
  await page.locator('.desk-recorder button.on').waitFor();
  assert.equal(await page.locator('.desk-recorder [role=status]').innerText(), 'Die Aufnahme läuft.');
  await officer.isWhole('being recorded');
  await page.locator('.desk-recorder span', { hasText: '0:02' }).waitFor();
  await record.press('Enter');
  const heard = page.locator('.desk-recorder audio');
  await heard.waitFor();
  await heard.evaluate(async (audio) => {
    const sound = /** @type {HTMLAudioElement} */ (audio);
    await sound.play();
    await new Promise((resolve) => { sound.addEventListener('timeupdate', () => { if (sound.currentTime > 0.3) resolve(null); }); });
  });
  await officer.isWhole('recorded');
  const sent = await page.locator('#paper').evaluate(async (field) => {
    const [file] = /** @type {HTMLInputElement} */ (field).files ?? [];
    return file ? [...new Uint8Array(await file.arrayBuffer())] : [];
  });
  assert.ok(sent.length > 1000, 'the field holds what was spoken');
  await officer.sends('form[enctype] button.strong');
  assert.match(await officer.says(), /Aufnahme/);
  await page.locator('main a[href*="/evidence/"]').first().press('Enter');
  await page.locator('#purpose').waitFor();
  assert.match(await officer.says(), /Noch niemand/);
  await officer.ticks('#purpose-consent_check');
  const opened = page.waitForEvent('download');
  await page.locator('form:has([value=open]) button').press('Enter');
  const kept = readFileSync(await (await opened).path());
  assert.deepEqual([...kept], sent, 'what was spoken is what is kept');
  await page.reload();
  assert.match(await officer.says(), /was gesagt wurde · .* · .*kofi/);
  assert.deepEqual(faults, []);
  await officer.leaves();
});

test('a passage is closed at the desk, an edition is made, looked at side by side, approved and checked by two', async () => {
  const [one, other] = await Promise.all([kofi, inge].map((who) => Officer.signsIn({ library, browser, who, shape: 'narrow' })));
  const status = async () => (await fetch(`${library.url}/de/works/the-tuning-fork`)).status;
  const work = await one.workAt('the-tuning-fork');
  const before = await status();
  await one.goes(`${work}/write?what=passage`);
  await one.page.selectOption('#whose', { index: 1 });
  await one.page.fill('#start', '0:03');
  await one.page.fill('#end', '0:05');
  await one.ticks('#op-mute');
  await one.sends('main form button.strong');
  assert.match(await one.says(), /Die Stelle ist geschlossen/);
  assert.ok([404, 410].includes(await status()));
  await one.goes(`${work}/write?what=passage`);
  await one.isWhole('closed passages');
  await one.goes('/editions');
  await one.sends('main form button');
  await one.page.locator('main [role=status]').waitFor();
  await one.isWhole('an edition is being made');
  const made = one.page.locator('main .desk-list a');
  for (let n = 0; n < 120 && await made.count() === 0; n += 1) {
    await new Promise((wait) => { setTimeout(wait, 500); });
    const again = one.page.locator('main p a.more');
    if (await again.count() === 0) await one.goes('/editions');
    else await again.press('Enter');
    await one.page.waitForLoadState();
  }
  for (const language of ['de', 'ar', 'tr']) {
    for (const shape of /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES))) {
      const reader = await Officer.signsIn({ library, browser, who: kofi, language, shape });
      await reader.goes('/editions');
      await reader.isWhole('editions');
      await reader.page.locator('main .desk-list a').first().press('Enter');
      await reader.page.locator('.side-by-side').first().waitFor();
      await reader.isWhole('an edition beside its original');
      await reader.leaves();
    }
  }
  await one.goes('/editions');
  await one.page.locator('main .desk-list a').first().press('Enter');
  await one.page.locator('button[value=approve]').press('Enter');
  await one.page.waitForLoadState();
  assert.equal(await one.page.locator('button[value=check]').count(), 0, 'who approved does not check');
  await one.isWhole('approved');
  await other.goes(one.page.url());
  await other.isWhole('to be checked');
  await other.page.locator('button[value=check]').press('Enter');
  await other.page.waitForLoadState();
  for (let n = 0; n < 50 && await status() !== before; n += 1) await new Promise((wait) => { setTimeout(wait, 100); });
  assert.equal(await status(), before, 'the edition opens');
  await Promise.all([one.leaves(), other.leaves()]);
});

/** Public works that a test of this file writes about. @type {string[]} */
const taken = ['a-question-for-the-class', 'the-bicycle-bell', 'half-an-umbrella'];
for (const [language, shape] of /** @type {['de' | 'ar', keyof typeof SHAPES][]} */ ([['de', 'narrow'], ['de', 'wide'], ['ar', 'narrow'], ['ar', 'wide']])) {
  test(`a no that a colleague recorded meanwhile is read before it is replaced: ${language}, ${shape}`, async () => {
    const slug = (await library.works()).map((work) => work.slug).filter((one) => !taken.includes(one)).at(-1) ?? 'a-letter-to-2090';
    taken.push(slug);
    const one = await Officer.signsIn({ library, browser, who: kofi, language, shape });
    const other = await Officer.signsIn({ library, browser, who: inge, script: false });
    for (const officer of [one, other]) {
      await officer.goes(`${await officer.workAt(slug)}/record`);
      await officer.page.locator('main .desk-choices a').first().press('Enter');
      await officer.page.locator('#notice').waitFor();
      await officer.answers(officer === one ? ['catalogue'] : []);
      await officer.tells('paper_signed');
      if (officer === one) {
        await officer.page.fill('#through', '2031-07-31');
        continue;
      }
      const today = new Date(await officer.page.inputValue('#given'));
      await officer.page.fill('#given', new Date(today.getTime() - 86_400_000).toISOString().slice(0, 10));
    }
    await one.sends('button[value=look]');
    await one.page.locator('#paper').waitFor();
    await other.sends('button[value=look]');
    await other.sends('form[enctype] button.strong');
    assert.match(other.page.url(), /\/people\//, 'the no is kept');
    await one.page.setInputFiles('#paper', { name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 yes trailer /Type /Page startxref 0 %%EOF') });
    await one.sends('form[enctype] button.strong');
    const fault = one.page.locator('[role=alert] a');
    assert.equal(await fault.getAttribute('href'), '#theirs');
    const theirs = await one.page.locator('section:has(#theirs)').innerText();
    assert.match(theirs, /inge/, 'whose hand it was');
    await one.isWhole('a word that was recorded meanwhile');
    await fault.press('Enter');
    assert.equal(await one.page.evaluate(() => document.activeElement?.id), 'theirs', 'the fault leads there');
    await one.page.setInputFiles('#paper', { name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 yes trailer /Type /Page startxref 0 %%EOF') });
    await one.sends('form[enctype] button.strong');
    assert.match(one.page.url(), /\/people\//, 'after it was read it is replaced');
    await Promise.all([one.leaves(), other.leaves()]);
  });
}
