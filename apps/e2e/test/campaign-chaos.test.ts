import { expect, it } from '@jest/globals';
import { runCampaignChaos } from '../chaos/campaign-run.ts';
import { faultOf } from '../chaos/provider-faults.ts';

it('campaigns lose no recipient and write to none twice, with workers killed, PostgreSQL down and a failing provider [L1] [WC-24]', async () => {
  const options = { seed: 3, kills: 2, crashes: 1, recipients: 96, patienceMs: 480_000, say: () => {} };
  const { faults, kills, unfinished, counts } = await runCampaignChaos(options);
  expect({ unfinished, ...faults }).toEqual(
    Object.fromEntries(['unfinished', ...Object.keys(faults)].map((what) => [what, []])),
  );
  // Precondition: processes were killed and faults of every kind occurred, so messages could be lost or duplicated.
  expect(kills).toHaveLength(3);
  expect(kills.filter((blow) => blow.startsWith('PostgreSQL'))).toHaveLength(1);
  // On a busy machine, more requests get no answer in time, and stay unconfirmed.
  expect(counts['messages on phones']).toBeGreaterThan(48);
  expect(counts['of them heard again']).toBeGreaterThan(0);
  for (const kind of ['STATUS', 'TOO_MANY', 'DROP_AFTER', 'DUPLICATE', 'REORDER'] as const)
    expect(counts[faultOf('whatsAppCloud', kind)]).toBeGreaterThan(0);
}, 600_000);
