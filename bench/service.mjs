#!/usr/bin/env node
// Start to first answer, memory when idle, and the server time of pages, on the demonstration library.
// Pages are held against nginx serving the same bytes from a file, in the same run.
//   node bench/service.mjs [--binary target/release/digitales] [--library media] [--rounds 5]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { get, Agent } from 'node:http';

const options = { binary: 'target/release/digitales', library: 'media', rounds: '5', requests: '400' };
for (let i = 2; i < process.argv.length; i += 2) options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
const rounds = Number(options.rounds);
const requests = Number(options.requests);
const box = mkdtempSync(join(tmpdir(), 'digitales-bench-'));
chmodSync(box, 0o755);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Fetches a page whole; resolves to its body, status and milliseconds from request to last byte. */
function fetchPage(url) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    get(url, { agent, headers: { 'accept-language': 'de' } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(chunks), ms: performance.now() - from }));
    }).on('error', reject);
  });
}

/** Starts the server and resolves once its line is printed; `ms` is from spawn to the first answered request. */
async function serve() {
  const from = performance.now();
  const child = spawn(options.binary, ['serve', '--demo', options.library, '--data', join(box, 'data'), '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    if (told.includes('\n')) break;
  }
  const url = told.match(/listening on (\S+)/)?.[1];
  if (!url) throw new Error(`the server did not start: ${told}`);
  await fetchPage(`${url}/healthz`);
  return { child, url, ms: performance.now() - from };
}

async function stop(child) {
  agent.destroy();
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const residentMiB = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** nginx with `pages` (file name to body) as files; resolves to its address. */
async function nginx(pages) {
  const port = await freePort();
  mkdirSync(join(box, 'www'));
  for (const [name, body] of Object.entries(pages)) writeFileSync(join(box, 'www', name), body);
  writeFileSync(join(box, 'nginx.conf'), `worker_processes 1; daemon off; pid ${box}/pid; error_log ${box}/error.log;
events {} http { access_log off; types { text/html html; } server { listen 127.0.0.1:${port}; root ${box}/www; } }`);
  const child = spawn('nginx', ['-c', `${box}/nginx.conf`, '-e', `${box}/error.log`], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    try { await fetchPage(`${url}/${Object.keys(pages)[0]}`); return { child, url }; } catch { await new Promise((r) => setTimeout(r, 20)); }
  }
  throw new Error('nginx did not start');
}

async function page(url) {
  const times = [];
  for (let i = 0; i < requests; i++) times.push((await fetchPage(url)).ms);
  return median(times);
}

try {
  const first = await serve();
  await stop(first.child);
  const starts = [];
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    const server = await serve();
    starts.push(server.ms);
    idle = Math.max(idle, residentMiB(server.child.pid));
    await stop(server.child);
  }
  console.log(`first start, library brought in: ${(first.ms / 1000).toFixed(1)} s`);
  console.log(`start to first answer, library in place: ${median(starts).toFixed(0)} ms (median of ${rounds})`);
  console.log(`resident when idle: ${idle.toFixed(1)} MiB`);

  const server = await serve();
  const works = JSON.parse((await fetchPage(`${server.url}/api/works?limit=100`)).body).items;
  const path = new URL(works.find((work) => work.kind === 'film').page_url).pathname;
  const pages = { 'work.html': path, 'home.html': '/de/', 'api.html': '/api/works?limit=20' };
  const bodies = {};
  for (const [name, at] of Object.entries(pages)) bodies[name] = (await fetchPage(server.url + at)).body;
  const peer = await nginx(bodies);
  for (const [name, at] of Object.entries(pages)) {
    const ours = await page(server.url + at);
    const theirs = await page(`${peer.url}/${name}`);
    console.log(`${at}: ${ours.toFixed(2)} ms (${bodies[name].length} bytes), a static file from nginx ${theirs.toFixed(2)} ms: ratio ${(ours / theirs).toFixed(1)}`);
  }
  console.log(`resident after ${requests * 3} pages: ${residentMiB(server.child.pid).toFixed(1)} MiB`);
  await stop(server.child);
  peer.child.kill();
} finally {
  spawnSync('pkill', ['-f', `${box}/nginx.conf`]);
  rmSync(box, { recursive: true, force: true });
}
