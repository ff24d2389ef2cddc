import { expect, it } from '@jest/globals';
import { resilienceOf } from '../src/http/resilience.ts';
import { timeoutsOf } from '../src/http/timeouts.ts';
import type { ProviderName } from '../src/ports/provider.ts';

/** Number of requests in progress when a workspace makes 300 at the same time. */
async function inProgress(provider: ProviderName): Promise<number> {
  const resilience = resilienceOf(provider, timeoutsOf(provider, { queue: 400 }));
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((end) => ends.push(end));
  const all = Array.from({ length: 300 }, () => resilience.execute(work, new AbortController().signal));
  await new Promise((next) => setImmediate(next));
  const running = ends.length;
  // A request that waited begins when one before it has ended.
  for (const end of ends) {
    end();
    await new Promise((next) => setImmediate(next));
  }
  await Promise.all(all);
  return running;
}

it.each([
  ['OPENAI', 300],
  ['TWILIO', 30],
  ['CALCOM', 8],
] as const)('%s answers %i of 300 requests of a workspace at the same time', async (provider, expected) => {
  expect(await inProgress(provider)).toBe(expected);
});
