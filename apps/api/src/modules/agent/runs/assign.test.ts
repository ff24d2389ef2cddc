import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph } from '@frontdesk/agent/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const QUESTION = 'I have a question about my invoice.';
const graphFor = (memberId: string): ContextGraph => ({
  version: 2,
  goal: 'Help.',
  flows: {
    invoice: {
      description: 'The contact has a question about an invoice.',
      entry: [{ intent: QUESTION, examples: [QUESTION] }],
      start: 'assign',
      states: {
        assign: { kind: 'tool', tool: 'assign', args: { member: `'${memberId}'` }, next: 'tell', onError: {} },
        tell: { kind: 'say', words: 'Ben looks after invoices.', next: 'done' },
        done: { kind: 'end', outcome: 'ANSWERED' },
      },
    },
  },
  slots: {},
  builtins: {},
});
const INVALID = 'problems { flow state message }';

async function storeGraph(owner: Member, workspace: Phone['workspace'], memberId: string): Promise<void> {
  const source = JSON.stringify(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own: graphFor(memberId) }));
  const revision = await draftOf(fd, workspace);
  expect(await outcome(fd, owner, 'updateContextGraph', { revision, goal: 'BOOK', source })).toBe('ok');
}
const publish = async (owner: Member, workspace: Phone['workspace']) =>
  mutate(fd, owner, 'publishAgent', { revision: await draftOf(fd, workspace), note: '' }, INVALID);

/** Builds a workspace whose agent assigns questions about invoices to a member. */
async function openWithAssignment() {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const ben = await buildMember(fd, phone.workspace, { role: 'operator', name: 'Ben' });
  await storeGraph(phone.owner, phone.workspace, ben.memberId);
  expect(await publish(phone.owner, phone.workspace)).toEqual({ outcome: 'ok', problems: null });
  const number = someone();
  const say = async (words: string) => {
    await phone.say(number, words);
    fd.advance({ seconds: 5 });
  };
  await say('Hello');
  await phone.drain();
  const assignee = async () => (await phone.db.read((tx) => tx.conversation.findFirstOrThrow())).assigneeId;
  const audited = () => phone.db.read((tx) => tx.auditEvent.findMany({ where: { name: 'conversation.assigned' } }));
  const noticesOf = ({ memberId }: Member) =>
    rows<{ kind: string; actor_name: string | null }>(
      fd,
      "select kind, actor_name from notifications where member_id = $1 and kind = 'CONVERSATION_ASSIGNED'",
      [memberId],
    );
  return { phone, ben, say, assignee, audited, noticesOf };
}

describe('a flow that assigns the conversation', () => {
  it('sets the assignee, notifies the member, records the event, and the agent continues to reply [AG-21]', async () => {
    const { phone, ben, say, assignee, audited, noticesOf } = await openWithAssignment();
    // Precondition: a new conversation has no assignee.
    expect(await assignee()).toBeNull();
    await say(QUESTION);
    await phone.drain();
    expect(await assignee()).toBe(ben.memberId);
    expect(await noticesOf(ben)).toEqual([{ kind: 'CONVERSATION_ASSIGNED', actor_name: null }]);
    expect(await audited()).toMatchObject([
      { actorLabel: 'Agent', before: { assigneeId: null }, after: { assigneeId: ben.memberId } },
    ]);
    const last = (await messagesOf(phone)).findLast(({ direction }) => direction === 'OUT');
    expect(last?.body).toContain('Ben looks after invoices.');
    const { mode } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    expect(mode).toBe('AGENT');
    // The second question changes nothing, because the member is already the assignee.
    await say(QUESTION);
    await phone.drain();
    expect(await audited()).toHaveLength(1);
  });

  it('hands off if the member has left the workspace', async () => {
    const { phone, ben, say, assignee } = await openWithAssignment();
    await mutate(fd, phone.owner, 'removeMember', { id: ben.memberId });
    await say(QUESTION);
    await phone.drain();
    expect(await assignee()).toBeNull();
    expect(await phone.db.read((tx) => tx.agentHandoff.findMany())).toMatchObject([{ code: 'TOOL_FAILED' }]);
  });

  it('assigns once if the process dies at any point', async () => {
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const { phone, ben, say, assignee, audited, noticesOf } = await openWithAssignment();
      await say(QUESTION);
      phone.fuse.left = at;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      const found = [(await audited()).length, (await noticesOf(ben)).length, (await assignee()) === ben.memberId];
      expect({ at, found }).toEqual({ at, found: [1, 1, true] });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed at several points.
    expect(deaths).toBeGreaterThan(2);
  }, 180_000);
});

describe('publishing a flow that assigns', () => {
  const problem = (message: string) => ({ problems: [{ flow: 'invoice', state: 'assign', message }] });

  it('is refused for a member of another workspace [AM-06]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const own = await buildMember(fd, acme, { role: 'operator' });
    await storeGraph(acme.owner, acme, globex.owner.memberId);
    const words = 'The assigned member is no longer in this workspace. Choose another member.';
    expect(await publish(acme.owner, acme)).toMatchObject(problem(words));
    const { agentDraft } = await as(fd, acme.owner).ok('{ agentDraft { problems { message } } }');
    expect(agentDraft.problems).toEqual([{ message: words }]);
    await storeGraph(acme.owner, acme, own.memberId);
    expect(await publish(acme.owner, acme)).toEqual({ outcome: 'ok', problems: null });
  });

  it('is refused in a workspace for calls, because calls have no assignee', async () => {
    // The workspace Globex handles calls.
    const { globex } = await twoWorkspaces(fd);
    await storeGraph(globex.owner, globex, globex.owner.memberId);
    expect(await publish(globex.owner, globex)).toMatchObject(problem('Calls have no assignee. Use a handoff.'));
  });
});
