import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphs, moves } from './arbitraries.ts';
import { History } from './history.ts';

/**
 * Environment variables. FRONTDESK_HISTORIES is the number of random histories, by default 2000. SEED and SEEDPATH
 * repeat a failed run.
 */
const { process } = globalThis as unknown as { process: { env: Record<string, string | undefined> } };
const numRuns = Number(process.env['FRONTDESK_HISTORIES'] ?? 2000);

test(`for any graph, model, order of events and crash, the engine keeps its promises (${numRuns} histories) [AG-10] [CB-14]`, () => {
  fc.assert(
    fc.property(graphs, graphs, moves, fc.constantFrom('whatsapp', 'voice'), (graph, other, list, channel) => {
      const history = new History(graph, other, channel);
      history.play(list);
      expect(history.replay()).toEqual(history.state);
    }),
    {
      numRuns,
      endOnFailure: true,
      ...(process.env['SEED'] ? { seed: Number(process.env['SEED']), path: process.env['SEEDPATH']! } : {}),
    },
  );
}, 3_600_000);
