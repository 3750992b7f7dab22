// Range requests, Digitales beside nginx: the same file, the same machine, the same minute.
//
//   node bench/ranges.mjs [--seconds 4] [--rounds 3] [--viewers 2000]
//
// Needs target/release/digitales (or DIGITALES_TEST_BIN), ffmpeg, nginx and wrk. nginx runs with two workers, once with
// sendfile on and once off; each round takes the better of the two. Ratios are Digitales / nginx: processor time below
// 1 is cheaper than nginx, throughput above 1 is faster. Client and both servers share the machine's cores.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLibrary } from './support/library.mjs';
import { anonymousKib, end, processorSeconds, serve } from './support/process.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    viewers: { type: 'string', default: '2000' },
  },
});
const SECONDS = Number(values.seconds);
const ROUNDS = Number(values.rounds);
const VIEWERS = Number(values.viewers);
const BINARY = process.env.DIGITALES_TEST_BIN ?? 'target/release/digitales';
const SHAPES = [
  { name: '64 KiB', bytes: 64 * 1024, connections: 64 },
  { name: '1 MiB', bytes: 2 ** 20, connections: 64 },
  { name: '16 MiB', bytes: 16 * 2 ** 20, connections: 16 },
];

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startNginx(folder) {
  const ports = { on: await freePort(), off: await freePort() };
  const server = (port, how) => `server { listen 127.0.0.1:${port} reuseport; root ${folder}; ${how} }`;
  writeFileSync(join(folder, 'nginx.conf'), `worker_processes 2; daemon off; pid ${folder}/pid; error_log ${folder}/errors;
    events { worker_connections 20000; }
    http { access_log off; keepalive_requests 1000000; types { video/mp4 mp4; }
      ${server(ports.on, 'sendfile on; tcp_nopush on;')}
      ${server(ports.off, 'sendfile off; output_buffers 2 128k;')} }`);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors')], { stdio: 'inherit' });
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${ports.off}/film.mp4`, { method: 'HEAD' }).catch(() => null);
    if (answered?.ok) return { child, urls: Object.values(ports).map((port) => `http://127.0.0.1:${port}/film.mp4`) };
    if (child.exitCode !== null) throw new Error('nginx does not start');
  }
}

/** Random ranges of one length for SECONDS: milliseconds of processor time a GiB, and GiB a second. */
function load({ url, pid }, shape, length, folder) {
  const script = join(folder, 'ranges.lua');
  writeFileSync(script, `math.randomseed(7)
    request = function()
      local first = math.random(0, ${length - shape.bytes})
      return wrk.format("GET", nil, { ["Range"] = "bytes=" .. first .. "-" .. (first + ${shape.bytes - 1}) })
    end
    done = function(summary)
      local wrong = summary.errors.status + summary.errors.connect + summary.errors.read
      io.write(string.format("measured %d %d %d\\n", summary.bytes, summary.duration, wrong))
    end`);
  const before = processorSeconds(pid);
  const told = spawnSync('wrk', ['-t1', `-c${shape.connections}`, `-d${SECONDS}s`, '-s', script, url], { encoding: 'utf8' });
  const spent = processorSeconds(pid) - before;
  const [, bytes, micros, wrong] = /measured (\d+) (\d+) (\d+)/.exec(told.stdout) ?? [];
  if (!bytes || Number(wrong) > 0) throw new Error(`${url}: ${told.stdout}${told.stderr}`);
  const gib = Number(bytes) / 2 ** 30;
  return { processor: (spent * 1000) / gib, speed: gib / (Number(micros) / 1e6) };
}

/** KiB of memory for each of VIEWERS who have asked for the film and read nothing of it. */
async function slowViewers({ url, pid }) {
  const { hostname, port, pathname } = new URL(url);
  await fetch(url, { headers: { range: 'bytes=0-9' } }).then((answer) => answer.arrayBuffer());
  const before = anonymousKib(pid);
  const viewers = [];
  for (let n = 0; n < VIEWERS; n += 1) {
    const socket = connect({ host: hostname, port: Number(port) });
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    socket.pause();
    socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    viewers.push(socket);
  }
  // The last viewer's answer has begun when one more, who does read, has been answered.
  await fetch(url, { headers: { range: 'bytes=0-9' } }).then((answer) => answer.arrayBuffer());
  const each = (anonymousKib(pid) - before) / VIEWERS;
  viewers.forEach((socket) => socket.destroy());
  return each;
}

async function filmOf(address) {
  const { items } = await fetch(`${address}/api/works`).then((answer) => answer.json());
  const file = items[0].renditions.toSorted((a, b) => b.length_bytes - a.length_bytes)[0];
  return new URL(file.url, address).href;
}

async function measure(folder) {
  const film = writeLibrary(join(folder, 'library'), 96);
  const length = statSync(film).size;
  copyFileSync(film, join(folder, 'film.mp4'));
  chmodSync(join(folder, 'film.mp4'), 0o644);
  const house = await serve(BINARY, join(folder, 'library'), join(folder, 'data'));
  const nginx = await startNginx(folder);
  try {
    const ours = { url: await filmOf(house.address), pid: house.child.pid };
    const theirs = nginx.urls.map((url) => ({ url, pid: nginx.child.pid }));
    const slow = [await slowViewers(ours), await slowViewers(theirs[0])];
    console.log(`${VIEWERS} slow viewers: ${slow[0].toFixed(1)} KiB each, nginx ${slow[1].toFixed(1)} KiB`);
    console.log('range    processor ms/GiB (nginx)   ratio   GiB/s (nginx)   ratio');
    for (const shape of SHAPES) {
      const rounds = Array.from({ length: ROUNDS }, () => {
        const mine = load(ours, shape, length, folder);
        const both = theirs.map((server) => load(server, shape, length, folder));
        const processor = Math.min(...both.map((one) => one.processor));
        const speed = Math.max(...both.map((one) => one.speed));
        return { mine, processor, speed, dearer: mine.processor / processor, faster: mine.speed / speed };
      });
      const of = (pick) => median(rounds.map(pick));
      console.log(`${shape.name.padEnd(8)} ${of((r) => r.mine.processor).toFixed(0).padStart(7)} `
        + `(${of((r) => r.processor).toFixed(0)})`.padEnd(18) + `${of((r) => r.dearer).toFixed(2).padStart(7)} `
        + `${of((r) => r.mine.speed).toFixed(2).padStart(8)} (${of((r) => r.speed).toFixed(2)})`.padEnd(18)
        + `${of((r) => r.faster).toFixed(2).padStart(7)}`);
    }
  } finally {
    await Promise.all([end(house.child), end(nginx.child)]);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'digitales-ranges-'));
chmodSync(folder, 0o755);
try {
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
