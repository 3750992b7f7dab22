// Inside a school's page of another origin, with the cookies of other sites blocked.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { curatedWorks, folder, open, someoneIn } from './library.mjs';
import { Listener, barriers, launchBlocking, noteFaults } from './visitor.mjs';

/** @type {Awaited<ReturnType<typeof open>>} */
let library;
/** @type {Awaited<ReturnType<typeof launchBlocking>>} */
let context;
/** @type {Awaited<ReturnType<typeof school>>} */
let lessons;
/** @type {string[]} */
let faults;

before(async () => {
  library = await open();
  lessons = await school();
  context = await launchBlocking(folder());
  faults = await noteFaults(context, library.url, lessons.url, lessons.counter);
});
after(async () => {
  await context?.close();
  await lessons?.close();
  await library?.close();
});

/**
 * A school's page at another site (`localhost`, not 127.0.0.1) with a frame in it, and a counter that would set cookies.
 */
async function school() {
  let frame = '';
  const pages = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><html lang="de"><title>Unterricht</title><h1>Stunde 3</h1>${frame}`);
  });
  /** @type {(string | undefined)[]} */
  const brought = [];
  const counter = createServer((request, answer) => {
    if (request.url === '/') brought.push(request.headers.cookie);
    answer.setHeader('set-cookie', 'seen=1; SameSite=None; Secure; Path=/');
    answer.setHeader('content-type', 'text/html');
    answer.end('<!doctype html><title>counter</title>');
  });
  const ports = await Promise.all([pages, counter].map((server) => new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(/** @type {any} */ (server.address()).port));
  })));
  return {
    url: `http://localhost:${ports[0]}`,
    counter: `http://127.0.0.1:${ports[1]}`,
    brought,
    /** @param {string} html */
    shows(html) { frame = html; },
    async close() {
      for (const server of [pages, counter]) {
        server.closeAllConnections();
        await new Promise((resolve) => { server.close(resolve); });
      }
    },
  };
}

/** A lesson page with this address in a frame. @param {string} address */
async function lessonWith(address) {
  lessons.shows(`<iframe title="Film" src="${address.replace(/&/g, '&amp;')}" width="720" height="640" allow="fullscreen"></iframe>`);
  const page = await context.newPage();
  await page.goto(lessons.url);
  return { page, inside: page.frameLocator('iframe') };
}

test('this browser really blocks the cookies of other sites', async () => {
  const { page } = await lessonWith(`${lessons.counter}/`);
  await page.reload();
  assert.deepEqual(lessons.brought, [undefined, undefined]);
  await page.close();
});

test('a clip plays exactly its span, with captions and words beside it, and keeps nothing', async () => {
  const [work] = (await library.works()).filter((each) => each.kind === 'film' && each.transcripts.some((/** @type {any} */ one) => one.language === 'tr'));
  const { page, inside } = await lessonWith(`${library.url}/embed/${work.slug}?start=5&end=0:11&lang=de&captions=tr`);
  const listener = new Listener(page, inside.locator('digitales-player'));
  await listener.pressesPlay();
  assert.ok(await listener.now() >= 5);
  assert.equal(await listener.host.getAttribute('data-captioned'), 'tr');
  await inside.locator('digitales-player[data-state=ended]').waitFor();
  const end = await listener.now();
  assert.ok(end >= 10.9, `it ended at ${end}`);
  // How late a page hears of the end is the machine's affair; that nothing plays on is the player's.
  assert.equal(await inside.locator('video').evaluate((/** @type {HTMLVideoElement} */ film) => film.paused), true);
  assert.ok(await inside.locator('.transcript a[data-start]').count() > 0);
  assert.equal(await listener.host.locator('.dp-remember').count(), 0);
  const frame = page.frames().find((each) => each.url().startsWith(library.url));
  const kept = await frame?.evaluate(() => {
    try {
      return localStorage.length + sessionStorage.length;
    } catch {
      return 0; // this browser lets a frame of another site keep nothing at all
    }
  });
  assert.equal(kept, 0);
  assert.deepEqual((await context.cookies(library.url)), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('the code that oEmbed hands out plays in the page it is pasted into', async () => {
  const work = (await library.works()).find((each) => each.kind === 'oral_history');
  const asked = new URLSearchParams({ url: work.page_url, format: 'json', maxwidth: '600' });
  const { html } = /** @type {any} */ (await (await fetch(`${library.url}/oembed?${asked}`)).json());
  lessons.shows(html);
  const page = await context.newPage();
  await page.goto(lessons.url);
  const listener = new Listener(page, page.frameLocator('iframe').locator('digitales-player').first());
  await listener.pressesPlay();
  await page.close();
});

test('every other page refuses the frame', async () => {
  const [work] = await library.works();
  for (const path of ['/de/', `/de/works/${work.slug}`, '/radio']) {
    const { page, inside } = await lessonWith(library.url + path);
    assert.equal(await inside.locator('main').count(), 0, `${path} let itself be framed`);
    await page.close();
  }
});

test('a class link opens a work for schools only, and revoking it closes the open lesson', async () => {
  const [slug] = [...curatedWorks()].find(([, text]) => {
    const uses = [...text.matchAll(/^uses\s*=\s*\[([^\]]*)\]/gm)].map(([, list]) => list).join();
    return uses.includes('school_embed') && !uses.includes('public_stream');
  }) ?? [];
  assert.ok(slug, 'no work for schools only');
  const shut = await fetch(`${library.url}/embed/${slug}`);
  assert.equal(shut.status, 404);

  const link = library.digitales('class-link', '--work', slug, '--organisation', 'Schule am Kanal', '--until', '2089-07-01').trim().split('\n').pop() ?? '';
  assert.match(link, /\/c\/[\w-]+/);
  const { page, inside } = await lessonWith(new URL(link, library.url).href);
  const listener = new Listener(page, inside.locator('digitales-player').first());
  await listener.pressesPlay();
  const [id] = library.digitales('class-link', 'list').trim().split('\n').pop()?.split('\t') ?? [];
  library.digitales('class-link', 'revoke', String(id));
  await inside.locator('.dp-withdrawn').waitFor();
  await page.close();
  assert.deepEqual(faults, []);
});

test('the page inside the frame has no barrier, narrow and wide, light and dark', async () => {
  const [work] = await library.works();
  const page = await context.newPage();
  for (const language of ['de', 'ar']) {
    for (const width of [320, 900]) {
      await page.setViewportSize({ width, height: 700 });
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${library.url}/embed/${work.slug}?lang=${language}`);
        await page.locator('.dp-bar').first().waitFor();
        assert.deepEqual(await barriers(page), []);
      }
    }
  }
  await page.close();
});

test('saying stop ends the film inside the lesson', async () => {
  const work = (await library.works()).find((each) => each.kind === 'film');
  const { page, inside } = await lessonWith(`${library.url}/embed/${work.slug}`);
  await new Listener(page, inside.locator('digitales-player').first()).pressesPlay();
  library.digitales('withdraw', '--work', work.slug, '--person', someoneIn(work.slug));
  await inside.locator('.dp-withdrawn').first().waitFor();
  await page.close();
});
