// What a request holds, what waits for two, and what an auditor reads of it: on a phone and a desk, in German and Arabic.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './library.mjs';
import { Officer, SHAPES, employ } from './officer.mjs';
import { launch } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {Record<string, { name: string, password: string }>} */
const office = {};
const NOTE = 'Am Telefon gesprochen: Gemeint war ein anderer Film, hier ist niemand in Gefahr.';

before(async () => {
  library = await open();
  browser = await launch();
  for (const name of ['kofi', 'inge']) office[name] = employ(library, name, 'consent_officer');
  office.lin = employ(library, 'lin', 'auditor');
});
after(async () => {
  await browser?.close();
  await library?.close();
});

/** Somebody in danger writes about a work. @param {string} slug */
async function asks(slug) {
  const form = new URLSearchParams({ work: slug, reason: 'Das bin ich.', danger: 'yes' });
  const answer = await fetch(`${library.url}/de/my-story`, { method: 'POST', body: form });
  assert.equal(answer.status, 200);
}

/** @type {[string, keyof typeof SHAPES][]} */
const ROUNDS = [['de', 'wide'], ['ar', 'narrow'], ['de', 'narrow']];

for (const [round, [language, shape]] of ROUNDS.entries()) {
  test(`a danger is lifted by two, and an auditor reads why: ${language}, ${shape}`, async () => {
    const { slug } = (await library.works())[round];
    await asks(slug);
    const [one, other, auditor] = await Promise.all(['kofi', 'inge', 'lin'].map((name) =>
      Officer.signsIn({ library, browser, who: office[name], language, shape })));
    await one.goes('/takedowns');
    await one.page.locator(`.write-list li:has-text("${slug}") h3 a`).first().press('Enter');
    await one.page.locator('textarea[name=note]').waitFor();
    await one.isWhole('a request that holds');
    await one.sends('form:has(input[value=lift]) button');
    await one.page.locator('[role=alert]').waitFor();
    await one.isWhole('a hold without a reason');
    await one.page.fill('textarea[name=note]', NOTE);
    await one.sends('form:has(input[value=lift]) button');
    await one.page.waitForURL(/\/proposals\//);
    const proposal = one.page.url();
    await other.goes('/proposals');
    await other.isWhole('the list of what waits for two');
    await other.goes(proposal.replace(/\?.*/, ''));
    assert.match(await other.says(), new RegExp(NOTE));
    await other.isWhole('the end of a danger, proposed');
    await other.sends('form:has(input[value=yes]) button');
    await other.page.locator('.desk-done').first().waitFor();
    const entry = /entry=(\d+)/.exec(other.page.url())?.[1];
    await auditor.goes(`/consent/receipt?of=${entry}`);
    assert.match(await auditor.says(), new RegExp(NOTE), 'the words are read by whoever checks');
    await auditor.isWhole('a receipt of two');
    await one.goes('/takedowns');
    await one.page.locator(`.write-list li:has-text("${slug}") h3 a`).first().press('Enter');
    await one.page.locator('#became').waitFor();
    await one.isWhole('a request whose hold was ended by two');
    const work = await one.workAt(slug);
    await one.goes(`${work}/write?what=waive`);
    await one.isWhole('no consent needed, with roles');
    await one.goes(work);
    await one.isWhole('people and uses');
    await one.page.locator('.matrix a.state.places, .matrix a.state').first().press('Enter');
    await one.page.locator('#chosen').waitFor();
    await one.isWhole('a use of somebody');
    await auditor.goes('/consent');
    await auditor.isWhole('the inbox of an auditor');
    await Promise.all([one, other, auditor].map((officer) => officer.leaves()));
  });
}
