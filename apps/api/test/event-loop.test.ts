import { describe, expect, it } from '@jest/globals';
import { longestTurn, longestTurnOf } from './testkit/event-loop.ts';

function hold(milliseconds: number): void {
  const since = process.cpuUsage();
  for (let held = 0; held < milliseconds * 1000; ) {
    const { user, system } = process.cpuUsage(since);
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
