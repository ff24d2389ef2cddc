import { describe, expect, it } from '@jest/globals';
import { faultOf } from '../chaos/provider-faults.ts';
import { runChaos } from '../chaos/run.ts';

describe('processes that are killed during conversations', () => {
  it('lose and duplicate nothing, with failures of every provider [L1] [CB-14]', async () => {
    const options = { seed: 9, kills: 2, conversations: 16, patienceMs: 480_000, say: () => {} };
    const { faults, kills, unfinished, counts } = await runChaos(options);
    expect({ unfinished, ...faults }).toEqual(
      Object.fromEntries(['unfinished', ...Object.keys(faults)].map((what) => [what, []])),
    );
    // Precondition: processes were killed and faults of every kind occurred, so messages could be lost.
    expect(kills.map((blow) => blow.split(' ')[0])).toEqual(['worker', 'api']);
    expect(counts['conversations']).toBe(16);
    expect(counts['messages on phones']).toBeGreaterThan(16);
    const everywhere = ['LATENCY', 'TOO_MANY', 'STATUS', 'DROP_AFTER'] as const;
    const faultNames = [
      ...['twilio', 'openai', 'calcom'].flatMap((provider) => everywhere.map((kind) => faultOf(provider, kind))),
      ...(['DUPLICATE', 'REORDER'] as const).map((kind) => faultOf('twilio', kind)),
    ];
    expect(faultNames.filter((name) => !counts[name])).toEqual([]);
  }, 600_000);
});
