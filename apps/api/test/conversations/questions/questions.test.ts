import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../testkit/frontdesk.ts';
import { openLibrary } from '../library.ts';
import { playScript } from '../play-script.ts';
import type { Business, Script } from '../script.ts';
import { BUSINESSES } from './businesses.ts';
import { QUESTIONS } from './questions.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

interface Asked {
  readonly business: string;
  readonly language: string;
  readonly question: string;
  /** Words of the answer. "-" if the documents contain none. */
  readonly answer: string;
}

const asked: readonly Asked[] = QUESTIONS.trim()
  .split('\n')
  .map((line) => {
    const [business = '', language = '', question = '', answer = ''] = line.split(' | ');
    return { business, language, question, answer };
  });

/** Asks the questions of a business, each in a conversation of its own. Returns the questions with a wrong reply. */
async function wrongReplies(business: Business): Promise<string[]> {
  const search = await openLibrary(fd, business);
  const wrong: string[] = [];
  for (const { question, language, answer } of asked.filter((one) => one.business === business.key)) {
    const script: Script = {
      id: question,
      category: 'question',
      business: business.key,
      language: language as Script['language'],
      turns: [question],
      expect: {},
    };
    // oxlint-disable-next-line no-await-in-loop -- the model is computed in this process.
    const { replies, unanswered } = await playScript(script, business, search);
    const reply = replies.flat().join(' ');
    const isRight = answer === '-' ? unanswered.length === 1 : reply.includes(answer) && unanswered.length === 0;
    if (!isRight) wrong.push(`${business.key} ${language}: ${question}\n    ${answer}\n    ${reply}`);
  }
  return wrong;
}

const LEAST = 0.9;

describe('questions of visitors', () => {
  it('are answered from the documents of the business, or not at all, in at least 90 % of the cases [AG-17]', async () => {
    const wrong: string[] = [];
    // oxlint-disable-next-line no-await-in-loop -- businesses are few, and the machine runs other tests.
    for (const business of BUSINESSES) wrong.push(...(await wrongReplies(business)));
    const share = 1 - wrong.length / asked.length;
    process.stdout.write(
      `${asked.length - wrong.length} of ${asked.length} questions answered as expected\n${wrong.join('\n')}\n`,
    );
    expect(share).toBeGreaterThanOrEqual(LEAST);
  }, 300_000);
});
