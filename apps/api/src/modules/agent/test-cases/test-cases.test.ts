import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestCase, testCaseInput } from '../../../../test/testkit/agent-tests.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Overrides = Parameters<typeof testCaseInput>[0];
const createWith = async (overrides: Overrides) =>
  outcome(fd, (await twoWorkspaces(fd)).acme.owner, 'createTestCase', { ...testCaseInput(overrides) });

describe('the definition of a test case', () => {
  it('is created, changed and deleted, and read by members who can view the agent [AG-28]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const expectations = [
      { kind: 'OUTCOME' as const, value: 'BOOKED' },
      { kind: 'TOOL_CALLED' as const, name: 'book', value: '{"slot":"2026"}' },
    ];
    const made = await mutate(
      fd,
      acme.owner,
      'createTestCase',
      { ...testCaseInput({ name: 'Books', expectations }) },
      'testCase { id }',
    );
    const { id } = made['testCase'] as { id: string };
    const reader = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'agent.read' }] });
    const READ = `{ testCase(id: "${id}") { name kind messages revision expectations { kind name value } agent { isDefault } latestResult { id } } }`;
    expect((await as(fd, reader).ok(READ)).testCase).toEqual({
      name: 'Books',
      kind: 'SCRIPT',
      messages: ['Hello, I would like to book an appointment.'],
      revision: 1,
      expectations: [
        { kind: 'OUTCOME', name: null, value: 'BOOKED' },
        { kind: 'TOOL_CALLED', name: 'book', value: '{"slot":"2026"}' },
      ],
      agent: { isDefault: true },
      latestResult: null,
    });
    const change = {
      ...testCaseInput({ name: 'Books', kind: 'SIMULATED', messages: [], persona: 'Maria', goal: 'A haircut' }),
      id,
    };
    expect(await outcome(fd, reader, 'updateTestCase', { ...change, revision: 1 })).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateTestCase', { ...change, revision: 1 })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'updateTestCase', { ...change, revision: 1 })).toBe('TEST_CASE_CHANGED');
    expect((await as(fd, reader).ok(READ)).testCase).toMatchObject({ kind: 'SIMULATED', messages: [], revision: 2 });
    expect(await outcome(fd, acme.owner, 'deleteTestCase', { id })).toBe('ok');
    expect((await as(fd, reader).ok('{ testCases(first: 10) { totalCount } }')).testCases).toEqual({ totalCount: 0 });
  });

  it.each<[string, Overrides]>([
    ['NAME_INVALID', { name: ' ' }],
    ['TEST_MESSAGES_INVALID', { messages: [] }],
    ['TEST_MESSAGES_INVALID', { messages: ['Hello', ' '] }],
    ['TEST_MESSAGES_INVALID', { messages: Array.from({ length: 31 }, () => 'Hello') }],
    ['TEST_PERSONA_INVALID', { kind: 'SIMULATED', persona: '', goal: 'Book' }],
    ['TEST_GOAL_INVALID', { kind: 'SIMULATED', persona: 'Maria', goal: null }],
    ['TEST_TURNS_INVALID', { maxTurns: 31 }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [] }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [{ kind: 'ANSWER', value: 'A' }] }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [{ kind: 'OUTCOME', value: 'HAPPY' }] }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [{ kind: 'TOOL_CALLED', name: 'book', value: '[]' }] }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [{ kind: 'MAX_LENGTH', value: '0' }] }],
    ['TEST_EXPECTATIONS_INVALID', { expectations: [{ kind: 'LANGUAGE', value: 'Spanish' }] }],
  ])('is refused with %s for %j [AG-28]', async (code, overrides) => {
    expect(await createWith(overrides)).toBe(code);
  });

  it('needs a name that is unique for the agent [AG-28]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await buildTestCase(fd, acme, { name: 'Books' });
    const input = { ...testCaseInput({ name: 'Books' }) };
    expect(await outcome(fd, acme.owner, 'createTestCase', input)).toBe('TEST_CASE_NAME_TAKEN');
    expect(await outcome(fd, globex.owner, 'createTestCase', input)).toBe('ok');
  });
});

describe('a test case from a conversation', () => {
  const from = (conversationId: string) => ({
    conversationId,
    name: 'From a thread',
    expectations: [{ kind: 'OUTCOME', value: 'BOOKED' }],
  });

  it('has the messages of the contact as its script, with examples instead of details [AG-28]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme, {
      contact: { name: 'Maria Lopez' },
      words: [
        'Hi, this is Maria. Can I come on 2026-12-01 10:00?',
        'Sure, what is your email?',
        'maria.lopez@people.test, or call +44 20 7946 0018. It costs 60 euros, right?',
      ],
    });
    const { testCase } = await mutate(
      fd,
      acme.owner,
      'createTestCaseFromConversation',
      from(id),
      'testCase { messages kind expectations { kind value } }',
    );
    expect(testCase).toEqual({
      kind: 'SCRIPT',
      messages: [
        'Hi, this is Alex. Can I come on 2026-12-01 10:00?',
        'alex@example.com, or call +1 555 555 0100. It costs 60 euros, right?',
      ],
      expectations: [{ kind: 'OUTCOME', value: 'BOOKED' }],
    });
  });

  it('is refused without messages of the contact, and needs access to the conversation [AG-28]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme, { words: ['Hello'] });
    const { id: silent } = await buildConversation(fd, acme, { words: [] });
    const builder = await buildApiKey(fd, acme, acme.owner, { scopes: ['agent.read', 'agent.manage'] });
    const create = (who: Parameters<typeof outcome>[1], conversationId: string) =>
      outcome(fd, who, 'createTestCaseFromConversation', from(conversationId));
    expect(await create(acme.owner, silent)).toBe('TEST_CONVERSATION_EMPTY');
    expect(await create(builder, id)).toBe('NOT_FOUND');
    expect(await create(globex.owner, id)).toBe('NOT_FOUND');
    expect(await create(acme.owner, id)).toBe('ok');
  });
});
