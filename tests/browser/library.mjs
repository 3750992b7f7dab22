// A library that really runs: the built program on a folder of its own, and what a person at a terminal does beside it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const BIN = process.env.DIGITALES_TEST_BIN ?? join(ROOT, 'target', 'debug', 'digitales');
/** Where imported demonstration libraries stand ready, one for each program and each state of `media`. */
const READY = join(ROOT, 'target', 'browser');

/** A folder that goes away when the process ends. @param {string} [inside] */
export function folder(inside = tmpdir()) {
  const made = mkdtempSync(join(inside, 'digitales-browser-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/**
 * The demonstration library in a folder of its own. It is imported once, broadcast files and all, and lent from then
 * on: rows and keys are copied, the files of the media store, which never change, are linked.
 */
function demonstration() {
  const ready = join(READY, digest());
  mkdirSync(ready, { recursive: true });
  for (const other of readdirSync(READY)) {
    if (/^[0-9a-f]{32}$/.test(other) && join(READY, other) !== ready) rmSync(join(READY, other), { recursive: true, force: true });
  }
  const home = folder(READY);
  // One after the other: whoever comes first imports, and nobody copies rows that another one is writing.
  const lend = '"$1" import media --data "$2" && cp -a "$2/digitales.db" "$2/keys" "$3" && cp -a --link "$2/media" "$3"';
  const lent = spawnSync('flock', [join(READY, 'lock'), 'sh', '-c', lend, 'sh', BIN, ready, home], { cwd: ROOT, encoding: 'utf8' });
  if (lent.status !== 0) throw new Error(`no library was lent: ${lent.error ?? ''}\n${lent.stderr}${lent.stdout}`);
  return home;
}

/** What an imported library is made of: the program and every file of `media`. */
function digest() {
  const hash = createHash('sha256').update(readFileSync(BIN));
  const look = (/** @type {string} */ place) => {
    for (const entry of readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(place, entry.name);
      if (entry.isDirectory()) look(path);
      else hash.update(`\n${path}\n`).update(readFileSync(path));
    }
  };
  look(join(ROOT, 'media'));
  return hash.digest('hex').slice(0, 32);
}

/**
 * What a person at the terminal types; throws with what the program said when it fails.
 * @param {string} data
 * @param {...string} words
 * @returns {string} standard output
 */
export function digitales(data, ...words) {
  const { status, stdout, stderr } = spawnSync(BIN, [...words, '--data', data], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`digitales ${words.join(' ')} ended with ${status}:\n${stderr}${stdout}`);
  return stdout;
}

/**
 * Starts a server and waits for its one line. Without `data` it serves the demonstration library.
 * @param {string} [data] a folder with a library that was imported before
 */
export async function open(data) {
  const home = data ?? demonstration();
  const demo = data ? [] : ['--demo'];
  // What is looked at here needs nothing encoded, and a machine that encodes shows pages late.
  const env = { ...process.env, DIGITALES_ENCODING: 'elsewhere', DIGITALES_DISK_RESERVE: '0' };
  const server = spawn(BIN, ['serve', ...demo, '--data', home, '--listen', '127.0.0.1:0'], { cwd: ROOT, env });
  process.on('exit', () => server.kill('SIGKILL'));
  let told = '';
  server.stderr.setEncoding('utf8').on('data', (text) => { told += text; });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const line = /^listening on (http:\/\/\S+)$/m.exec(said);
      if (line) resolve(line[1]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${told}`)));
    server.on('error', reject);
  });
  return {
    /** @type {string} */ url,
    data: home,
    /** What it told the operator. */
    told: () => told,
    digitales: (/** @type {string[]} */ ...words) => digitales(home, ...words),
    /** Seals what is only for the library. @param {string} person @param {object} profile */
    seals(person, profile) {
      const words = ['person', 'profile', person, '--data', home];
      const { status, stderr } = spawnSync(BIN, words, { cwd: ROOT, encoding: 'utf8', input: JSON.stringify(profile) });
      if (status !== 0) throw new Error(`nothing was sealed: ${stderr}`);
    },
    /** What a person at the terminal hands over as JSON. @param {object} input @param {...string} words */
    hands(input, ...words) {
      const { status, stdout, stderr } = spawnSync(BIN, [...words, '--data', home], { cwd: ROOT, encoding: 'utf8', input: JSON.stringify(input) });
      if (status !== 0) throw new Error(`digitales ${words.join(' ')} ended with ${status}:\n${stderr}`);
      return stdout;
    },
    works: () => works(url),
    async close() {
      server.removeAllListeners('exit');
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => { server.once('exit', resolve); });
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Every public work as the interface for programs lists them.
 * @param {string} url
 * @returns {Promise<any[]>}
 */
async function works(url) {
  const all = [];
  let next = null;
  do {
    const after = next === null ? '' : `&after=${next}`;
    const answer = await fetch(`${url}/api/works?limit=50${after}`);
    const page = await answer.json();
    all.push(...page.items);
    next = page.next;
  } while (next !== null);
  return all;
}

/**
 * The curator's files of the demonstration library: the text of each work.toml by slug.
 * @returns {Map<string, string>}
 */
export function curatedWorks() {
  const found = new Map();
  const look = (/** @type {string} */ place) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const path = join(place, entry.name);
      if (entry.isDirectory()) look(path);
      else if (entry.name === 'work.toml') {
        const text = readFileSync(path, 'utf8');
        found.set(/^slug\s*=\s*"([^"]+)"/m.exec(text)?.[1], text);
      }
    }
  };
  look(join(ROOT, 'media', 'works'));
  return found;
}

/**
 * The key of somebody in a work, as its curator wrote it.
 * @param {string} slug
 */
export function someoneIn(slug) {
  const person = /\[\[participant\]\][^[]*?^person\s*=\s*"([^"]+)"/ms.exec(curatedWorks().get(slug) ?? '');
  if (!person) throw new Error(`nobody is listed in ${slug}`);
  return person[1];
}
