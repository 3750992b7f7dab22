// What of the player can be asked without a browser: times, labels, weight, and the floor under the styles.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { faults } from '../../web/floor.js';
import { clock, megabytes, parseTime, spoken, timeInHash } from '../../web/player/time.js';
import { ROOT } from './library.mjs';

test('a clock face shows hours only when there are some', () => {
  for (const [seconds, face] of /** @type {const} */ ([[0, '0:00'], [59.9, '0:59'], [83, '1:23'], [3599, '59:59'], [3723.4, '1:02:03'], [-1, '0:00']])) {
    assert.equal(clock(seconds), face);
  }
});

test('a time is read as people type it, and nothing else is taken for one', () => {
  for (const [text, seconds] of /** @type {const} */ ([
    ['83', 83], ['83.5', 83.5], ['1:23', 83], ['1:02:03', 3723], ['npt:10', 10], [' 7 ', 7], ['12s', 12], ['90:00', null],
    ['', null], ['abc', null], ['1:99', null], ['-5', null], ['1:2:3:4', null], ['1e9', null],
  ])) assert.equal(parseTime(text), seconds, text);
});

test('a fragment speaks to one part only', () => {
  assert.equal(timeInHash('#t=12.5', '1'), 12.5);
  assert.equal(timeInHash('#t=10,20', '1'), 10);
  assert.equal(timeInHash('#t=12&part=2', '1'), null);
  assert.equal(timeInHash('#t=12&part=2', '2'), 12);
  assert.equal(timeInHash('#about', '1'), null);
});

test('lengths and sizes are said in the language of the page', () => {
  assert.equal(spoken(83, 'de'), '1 Minute 23 Sekunden');
  assert.equal(spoken(0, 'en'), '0 seconds');
  assert.equal(megabytes(6_212_345, 'de'), '6,2');
  assert.equal(megabytes(32_859_887, 'en'), '33');
  assert.equal(megabytes(6_212_345, 'ar'), '6.2');
});

test('every label of the player stands in every language, with the same places to fill', () => {
  const folder = join(ROOT, 'web', 'player');
  const source = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const used = new Set([...source.matchAll(/\blabel\('(\w+)'/g), ...source.matchAll(/'(key_\w+)'/g)].map(([, key]) => key));
  assert.ok(used.size > 40, `only ${used.size} labels found`);
  const locales = join(ROOT, 'web', 'locales');
  const texts = (/** @type {string} */ name) => new Map([...readFileSync(join(locales, name), 'utf8').matchAll(/^player-([\w-]+) = (.*)$/gm)]
    .map(([, key, text]) => [key.replace(/-/g, '_'), text]));
  const english = texts('en.ftl');
  for (const name of readdirSync(locales).filter((each) => /^[\w-]+\.ftl$/.test(each))) {
    const here = texts(name);
    assert.deepEqual([...used].filter((key) => !here.has(key)), [], name);
    const places = (/** @type {string | undefined} */ text) => (text?.match(/%\d/g) ?? []).sort();
    for (const key of used) assert.deepEqual(places(here.get(key)), places(english.get(key)), `${name}: ${key}`);
  }
});

test('the player weighs less than 12 KB on the way', () => {
  const bundle = readFileSync(join(ROOT, 'web', 'dist', 'player.js'));
  const weight = gzipSync(bundle, { level: 9 }).length;
  assert.ok(weight < 12_000, `${weight} bytes`);
});

test('no style asks more of a browser than the oldest one promised can do', () => {
  const styles = join(ROOT, 'web', 'styles');
  const found = readdirSync(styles).filter((name) => name.endsWith('.css')).flatMap((name) =>
    faults(readFileSync(join(styles, name), 'utf8')).map(({ line, what }) => `${name}:${line}: ${what}`));
  assert.deepEqual(found, []);
});

test('the floor sees what is too young, and lets a fallback pass', () => {
  const what = (/** @type {string} */ css) => faults(css).map((fault) => fault.what);
  assert.deepEqual(what('a { aspect-ratio: 1 }'), ['aspect-ratio']);
  assert.deepEqual(what('a { height: 100dvh }'), ['the unit dvh']);
  assert.deepEqual(what('a { height: 100vh; height: 100dvh }'), []);
  assert.deepEqual(what('@supports (aspect-ratio: 1) { a { aspect-ratio: 1 } }'), []);
  assert.deepEqual(what('a:has(b) { color: red }'), [':has']);
  assert.deepEqual(what('@container (width > 1px) { a { color: red } }').includes('@container'), true);
});
