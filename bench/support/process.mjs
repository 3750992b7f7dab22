// What a process and its children have cost: processor time and memory, read from /proc (Linux).
import { readFileSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function family(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}

/** Seconds of processor time, user and system, since the process began. */
export function processorSeconds(pid) {
  const spent = family(pid).map((one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return spent.reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}

/** KiB of memory that no file stands behind. */
export function anonymousKib(pid) {
  const held = family(pid).map((one) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))[1]));
  return held.reduce((sum, kib) => sum + kib, 0);
}

/** Starts `digitales serve` and waits for the line that says where it listens. */
export async function serve(binary, library, data) {
  const child = spawn(binary, ['serve', '--demo', library, '--data', data, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DIGITALES_LOG_LEVEL: 'warn' },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^listening on (http:\S+)$/.exec(line) ?? [];
    if (address) return { child, address };
  }
  throw new Error('digitales ended before it listened');
}

/** Ends a process that was started here and waits until it is gone. */
export async function end(child) {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
