import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { ChangeEvent } from './change-bus.ts';
import { ChangeChecks } from './change-checks.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const note = (): ChangeEvent => ({ topic: 'job', workspaceId: 'w', id: 'one' });

function counting() {
  const checks = new ChangeChecks();
  const made: string[] = [];
  const ask = (on: ChangeEvent, key: string) =>
    checks.once(on, key, async () => {
      made.push(key);
      return made.length;
    });
  return { made, ask };
}

it('evaluates a check once for each event and caller', async () => {
  const { made, ask } = counting();
  const [first, second] = [note(), note()];
  expect(await Promise.all([ask(first, 'ada'), ask(first, 'ada'), ask(first, 'gus')])).toEqual([1, 1, 2]);
  expect(await ask(second, 'ada')).toBe(3);
  expect(made).toEqual(['ada', 'gus', 'ada']);
});

it('evaluates it again for a subscription that receives the event late', async () => {
  const { made, ask } = counting();
  const one = note();
  await ask(one, 'ada');
  jest.advanceTimersByTime(900);
  await ask(one, 'ada');
  expect(made).toHaveLength(1);
  jest.advanceTimersByTime(200);
  await ask(one, 'ada');
  expect(made).toHaveLength(2);
});

it('shares a denied result too', async () => {
  const checks = new ChangeChecks();
  const one = note();
  const refuse = jest.fn(() => Promise.reject(new Error('no')));
  const both = await Promise.allSettled([checks.once(one, 'ada', refuse), checks.once(one, 'ada', refuse)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(refuse).toHaveBeenCalledTimes(1);
});
