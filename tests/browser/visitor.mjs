// A person at a real browser, and what an honest house must never do to one.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './library.mjs';

const here = createRequire(join(ROOT, 'web', 'package.json'));
/** @type {import('../../web/node_modules/playwright-core/index.js')} */
const { chromium } = here('playwright-core');
const AXE = readFileSync(here.resolve('axe-core/axe.min.js'), 'utf8');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--mute-audio'];
const PROGRAM = process.env.DIGITALES_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** @typedef {import('../../web/node_modules/playwright-core/index.js').Page} Page */
/** @typedef {import('../../web/node_modules/playwright-core/index.js').Locator} Locator */
/** @typedef {import('../../web/node_modules/playwright-core/index.js').BrowserContext} Context */
/** @typedef {import('../../web/node_modules/playwright-core/index.js').BrowserContextOptions} Options */

/** Where screenshots go, when somebody wants to look at them. */
const LOOK = process.env.DIGITALES_TEST_SCREENSHOTS;

/** A picture of the whole page for whoever wants to look. @param {Page} page @param {string} name */
export async function look(page, name) {
  if (!LOOK) return;
  mkdirSync(LOOK, { recursive: true });
  await page.screenshot({ path: join(LOOK, `${name}.png`), fullPage: true });
}

/** @param {...string} more flags beside ours */
export const launch = (...more) => chromium.launch({ executablePath: PROGRAM, args: [...FLAGS, ...more] });

/**
 * A browser that blocks the cookies of other sites inside a page, as Safari and Firefox do by themselves.
 * @param {string} profile an empty folder
 */
export async function launchBlocking(profile) {
  const { writeFileSync } = await import('node:fs');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } }));
  return chromium.launchPersistentContext(profile, { executablePath: PROGRAM, args: FLAGS, headless: true });
}

/**
 * Notes what a page should not do: ask other hosts, break its own policy, throw.
 * @param {Context} context
 * @param {...string} homes the only origins it may ask
 * @returns {Promise<string[]>} filled while the context lives
 */
export async function noteFaults(context, ...homes) {
  /** @type {string[]} */
  const faults = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(protocol) && !homes.includes(origin)) faults.push(`asked ${request.url()}`);
  });
  await context.exposeBinding('noteViolation', (_, words) => { faults.push(words); });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // @ts-ignore the binding above
      window.noteViolation(`policy broken: ${event.violatedDirective} by ${event.blockedURI} on ${location.pathname}`);
    });
  });
  context.on('page', (page) => page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`)));
  return faults;
}

/** Everything this device keeps of the visit. @param {Page} page */
export async function keptOn(page) {
  const cookies = (await page.context().cookies()).map(({ name }) => `cookie ${name}`);
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
  ]);
  return [...cookies, ...stored];
}

/**
 * What axe finds, a line a fault; empty when it finds nothing.
 * @param {Page} page
 * @param {string[]} [rules] only these
 */
export async function barriers(page, rules) {
  await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    // @ts-ignore axe was put in above
    const { violations } = await window.axe.run(document, only ? { runOnly: only } : {});
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  }, rules ?? null);
}

/** One player on a page, used as people use it. */
export class Listener {
  /**
   * @param {Page} page
   * @param {Locator} [host]
   */
  constructor(page, host = page.locator('digitales-player').first()) {
    this.page = page;
    this.host = host;
    this.media = host.locator('video, audio');
  }

  /** Waits for the controls of our own, then presses the large button. */
  async pressesPlay() {
    await this.host.locator('.dp-start').click();
    await this.hears();
  }

  /** Time really goes on. */
  async hears() {
    const from = await this.now();
    await this.until(({ media, value }) => !media.paused && !media.seeking && media.currentTime > value + 0.2, from);
  }

  /** @param {string} key */
  async presses(key) {
    await this.page.keyboard.press(key);
  }

  /** Seconds of the work. */
  now() {
    return this.media.evaluate((media) => /** @type {HTMLMediaElement} */ (media).currentTime);
  }

  length() {
    return this.media.evaluate((media) => /** @type {HTMLMediaElement} */ (media).duration);
  }

  /**
   * Waits until the media element is as asked.
   * @param {(given: { media: any, value: number }) => boolean} asked runs in the page
   * @param {number} [value]
   */
  async until(asked, value = 0) {
    const media = await this.media.elementHandle();
    const frame = await media?.ownerFrame();
    await frame?.waitForFunction(asked, { media, value });
  }

  /**
   * Stops in the middle of a caption of the language that is chosen, so that it stays.
   * @param {number} nth from the first; -1 is the last one
   */
  async stopsAt(nth) {
    await this.until(({ media }) => [...media.textTracks].some((track) => track.mode === 'hidden' && track.cues?.length > 0));
    await this.media.evaluate((media, at) => {
      const { cues } = [.../** @type {any} */ (media).textTracks].find((track) => track.mode === 'hidden');
      const cue = cues[(at + cues.length) % cues.length];
      const { player } = /** @type {any} */ (media).closest('digitales-player');
      player.pause();
      player.seek((cue.startTime + cue.endTime) / 2);
    }, nth);
    await this.until(({ media }) => media.paused && !media.seeking);
  }

  /** The words on the picture now. */
  async caption() {
    const words = this.host.locator('.dp-caption');
    await words.waitFor({ state: 'visible' });
    return (await words.innerText()).trim();
  }

  /** What a screen reader is told. */
  told() {
    return this.host.locator('[role=status]').innerText();
  }
}
