import { describe, expect, it } from '@jest/globals';
import { runChaos } from '../chaos/run.ts';

describe('processes that are killed while people talk', () => {
  it('lose nothing and double nothing, on bad days of every provider [L1] [CB-14]', async () => {
    const said: string[] = [];
    const options = {
      seed: 7,
      kills: 2,
      conversations: 36,
      patienceMs: 480_000,
      say: (line: string) => said.push(line),
    };
    const { faults, kills, unfinished, counts } = await runChaos(options);
    expect({ unfinished, ...faults }).toEqual(
      Object.fromEntries(['unfinished', ...Object.keys(faults)].map((what) => [what, []])),
    );
    // The premise: there was something to lose.
    expect(kills).toHaveLength(2);
    expect(counts['conversations']).toBe(36);
    expect(counts['messages on phones']).toBeGreaterThan(36);
  }, 600_000);
});
