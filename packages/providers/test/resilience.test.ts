import { expect, it } from '@jest/globals';
import { resilienceOf } from '../src/http/resilience.ts';
import { timeoutsOf } from '../src/http/timeouts.ts';
import type { ProviderName } from '../src/ports/provider.ts';

/** Returns the number of requests that run at the same time if a workspace starts 300 requests. */
async function inProgress(provider: ProviderName): Promise<number> {
  const resilience = resilienceOf(provider, timeoutsOf(provider, { queue: 400 }));
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((end) => ends.push(end));
  const all = Array.from({ length: 300 }, () => resilience.execute(work, new AbortController().signal));
  await new Promise((next) => setImmediate(next));
  const running = ends.length;
  // A queued request starts when a running request ends.
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
