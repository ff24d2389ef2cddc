import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { cpuUsage, longestTurn, longestTurnOf } from './testkit/event-loop.ts';

function hold(milliseconds: number): void {
  const since = cpuUsage();
  for (let held = 0; held < milliseconds * 1000; ) {
    const { user, system } = cpuUsage(since);
    held = user + system;
  }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the watchdog of the event loop', () => {
  it.each([
    ['in the first turn', async () => hold(80)],
    ['in a later turn', () => nextTurn().then(() => hold(80))],
    ['before more turns', () => Promise.resolve(hold(80)).then(nextTurn).then(nextTurn)],
  ])('reports work that blocks it %s', async (_when, work) => {
    expect(await longestTurn(work)).toBeGreaterThanOrEqual(80);
  });

  // Node 22 cannot measure one thread.
  ('threadCpuUsage' in process ? it : it.skip)('does not count the CPU time of other threads', async () => {
    // 16 key derivations of about 60 ms each, in the thread pool.
    const derive = () => promisify(pbkdf2)('password', 'salt', 200_000, 32, 'sha512');
    const before = process.cpuUsage();
    const derivations = () => Promise.all(Array.from({ length: 16 }, derive));
    expect(await longestTurnOf(derivations, { limit: 60, runs: 1 })).toBeLessThan(60);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeGreaterThan(200);
  });

  it('does not sum separate turns', async () => {
    const batches = async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        hold(10);
        await nextTurn();
      }
    };
    expect(await longestTurnOf(batches, { limit: 60 })).toBeLessThan(60);
  });
});
