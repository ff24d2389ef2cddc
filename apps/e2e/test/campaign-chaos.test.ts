import { expect, it } from '@jest/globals';
import { runCampaignChaos } from '../chaos/campaign-run.ts';

it('campaigns lose nobody and write to nobody twice, with workers killed, PostgreSQL down and a bad provider [L1] [WC-24]', async () => {
  const options = { seed: 3, kills: 2, crashes: 1, recipients: 160, patienceMs: 480_000, say: () => {} };
  const { faults, kills, unfinished, counts } = await runCampaignChaos(options);
  expect({ unfinished, ...faults }).toEqual(
    Object.fromEntries(['unfinished', ...Object.keys(faults)].map((what) => [what, []])),
  );
  // The premise: there was something to lose, and to double.
  expect(kills).toHaveLength(3);
  expect(kills.filter((blow) => blow.startsWith('PostgreSQL'))).toHaveLength(1);
  expect(counts['messages on phones']).toBeGreaterThan(130);
  expect(counts['of them heard again']).toBeGreaterThan(0);
}, 600_000);
