import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { recordUnansweredQuestions } from './record-unanswered-questions.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };

/** Records questions of one conversation. Returns the id of the conversation. */
async function ask(workspace: Workspace, questions: readonly string[], at: Date): Promise<string> {
  const { id: conversationId } = await buildConversation(fd, workspace);
  const asked = { workspaceId: workspace.id, language: 'en', at, in: { conversationId }, questions };
  await fd.services.database.forWorkspace(workspace.id).write((tx) => recordUnansweredQuestions(tx, asked));
  return conversationId;
}

interface Group {
  readonly id: string;
  readonly text: string;
  readonly askedCount: number;
  readonly examples: readonly { id: string; text: string }[];
}

async function groupsOf(who: Caller, status = 'OPEN'): Promise<readonly Group[]> {
  const query = `query ($status: UnansweredQuestionStatus) { unansweredQuestions(first: 50, status: $status) { nodes {
    id text askedCount firstAskedAt lastAskedAt examples { id text } } } }`;
  const { unansweredQuestions } = await as(fd, who).ok<{ unansweredQuestions: { nodes: Group[] } }>(query, { status });
  return unansweredQuestions.nodes;
}

const textsOf = async (who: Caller) =>
  (await groupsOf(who)).map(({ askedCount, examples }) => [askedCount, examples.map(({ text }) => text)]);
const move = (who: Caller, exampleId: string | undefined, questionId: string | null) =>
  outcome(fd, who, 'moveUnansweredQuestionExample', { exampleId, questionId });

const DAY = (day: number) => new Date(Date.UTC(2026, 10, day));

/** Two questions of the same meaning about parking in one group, and a group about dogs. */
async function scene() {
  const { acme } = await twoWorkspaces(fd);
  await ask(acme, ['Is there parking?'], DAY(1));
  await ask(acme, ['Where can I park?'], DAY(2));
  await ask(acme, ['May I bring a dog?'], DAY(3));
  const [dogs, parking] = await groupsOf(acme.owner);
  if (!dogs || !parking) throw new TypeError('The questions are not in two groups.');
  return { acme, owner: acme.owner, dogs, parking };
}

describe('a question in the wrong group', () => {
  it('is moved to another group, whose counts and times change [AG-19]', async () => {
    const { owner, dogs, parking } = await scene();
    // Precondition: both questions about parking are in one group.
    expect(await textsOf(owner)).toEqual([
      [1, ['May I bring a dog?']],
      [2, ['Where can I park?', 'Is there parking?']],
    ]);
    expect(await move(owner, parking.examples[0]?.id, dogs.id)).toBe('ok');
    expect(await groupsOf(owner)).toMatchObject([
      { id: dogs.id, askedCount: 2, firstAskedAt: DAY(2).toISOString(), lastAskedAt: DAY(3).toISOString() },
      { id: parking.id, askedCount: 1, firstAskedAt: DAY(1).toISOString(), lastAskedAt: DAY(1).toISOString() },
    ]);
  });

  it('is moved to a group of its own, which later questions with the same words join [AG-19]', async () => {
    const { acme, owner, parking } = await scene();
    expect(await move(owner, parking.examples[1]?.id, null)).toBe('ok');
    // By its meaning, the question belongs to both groups, and first to the one that was asked more recently.
    await ask(acme, ['is there PARKING'], DAY(4));
    expect(await textsOf(owner)).toEqual([
      [2, ['is there PARKING', 'Is there parking?']],
      [1, ['May I bring a dog?']],
      [1, ['Where can I park?']],
    ]);
  });

  it('keeps its group for later questions after its conversation was deleted', async () => {
    const { acme, owner, dogs, parking } = await scene();
    expect(await move(owner, parking.examples[0]?.id, dogs.id)).toBe('ok');
    await rows(fd, 'delete from unanswered_question_examples where question_id = $1', [dogs.id]);
    await ask(acme, ['Where can I park?'], DAY(4));
    expect(await groupsOf(owner)).toMatchObject([{ id: dogs.id, askedCount: 1 }, { id: parking.id }]);
    const stored = await rows(fd, 'select words_hash from question_placements where workspace_id = $1', [acme.id]);
    expect(stored).toEqual([{ words_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is counted once in a group that contains a question of the same conversation', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    await ask(acme, ['Is there parking?', 'May I bring a dog?'], DAY(1));
    const [first, second] = await groupsOf(owner);
    expect(await move(owner, first?.examples[0]?.id, second?.id ?? null)).toBe('ok');
    expect(await textsOf(owner)).toEqual([[1, [second?.text]]]);
  });

  it('is not moved to its own group, to an unknown group or without permission', async () => {
    const { acme, owner, dogs, parking } = await scene();
    const [example] = parking.examples;
    expect(await move(owner, example?.id, parking.id)).toBe('UNANSWERED_QUESTION_IN_GROUP');
    expect(await move(owner, dogs.examples[0]?.id, null)).toBe('UNANSWERED_QUESTION_IN_GROUP');
    expect(await move(owner, example?.id, example?.id ?? '')).toBe('NOT_FOUND');
    expect(await move(owner, dogs.id, parking.id)).toBe('NOT_FOUND');
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await move(viewer, example?.id, dogs.id)).toBe('FORBIDDEN');
    expect(await move(owner, example?.id, dogs.id)).toBe('ok');
  });

  it('does not change the status of a group', async () => {
    const { owner, dogs, parking } = await scene();
    await mutate(fd, owner, 'dismissUnansweredQuestion', { id: dogs.id });
    expect(await move(owner, parking.examples[0]?.id, dogs.id)).toBe('ok');
    expect(await groupsOf(owner, 'DISMISSED')).toMatchObject([{ id: dogs.id, askedCount: 2 }]);
    expect(await groupsOf(owner)).toMatchObject([{ id: parking.id, askedCount: 1 }]);
  });
});
