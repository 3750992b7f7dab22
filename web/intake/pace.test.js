import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace, said, size } from './pace.js';

test('the pace is that of the last seconds, and what went back is not counted', () => {
  const pace = new Pace(1000);
  pace.tell(0, 0);
  pace.tell(100, 1000);
  assert.equal(pace.rate, 100);
  assert.equal(pace.left, 9);
  pace.tell(50, 2000);
  assert.equal(pace.left, Infinity, 'nothing is known yet');
  pace.tell(60, 3000);
  assert.equal(pace.rate, 10);
});

test('sizes and times are told with as many digits as somebody wants to read', () => {
  assert.deepEqual([0, 1500, 3_450_000_000].map(size), ['0 KB', '1.5 KB', '3.5 GB']);
  const labels = { seconds: '%1 s', minutes: '%1 min', hours: '%1 h' };
  assert.deepEqual([0.2, 59, 61, 7200, Infinity].map((s) => said(s, labels)), ['1 s', '59 s', '2 min', '2 h', '–']);
});
