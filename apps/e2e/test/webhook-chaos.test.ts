import { describe, expect, it } from '@jest/globals';
import { runDeliveries } from '../chaos/deliveries.ts';

describe('workers that are killed while webhooks are delivered', () => {
  it('each webhook-id arrives, the log shows each delivered once, and a receiver that checks the id processes one [L1] [WC-26]', async () => {
    const options = { seed: 7, kills: 2, leads: 24, patienceMs: 420_000, say: () => {} };
    const { faults, kills, counts } = await runDeliveries(options);
    expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((what) => [what, []])));
    expect(counts['deliveries']).toBe(72);
    // Precondition: requests failed and some deliveries arrived twice, so deliveries could be lost.
    expect(kills).toHaveLength(2);
    for (const what of ['answers lost', 'refused', 'cut off by a kill']) expect(counts[what]).toBeGreaterThan(0);
    expect(counts['requests']).toBeGreaterThan(72);
  }, 600_000);
});
