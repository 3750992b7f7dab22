// A whole film made by others, ten minutes long, in a library of its own. Reads DIGITALES_TEST_DATA.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digitales, folder, open } from './library.mjs';
import { Listener, launch } from './visitor.mjs';

const REAL = process.env.DIGITALES_TEST_DATA;

/**
 * A folder with a film, words to it, and the consent of the one person in it.
 * @param {string} real
 * @param {string} film
 * @param {boolean} small whether the film is its own small rendition, so that none is made
 */
function libraryWithTheFilm(real, film, small) {
  const library = folder();
  const work = join(library, 'works', 'rabbit');
  mkdirSync(work, { recursive: true });
  cpSync(join(real, 'films', film), join(work, film));
  cpSync(join(real, 'subtitles', 'lunchroom_manners.srt'), join(work, 'film.en.srt'));
  mkdirSync(join(library, 'notices'));
  writeFileSync(join(library, 'notices', 'film.1.en.txt'), 'Your film will be shown on these pages. You can take it back at any time.\n');
  writeFileSync(join(library, 'library.toml'), `
name = { de = "Probe", en = "Trial" }
description = { de = "Ein Film.", en = "One film." }
[[notice]]
series = "film"
version = 1
language = "en"
file = "notices/film.1.en.txt"
published = "2024-01-08"
`);
  writeFileSync(join(library, 'people.toml'), '[person.maker]\nage = "adult"\ncontact_language = "en"\n');
  const uses = 'uses = ["catalogue", "public_stream"]';
  writeFileSync(join(work, 'work.toml'), `
slug = "a-rabbit"
kind = "film"
state = "published"
languages = ["en"]
year = "2008"
licence_uri = "http://creativecommons.org/licenses/by/3.0/"
title = { de = "Ein Kaninchen", en = "A rabbit" }
synopsis = { de = "Ein Kaninchen wehrt sich.", en = "A rabbit defends itself." }
[[rendition]]
file = "${film}"
quality = "full"
${small ? `[[rendition]]\nfile = "${film}"\nquality = "small"` : ''}
[[transcript]]
file = "film.en.srt"
language = "en"
original = true
[[participant]]
person = "maker"
role = "maker"
recognisable_by = ["name"]
names = [{ mode = "pseudonym", shown = "Blender Foundation" }]
[roster]
attested_by = "Consent officer"
attested_at = "2024-06-01T10:00:00+02:00"
[[consent]]
id = "maker-1"
person = "maker"
by = "own"
state = "given"
explicit = true
notice = { series = "film", version = 1, language = "en" }
explained_in = "en"
method = "paper_signed"
given_at = "2024-05-12T14:00:00+02:00"
recorded_by = "Consent officer"
evidence = { kind = "release_form", seen_by = "Consent officer", seen_at = "2024-05-12" }
[[consent.scope]]
${uses}
places = ["001"]
from = "2024-05-12"
until = "2089-12-31"
[[licence]]
id = "l1"
${uses}
places = ["001"]
from = "2024-01-01"
until = "2089-12-31"
basis = "licence"
uri = "http://creativecommons.org/licenses/by/3.0/"
holder = "Blender Foundation"
`);
  return library;
}

const skip = REAL ? false : 'DIGITALES_TEST_DATA names no folder';

test('a ten-minute film from elsewhere plays, seeks far ahead and shows captions', { skip }, async () => {
  const data = folder();
  digitales(data, 'import', libraryWithTheFilm(String(REAL), 'big_buck_bunny_full_252p.mp4', true));
  const library = await open(data);
  const browser = await launch();
  const page = await browser.newPage();
  const positions = /** @type {number[]} */ ([]);
  page.on('response', (answer) => {
    const range = /^bytes (\d+)-/.exec(answer.headers()['content-range'] ?? '');
    if (range) positions.push(Number(range[1]));
  });
  const [work] = await library.works();
  await page.goto(`${library.url}/de/works/${work.slug}`);
  const listener = new Listener(page);
  await listener.pressesPlay();
  assert.ok(await listener.length() > 590);
  await listener.presses('9');
  await listener.until(({ media }) => !media.seeking && media.currentTime > 536);
  await listener.hears();
  assert.ok(Math.max(...positions) > 20_000_000, `it asked only from ${positions}`);

  await page.locator('.transcript a[data-start]').nth(20).evaluate((link) => /** @type {HTMLElement} */ (link).click());
  await listener.hears();
  assert.notEqual(await listener.caption(), '');

  const url = new URL(work.renditions[0].url, library.url).href;
  const mpv = spawnSync('mpv', ['--no-config', '--no-terminal', '--vo=null', '--ao=null', '--untimed', '--start=9:00', '--length=2', url]);
  assert.equal(mpv.status, 0, String(mpv.stderr));
  const probe = spawnSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', url], { encoding: 'utf8' });
  assert.ok(Number(probe.stdout) > 590, probe.stderr);
  await browser.close();
  await library.close();
});

test('a film that no browser plays as it is plays in the rendition that was made of it', { skip }, async () => {
  const data = folder();
  digitales(data, 'import', libraryWithTheFilm(String(REAL), 'tree_cinepak.avi', false));
  const library = await open(data);
  const browser = await launch();
  const page = await browser.newPage();
  const [work] = await library.works();
  await page.goto(`${library.url}/de/works/${work.slug}`);
  const listener = new Listener(page);
  await page.locator('.dp-start').dblclick();
  await listener.hears();
  await listener.until(({ media }) => media.videoWidth > 0 && !media.muted);
  await browser.close();
  await library.close();
});
