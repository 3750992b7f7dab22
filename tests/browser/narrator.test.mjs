// Somebody with a link on a telephone: two taps to “done”, in four languages, narrow and wide, with and without script.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, open, someoneIn } from './library.mjs';
import { Listener, barriers, keptOn, launch, look, noteFaults } from './visitor.mjs';

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

/** A new link of the person. @param {string} person @param {string} [language] */
function linkOf(person, language = 'de') {
  return library.url + library.digitales('narrator', 'link', '--person', person, '--language', language).trim();
}

for (const language of ['de', 'tr', 'ar', 'fa']) {
  for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
    test(`no page behind a link has a barrier or a secret: ${language}, ${shape}`, async () => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const faults = await noteFaults(context, library.url);
      const page = await context.newPage();
      const [work] = await library.works();
      const link = linkOf(someoneIn(work.slug), language);
      await page.goto(link);
      const deeds = await page.locator('.three a').evaluateAll((all) => all.slice(0, 3).map((a) => /** @type {HTMLAnchorElement} */ (a).href));
      assert.equal(deeds.length, 3);
      const pages = [link, ...deeds, `${link}/papers`, `${library.url}/my/nothing?lang=${language}`];
      for (const [number, address] of pages.entries()) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(address);
        await look(page, `${language}-${shape}-${number}`);
        assert.deepEqual(await barriers(page), [], address);
        await page.emulateMedia({ colorScheme: 'dark' });
        assert.deepEqual(await barriers(page, ['color-contrast']), [], `${address} in the dark`);
        const { wide, direction, lang } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - window.innerWidth,
          direction: getComputedStyle(document.documentElement).direction,
          lang: document.documentElement.lang,
        }));
        assert.ok(wide <= 0, `${address} is ${wide} pixels too wide`);
        assert.equal(direction, ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr');
        assert.equal(lang, language);
      }
      assert.deepEqual(await keptOn(page), []);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('an old paper that nobody has read yet says in each language that it opens nothing, and no barrier stands in the way', async () => {
  const work = (await library.works()).find((each) => each.kind === 'film');
  const person = someoneIn(work.slug);
  const words = 'Ich bin einverstanden, dass mein Film im Offenen Kanal und im Internet gezeigt wird.\n\nDie Rechte am Film bleiben bei mir.';
  const paper = { work: work.slug, person, signed: '2004-07', seen_by: 'Office', form: { name: 'bogen-2004', language: 'de', words }, added: 'Radio gestrichen' };
  const scan = join(folder(), 'scan.pdf');
  writeFileSync(scan, '%PDF-1.4 signed trailer /Type /Page startxref 0 %%EOF');
  library.hands(paper, 'consent', 'paper', 'keep', '--scan', scan);
  const link = linkOf(person);
  for (const language of ['de', 'en', 'tr', 'ar', 'fa', 'ru', 'uk', 'fr', 'pl', 'bs']) {
    for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const faults = await noteFaults(context, library.url);
      const page = await context.newPage();
      await page.goto(`${link}/papers?lang=${language}`);
      const old = page.locator('.paper', { hasText: 'Offenen Kanal' });
      assert.equal(await old.count(), 1);
      assert.equal(await old.locator('.notice').getAttribute('lang'), 'de');
      assert.match(await old.innerText(), /2004/);
      assert.doesNotMatch(await page.locator('main').innerText(), /Radio gestrichen|old-/);
      await look(page, `old-paper-${language}-${shape}`);
      assert.deepEqual(await barriers(page), [], language);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await barriers(page, ['color-contrast']), [], `${language} in the dark`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${language} is ${wide} pixels too wide`);
      assert.deepEqual(faults, []);
      await context.close();
    }
  }
});

test('two taps end the film in another window within seconds, and the receipt is there at once', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const work = (await library.works()).find((each) => each.kind === 'film');
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${library.url}/de/works/${work.slug}`);
  await new Listener(elsewhere).pressesPlay();

  const page = await context.newPage();
  let taps = 0;
  await page.exposeFunction('tapped', () => { taps += 1; });
  await page.addInitScript(() => {
    // @ts-ignore the function above
    document.addEventListener('pointerdown', () => window.tapped(), true);
  });
  await page.goto(linkOf(someoneIn(work.slug)));
  await page.locator('.three a').first().click();
  await page.locator('form button.strong').first().click();

  await page.waitForURL(/\/receipts\/\d+$/);
  assert.equal(taps, 2, 'from the link to “done”');
  assert.match(await page.locator('.number').innerText(), /^\d+$/);
  assert.deepEqual(await barriers(page), []);
  await look(page, 'receipt');
  await elsewhere.locator('.dp-withdrawn').waitFor({ timeout: 5_000 });
  await context.close();
});

test('a pause silences an open page too, and ends as it began; all of it without script', async () => {
  const work = (await library.works()).find((each) => each.kind === 'oral_history');
  const listening = await browser.newContext();
  const elsewhere = await listening.newPage();
  await elsewhere.goto(`${library.url}/de/works/${work.slug}`);
  await new Listener(elsewhere).pressesPlay();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const link = linkOf(someoneIn(work.slug));
  await page.goto(link);
  assert.equal(await page.locator('.read-aloud').isVisible(), false);
  await page.locator('.three a').nth(1).click();
  await page.locator('form button.strong').click();
  await page.waitForURL(/\/receipts\/\d+$/);
  await elsewhere.locator('.dp-withdrawn').waitFor({ timeout: 5_000 });
  assert.equal((await fetch(`${library.url}/de/works/${work.slug}`)).status, 404);

  await page.goto(link);
  await page.locator('.three a').nth(1).click();
  await page.locator('form button.strong').click();
  await page.waitForURL(/\/receipts\/\d+$/);
  // It opens a second late: the door asks a second before now as well.
  while ((await fetch(`${library.url}/de/works/${work.slug}`)).status !== 200) await page.waitForTimeout(200);
  await elsewhere.reload();
  await elsewhere.locator('.dp-start').first().waitFor();
  await listening.close();
  await context.close();
});

test('a passage is marked by listening, and closing it silences an open page', async () => {
  const work = (await library.works()).find((each) => each.kind === 'oral_history');
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${library.url}/de/works/${work.slug}`);
  await new Listener(elsewhere).pressesPlay();
  const page = await context.newPage();
  await page.goto(linkOf(someoneIn(work.slug)));
  await page.locator('.three a').nth(2).click();
  const media = page.locator('.passage audio');
  await media.evaluate((it) => new Promise((resolve) => {
    const audio = /** @type {HTMLAudioElement} */ (it);
    audio.addEventListener('seeked', resolve, { once: true });
    audio.addEventListener('loadedmetadata', () => { audio.currentTime = 2; }, { once: true });
    audio.preload = 'auto';
    audio.load();
  }));
  await page.locator('[data-mark=start]').click();
  assert.equal(await page.locator('#start').inputValue(), '0:02');
  await page.locator('#end').fill('0:04');
  await page.locator('button[value=passage]').click();
  await page.waitForURL(/\/receipts\/\d+$/);
  await elsewhere.locator('.dp-withdrawn').waitFor({ timeout: 5_000 });
  await context.close();
});

test('it is read aloud by voices of this device alone', async () => {
  const [work] = await library.works();
  const link = linkOf(someoneIn(work.slug));
  for (const [localService, shown] of [[true, true], [false, false]]) {
    const context = await browser.newContext();
    await context.addInitScript((local) => {
      speechSynthesis.getVoices = () => [/** @type {any} */ ({ name: 'a voice', lang: 'de-DE', localService: local, default: true, voiceURI: 'a voice' })];
    }, localService);
    const page = await context.newPage();
    await page.goto(link, { waitUntil: 'load' });
    assert.equal(await page.locator('.read-aloud').isVisible(), shown, `a voice with localService ${localService}`);
    await context.close();
  }
});

test('a card and a message hold the link and name neither the library nor a work', async () => {
  const work = (await library.works()).find((each) => each.kind === 'film');
  const person = someoneIn(work.slug);
  const file = join(folder(), 'card.html');
  library.digitales('narrator', 'link', '--person', person, '--language', 'ar', '--card', file);
  const context = await browser.newContext({ viewport: { width: 400, height: 560 } });
  const page = await context.newPage();
  await page.goto(`file://${file}`);
  await look(page, 'card');
  const said = await page.locator('body').innerText();
  assert.match(said, /\/my\/[\w-]{43}/);
  const message = library.digitales('narrator', 'link', '--person', person, '--language', 'tr', '--letter');
  const [, link] = /^(\S*\/my\/[\w-]{43})$/m.exec(message) ?? [];
  assert.equal((await fetch(library.url + link)).status, 200, message);
  for (const text of [said, message]) {
    for (const never of ['Digitales', work.title, person]) assert.ok(!text.includes(never), `${never} in ${text}`);
  }
  assert.throws(() => library.digitales('narrator', 'link', '--person', person, '--card', file), /is there already/);
  await context.close();
});

test('the page of a deleted original has no barrier in any language or shape, and keeps it after all', async () => {
  const slug = 'a-letter-to-2090';
  const person = someoneIn(slug);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const faults = await noteFaults(context, library.url);
  const page = await context.newPage();
  await page.goto(linkOf(person));
  const own = page.locator('.my-story');
  assert.equal(await own.count(), 1, 'somebody alone in one work');
  await own.locator('.three a').first().click();
  await page.locator('#erase').check();
  await page.locator('form button.strong').first().click();
  await page.waitForURL(/\/receipts\/\d+$/);
  library.seals(person, { phone: '+49 30 0002' });
  library.digitales('person', 'profile', person, '--purpose', 'dispute');
  await page.goto(linkOf(person));
  const address = new URL(await own.locator('.paused a').getAttribute('href') ?? '', library.url);
  for (const language of ['de', 'tr', 'ar', 'fa', 'en', 'ru']) {
    for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
      await page.setViewportSize(viewport);
      const papers = address.pathname.replace(/\/[^/]+\/erasure$/, '/papers');
      const home = address.pathname.replace(/\/[^/]+\/erasure$/, '');
      for (const [name, path] of [['erasure', address.pathname], ['sealed', papers], ['home', home]]) {
        await page.goto(`${library.url}${path}?lang=${language}`);
        await look(page, `${name}-${language}-${shape}`);
        assert.deepEqual(await barriers(page), [], `${path} in ${language}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${path} in ${language} is ${wide} pixels too wide`);
      }
    }
  }
  await page.goto(address.href);
  await page.locator('form button.strong').click();
  await page.waitForURL(/\/receipts\/\d+$/);
  assert.equal(await page.locator('.number').count(), 1);
  await page.goto(address.href);
  assert.equal(await page.locator('form').count(), 0);
  assert.deepEqual(await keptOn(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a guardian reads of the child’s story what is theirs, without a barrier', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const language of ['de', 'ar']) {
    const words = ['narrator', 'link', '--person', 'schulkind', '--guardian', 'schulkind_mutter', '--language', language];
    const link = library.url + library.digitales(...words).trim();
    for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
      await page.setViewportSize(viewport);
      for (const [name, path] of [['guardian', ''], ['guardian-papers', '/papers']]) {
        await page.goto(`${link}${path}`);
        await look(page, `${name}-${language}-${shape}`);
        assert.deepEqual(await barriers(page), [], `${name} in ${language}`);
      }
    }
    await page.goto(link);
    assert.equal(await page.locator('.three').first().locator('a').count(), 2, 'stop and pause, no change');
    assert.equal(await page.locator('.my-story').count(), 1);
    const stop = await page.locator('.three a').first().getAttribute('href');
    await page.goto(`${library.url}${stop}`);
    assert.equal(await page.locator('#erase').count(), 0, 'the original is the child’s');
  }
  await context.close();
});

test('what is paused, closed and taken back is told without a barrier in any language or shape', async () => {
  const work = (await library.works()).at(-1);
  const person = someoneIn(work.slug);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const faults = await noteFaults(context, library.url);
  const page = await context.newPage();
  const link = linkOf(person);
  /** @param {number} button @param {(() => Promise<void>) | undefined} fills @param {string} press */
  const does = async (button, fills, press) => {
    await page.goto(link);
    await page.locator('.my-story').first().locator('.three a').nth(button).click();
    await fills?.();
    await page.locator(press).first().click();
    await page.waitForURL(/\/receipts\/\d+/);
  };
  /** @param {string} name */
  const looks = async (name) => {
    await page.goto(link);
    const stop = await page.locator('.my-story').first().locator('.three a').first().getAttribute('href') ?? '';
    const below = stop.replace(/\/stop$/, '');
    for (const language of ['de', 'ar', 'fa', 'fr']) {
      for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
        await page.setViewportSize(viewport);
        for (const [what, path] of [['home', new URL(link).pathname], ['papers', `${new URL(link).pathname}/papers`], ['sheet', `${below}/sheet`], ['pause', `${below}/pause`]]) {
          await page.goto(`${library.url}${path}?lang=${language}`);
          if (what === 'papers') await page.locator('details').evaluateAll((all) => all.forEach((it) => { /** @type {HTMLDetailsElement} */ (it).open = true; }));
          await look(page, `${name}-${what}-${language}-${shape}`);
          assert.deepEqual(await barriers(page), [], `${what} in ${language}`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(wide <= 0, `${what} in ${language} is ${wide} pixels too wide`);
        }
      }
    }
  };
  await does(2, async () => {
    await page.locator('#start').fill('0:02');
    await page.locator('#end').fill('0:04');
  }, 'button[value=passage]');
  await does(1, undefined, 'form button.strong');
  await looks('paused');
  await page.goto(`${link}?lang=de`);
  assert.match(await page.locator('main').innerText(), /Auf Ihren Wunsch in Pause seit/);
  assert.match(await page.locator('main').innerText(), /0:02 bis 0:04/);
  await does(0, undefined, 'form button.strong');
  await look(page, 'taken-receipt-de');
  await looks('taken');
  await page.goto(`${link}?lang=de`);
  const said = await page.locator('.my-story').first().innerText();
  assert.match(said, /Zurückgenommen ab/);
  assert.match(said, /Die Pause beenden/, 'it still holds the story of everybody in it');
  assert.doesNotMatch(said, /Weiter zeigen/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('what a parent closed and what is wrong in a form stand in words beside it, without a barrier', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const faults = await noteFaults(context, library.url);
  const page = await context.newPage();
  const parent = ['narrator', 'link', '--person', 'schulkind', '--guardian', 'schulkind_mutter', '--language', 'de'];
  await page.goto(library.url + library.digitales(...parent).trim());
  await page.locator('.three a').nth(1).click();
  await page.locator('form button.strong').click();
  await page.waitForURL(/\/receipts\/\d+/);
  const own = linkOf('schulkind');
  await page.goto(own);
  assert.match(await page.locator('main').innerText(), /In Pause seit .* Wer: ein Elternteil\./);
  const change = new URL(await page.locator('.three a').last().getAttribute('href') ?? '', library.url);
  for (const language of ['de', 'ar']) {
    for (const [shape, viewport] of Object.entries({ narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } })) {
      await page.setViewportSize(viewport);
      await page.goto(`${own}?lang=${language}`);
      await look(page, `closed-by-others-${language}-${shape}`);
      assert.deepEqual(await barriers(page), [], `home in ${language}`);
      await page.goto(`${change.origin}${change.pathname}?lang=${language}`);
      await page.locator('#start').fill('gleich');
      await page.locator('#end').fill('0:04,5');
      await page.locator('#op-mute').check();
      await page.locator('button[value=passage]').click();
      await page.locator('#start-fault').waitFor();
      await look(page, `wrong-time-${language}-${shape}`);
      assert.deepEqual(await barriers(page), [], `a wrong time in ${language}`);
      assert.equal(await page.locator('#start').inputValue(), 'gleich');
      assert.equal(await page.locator('#end').inputValue(), '0:04,5');
      assert.ok(await page.locator('#op-mute').isChecked());
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${language} is ${wide} pixels too wide`);
    }
  }
  assert.deepEqual(faults, []);
  await context.close();
});
