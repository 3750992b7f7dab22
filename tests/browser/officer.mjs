// An officer at the desk: signed in, by keyboard, and what every page of the desk must be.
import assert from 'node:assert/strict';
import { barriers, launch, look } from './visitor.mjs';

export const SHAPES = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 900 } };

/** @typedef {import('./visitor.mjs').Page} Page */
/** @typedef {Awaited<ReturnType<typeof import('./library.mjs').open>>} Library */
/** @typedef {Awaited<ReturnType<typeof launch>>} Browser */

/**
 * A new account. @param {Library} library @param {string} name @param {...string} roles
 * @returns {{ name: string, password: string }}
 */
export function employ(library, name, ...roles) {
  const flags = roles.flatMap((role) => ['--role', role]);
  const told = library.digitales('account', 'add', name, ...flags);
  return { name, password: told.trim().split(/\s+/).at(-1) ?? '' };
}

/** Somebody who is signed in, in a browser of their own. */
export class Officer {
  /** @param {Library} library @param {Page} page @param {string} language @param {string} shape */
  constructor(library, page, language, shape) {
    this.library = library;
    this.page = page;
    this.language = language;
    this.shape = shape;
  }

  /**
   * Signs in with the keyboard alone.
   * @param {{ library: Library, browser: Browser, who: { name: string, password: string }, language?: string,
   *   shape?: keyof typeof SHAPES, script?: boolean }} given
   */
  static async signsIn({ library, browser, who, language = 'de', shape = 'wide', script = true }) {
    const context = await browser.newContext({
      viewport: SHAPES[shape], reducedMotion: 'reduce', javaScriptEnabled: script, permissions: script ? ['microphone'] : [],
    });
    const page = await context.newPage();
    await page.goto(`${library.url}/${language}/sign-in?next=/${language}/desk`);
    await page.locator('#name').focus();
    await page.keyboard.type(who.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(who.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/${language}/desk`);
    return new Officer(library, page, language, shape);
  }

  /** Goes to a place of the desk. @param {string} path */
  async goes(path) {
    const answer = await this.page.goto(path.startsWith('http') ? path : `${this.library.url}/${this.language}/desk${path}`);
    assert.equal(answer?.status(), 200, path);
  }

  /** The page of a work at the desk, by its slug. @param {string} slug */
  async workAt(slug) {
    await this.goes(`/consent/works?search=${slug}`);
    const href = await this.page.locator('.matrix tbody th a').first().getAttribute('href');
    assert.ok(href, `${slug} stands in the list`);
    return this.library.url + href;
  }

  /** Chooses with the keyboard. @param {string} selector a radio button or a box */
  async ticks(selector) {
    await this.page.locator(selector).press('Space');
  }

  /** Presses the button of a form with the keyboard. @param {string} [selector] */
  async sends(selector = 'main form button[type=submit]') {
    await this.page.locator(selector).first().press('Enter');
    await this.page.waitForLoadState();
  }

  /** What the page says. */
  says() {
    return this.page.locator('main').innerText();
  }

  /**
   * No barrier, nothing that sticks out, and the right direction; a picture of it for whoever wants to look.
   * @param {string} what
   */
  async isWhole(what) {
    const { page, language, shape } = this;
    await page.emulateMedia({ colorScheme: 'light' });
    await look(page, `${what.replace(/\W+/g, '-')}-${language}-${shape}`);
    assert.deepEqual(await barriers(page), [], what);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await barriers(page, ['color-contrast']), [], `${what}, in the dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    const { wide, direction } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - window.innerWidth,
      direction: getComputedStyle(document.documentElement).direction,
    }));
    assert.ok(wide <= 0, `${what} is ${wide} pixels too wide`);
    assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr', what);
  }

  /** Answers every use with no, but those named. @param {string[]} [yes] */
  async answers(yes = []) {
    for (const no of await this.page.locator('input[type=radio][value=no]').all()) {
      const use = (await no.getAttribute('id'))?.replace('no-', '') ?? '';
      await this.ticks(yes.includes(use) ? `#yes-${use}` : `#no-${use}`);
    }
  }

  /** How it was said: notice, language, method, today. @param {string} method */
  async tells(method) {
    const { page } = this;
    await page.selectOption('#notice', { index: 1 });
    await page.fill('#explained', 'de');
    await this.ticks(`#method-${method}`);
    await page.fill('#given', await page.getAttribute('#given', 'max') ?? '');
    await this.ticks('#orally');
    await this.ticks('#explicit');
  }

  async leaves() {
    await this.page.context().close();
  }
}
