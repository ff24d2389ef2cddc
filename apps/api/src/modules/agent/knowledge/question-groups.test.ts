import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkspace } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { LABELLED_QUESTIONS } from '../../../../test/testkit/labelled-questions.ts';
import { recordUnansweredQuestions } from './record-unanswered-questions.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Records the questions in this order, each in its own conversation. Returns the group of each question. */
async function groupsOf(questions: readonly string[], language = 'en'): Promise<Map<string, string>> {
  const workspace = await buildWorkspace(fd);
  const { id: workspaceId } = workspace;
  const db = fd.services.database.forWorkspace(workspaceId);
  for (const question of questions) {
    // oxlint-disable-next-line no-await-in-loop -- the order is part of the test.
    const { id: conversationId } = await buildConversation(fd, workspace);
    const asked = { workspaceId, language, at: fd.services.clock(), in: { conversationId } };
    // oxlint-disable-next-line no-await-in-loop -- see above.
    await db.write((tx) => recordUnansweredQuestions(tx, { ...asked, questions: [question] }));
  }
  const rows = await db.read((tx) =>
    tx.unansweredQuestionExample.findMany({ select: { text: true, questionId: true } }),
  );
  return new Map(rows.map(({ text, questionId }) => [text, questionId]));
}

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly isExpected: boolean;
}

const PAIRS: readonly Pair[] = LABELLED_QUESTIONS.flatMap((list, place) =>
  list.flatMap((first, at) => [
    ...list.slice(at + 1).map((second) => ({ first, second, isExpected: true })),
    ...LABELLED_QUESTIONS.slice(place + 1)
      .flat()
      .map((second) => ({ first, second, isExpected: false })),
  ]),
);

/** A fixed order in which questions of one group are apart. */
const mixed = (questions: readonly string[]): string[] =>
  questions.map((_, at) => questions[(at * 37) % questions.length] as string);

describe('the groups of unanswered questions [AG-19]', () => {
  it('contain questions of the same meaning in four languages', async () => {
    const questions = LABELLED_QUESTIONS.flat();
    const groups = await groupsOf(mixed(questions));
    // Precondition: each question was recorded.
    expect(groups.size).toBe(questions.length);
    const together = ({ first, second }: Pair) => groups.get(first) === groups.get(second);
    const [expected, joined] = [PAIRS.filter(({ isExpected }) => isExpected), PAIRS.filter(together)];
    const wrong = joined.filter(({ isExpected }) => !isExpected);
    const missed = expected.filter((pair) => !together(pair));
    const [precision, recall] = [1 - wrong.length / joined.length, 1 - missed.length / expected.length];
    process.stdout.write(
      `Groups of ${questions.length} questions: ${new Set(groups.values()).size} of ${LABELLED_QUESTIONS.length} expected; pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}.\n`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.87);
  });

  it('do not depend on the hint of the language, and group words without a known meaning by their stems', async () => {
    const questions = [
      'Vermieten Sie Kanus?',
      'Kann man Kanus mieten?',
      'Do you rent out canoes?',
      'Do you rent out tents?',
    ];
    const groups = await groupsOf(questions, 'pt');
    const [rented, asked, canoes, tents] = questions.map((question) => groups.get(question));
    expect(asked).toBe(rented);
    // The meaning of these words is unknown, so that questions in two languages stay apart.
    expect(new Set([rented, canoes, tents]).size).toBe(3);
  });

  it('admit a question after the terms of an earlier version are replaced', async () => {
    const workspace = await buildWorkspace(fd);
    const { id: workspaceId } = workspace;
    const db = fd.services.database.forWorkspace(workspaceId);
    const [first, second] = [await buildConversation(fd, workspace), await buildConversation(fd, workspace)];
    const ask = (conversationId: string, question: string) =>
      db.write((tx) =>
        recordUnansweredQuestions(tx, {
          workspaceId,
          language: 'en',
          at: fd.services.clock(),
          in: { conversationId },
          questions: [question],
        }),
      );
    await ask(first.id, 'Is there parking?');
    await db.write((tx) => tx.unansweredQuestionExample.updateMany({ data: { terms: ['park'], termsVersion: 1 } }));
    await ask(second.id, '¿Tenéis aparcamiento?');
    const examples = await db.read((tx) => tx.unansweredQuestionExample.findMany());
    expect(examples).toMatchObject([{ terms: ['=park'] }, { terms: ['=park'] }]);
    expect(new Set(examples.map(({ questionId }) => questionId)).size).toBe(1);
  });

  it('are one group when two transactions record the same question at the same time', async () => {
    const workspace = await buildWorkspace(fd);
    const { id: workspaceId } = workspace;
    const db = fd.services.database.forWorkspace(workspaceId);
    const places = [await buildConversation(fd, workspace), await buildConversation(fd, workspace)];
    await Promise.all(
      places.map(({ id: conversationId }, at) => {
        const questions = [at === 0 ? 'Do you have a sauna?' : 'Habt ihr eine Sauna?'];
        const asked = { workspaceId, language: 'en', at: fd.services.clock(), in: { conversationId } };
        return db.write((tx) => recordUnansweredQuestions(tx, { ...asked, questions }));
      }),
    );
    const read = await db.read(async (tx) => [
      await tx.unansweredQuestion.count(),
      await tx.unansweredQuestionExample.count(),
    ]);
    expect(read).toEqual([1, 2]);
  });
});
