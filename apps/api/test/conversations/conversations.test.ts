import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { faultsOf, written } from './judge.ts';
import { openLibrary } from './library.ts';
import { playScript } from './play-script.ts';
import { runSuite } from './run-suite.ts';
import type { Script, Suite, Transcript } from './script.ts';
import { SUITE_EIGHT } from './suites/eight.ts';
import { SUITE_ELEVEN } from './suites/eleven.ts';
import { SUITE_FIFTEEN } from './suites/fifteen.ts';
import { SUITE_FIVE } from './suites/five.ts';
import { SUITE_FOUR } from './suites/four.ts';
import { SUITE_FOURTEEN } from './suites/fourteen.ts';
import { SUITE_NINE } from './suites/nine.ts';
import { SUITE_ONE } from './suites/one.ts';
import { SUITE_SEVEN } from './suites/seven.ts';
import { SUITE_SEVENTEEN } from './suites/seventeen.ts';
import { SUITE_SIX } from './suites/six.ts';
import { SUITE_SIXTEEN } from './suites/sixteen.ts';
import { SUITE_TEN } from './suites/ten.ts';
import { SUITE_THIRTEEN } from './suites/thirteen.ts';
import { SUITE_THREE } from './suites/three.ts';
import { SUITE_TWELVE } from './suites/twelve.ts';
import { SUITE_TWO } from './suites/two.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const COUNTS = { book: 20, change: 10, question: 15, correction: 5, returning: 5, hostile: 5 };
const SMALL_COUNTS = { book: 10, change: 5, question: 8, correction: 3, returning: 2, hostile: 2 };
/** Suites with the number of conversations of each category, and how many conversations must go as expected. */
const SUITES = [
  [SUITE_ONE, COUNTS, 60],
  [SUITE_TWO, COUNTS, 60],
  [SUITE_THREE, COUNTS, 60],
  [SUITE_FOUR, SMALL_COUNTS, 29],
  [SUITE_FIVE, SMALL_COUNTS, 30],
  [SUITE_SIX, SMALL_COUNTS, 28],
  [SUITE_SEVEN, SMALL_COUNTS, 26],
  [SUITE_EIGHT, SMALL_COUNTS, 27],
  [SUITE_NINE, SMALL_COUNTS, 25],
  [SUITE_TEN, SMALL_COUNTS, 29],
  [SUITE_ELEVEN, SMALL_COUNTS, 27],
  [SUITE_TWELVE, SMALL_COUNTS, 27],
  [SUITE_THIRTEEN, SMALL_COUNTS, 22],
  [SUITE_FOURTEEN, SMALL_COUNTS, 28],
  [SUITE_FIFTEEN, SMALL_COUNTS, 29],
  [SUITE_SIXTEEN, SMALL_COUNTS, 29],
  [SUITE_SEVENTEEN, SMALL_COUNTS, 23],
] as const;

/** Plays a suite in memory, with the search in the documents of each business. */
async function playSuite({ businesses, scripts }: Suite): Promise<Transcript[]> {
  const transcripts: Transcript[] = [];
  for (const business of businesses) {
    // oxlint-disable-next-line no-await-in-loop -- conversations at the same time would wait for a database connection.
    const search = await openLibrary(fd, business);
    for (const script of scripts.filter((one) => one.business === business.key)) {
      // oxlint-disable-next-line no-await-in-loop -- the model is computed in this process.
      transcripts.push(await playScript(script, business, search));
    }
  }
  return transcripts;
}

/** Returns the transcripts of the conversations that did not go as expected, each with its faults. */
const failuresOf = (transcripts: readonly Transcript[]): string[] =>
  transcripts.flatMap((transcript) => {
    const faults = faultsOf(transcript);
    return faults.length > 0 ? [`${written(transcript)}\n${faults.map((fault) => `  ! ${fault}`).join('\n')}`] : [];
  });

describe('conversations of visitors with the simulated model', () => {
  it.each(SUITES.map(([suite, counts, least]) => [suite.name, suite, counts, least] as const))(
    'go as expected in the required number of cases of suite %s [AG-01] [AG-05] [AG-19]',
    async (name, suite, counts, least) => {
      for (const [category, count] of Object.entries(counts))
        expect(suite.scripts.filter((script) => script.category === category)).toHaveLength(count);
      const all = suite.scripts.length;
      const failures = failuresOf(await playSuite(suite));
      process.stdout.write(`suite ${name}: ${all - failures.length} of ${all} as expected\n`);
      if (failures.length > all - least)
        throw new Error(`${failures.length} of ${all} failed.\n\n${failures.join('\n\n')}`);
    },
    300_000,
  );

  it('go as expected through the webhook, the worker and the calendar [AG-04] [AG-05]', async () => {
    const isSampled = ({ id }: Script) => /^(?:change|returning|hostile)-[1-5]$/.test(id);
    const failures = failuresOf(await runSuite({ ...SUITE_ONE, scripts: SUITE_ONE.scripts.filter(isSampled) }));
    expect(failures).toEqual([]);
  }, 300_000);
});
