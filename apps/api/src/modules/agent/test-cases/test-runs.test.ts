import type { ModelRequest } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { buildTestCase, testCaseInput } from '../../../../test/testkit/agent-tests.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { type Fuse, fakeProviders, fuseOf, KilledError, refusal } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { checkRolloutJob } from '../configuration/index.ts';
import { runTestsJob, startTestsJob } from './index.ts';

const fuse: Fuse = fuseOf();
const fakes = fakeProviders(fuse);
let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
  Object.assign(fd.providers, { model: fakes.providers.model });
  fakes.think = (request: ModelRequest) => simulatedModel(request);
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };

const withModel = async (): Promise<Workspace> => {
  const { acme } = await twoWorkspaces(fd);
  await buildIntegration(fd, acme, acme.owner, { state: 'VERIFIED', verifiedAt: fd.services.clock() });
  return acme;
};
const addCase = (who: Caller, overrides: Parameters<typeof testCaseInput>[0]) =>
  outcome(fd, who, 'createTestCase', { ...testCaseInput(overrides) });
const RUN = `id status conversationCount passedCount failedCount errorCount tokens draftRevision versionId baseline { id }
  results(first: 50) { edges { node { name repetition status error checks { kind isMet actual } } } }`;
const start = async ({ owner }: Workspace, input = {}) =>
  (await mutate(fd, owner, 'startTestRun', { seed: 1, repetitions: 1, ...input }, 'run { id }'))['run'] as {
    id: string;
  };
const read = async ({ owner }: Workspace, id: string) =>
  (await as(fd, owner).ok(`{ testRun(id: "${id}") { ${RUN} } }`)).testRun;
const work = ({ id }: Workspace) =>
  drain(fd, id, {
    run_tests: runTestsJob(fd.services),
    start_tests: startTestsJob(fd.services),
    check_rollout: checkRolloutJob(fd.services),
  });
const publish = async (workspace: Workspace, reason: string | null = null) =>
  outcome(fd, workspace.owner, 'publishAgent', {
    revision: await draftOf(fd, workspace),
    note: '',
    untestedReason: reason,
  });
const testRun = async (workspace: Workspace, input = {}) => {
  const { id } = await start(workspace, input);
  await work(workspace);
  return read(workspace, id);
};

describe('a test run', () => {
  it('reports for each expectation what happened, and sends or books nothing [AG-29]', async () => {
    const acme = await withModel();
    await addCase(acme.owner, {
      name: 'Asks for a person',
      messages: ['I want to talk to a person, please.'],
      expectations: [
        { kind: 'HANDOFF', value: 'REQUESTED' },
        { kind: 'TOOL_NOT_CALLED', name: 'book' },
        { kind: 'LANGUAGE', value: 'en' },
        { kind: 'MAX_LENGTH', value: '600' },
        { kind: 'STATEMENT', value: 'The agent stays polite.' },
        { kind: 'NOT_CONTAINS', value: 'refund' },
      ],
    });
    await addCase(acme.owner, {
      name: 'Expects the wrong thing',
      messages: ['I want to talk to a person, please.'],
      expectations: [{ kind: 'NO_HANDOFF' }, { kind: 'CONTAINS', value: 'We close at noon.' }],
    });
    const before = [fakes.sent.length, fakes.booked.length];
    const run = await testRun(acme);
    expect([fakes.sent.length, fakes.booked.length]).toEqual(before);
    expect(run).toMatchObject({
      status: 'FAILED',
      conversationCount: 2,
      passedCount: 1,
      failedCount: 1,
      errorCount: 0,
    });
    expect(run.tokens).toBeGreaterThan(0);
    const results = run.results.edges.map(({ node }: { node: object }) => node);
    expect(results).toMatchObject([
      { name: 'Asks for a person', status: 'PASSED', checks: Array.from({ length: 6 }, () => ({ isMet: true })) },
      {
        name: 'Expects the wrong thing',
        status: 'FAILED',
        checks: [
          { kind: 'NO_HANDOFF', isMet: false, actual: 'The contact asked for a person.' },
          { kind: 'CONTAINS', isMet: false },
        ],
      },
    ]);
    const stored = 'select from conversations where workspace_id = $1';
    expect(await rows(fd, stored, [acme.id])).toHaveLength(0);
    const finished = "select after from audit_events where workspace_id = $1 and name = 'test_run.finished'";
    expect(await rows(fd, finished, [acme.id])).toEqual([
      { after: { status: 'FAILED', passed: 1, failed: 1, errors: 0 } },
    ]);
  });

  it('lets a simulated contact pursue a goal, equally for the same seed [AG-29]', async () => {
    const acme = await withModel();
    await addCase(acme.owner, {
      name: 'Books',
      kind: 'SIMULATED',
      messages: [],
      persona: 'Maria. Her email is maria@example.com. She needs help with her back.',
      goal: 'I would like to book an appointment.',
      expectations: [
        { kind: 'TOOL_CALLED', name: 'list_slots' },
        { kind: 'OUTCOME', value: 'BOOKED' },
      ],
    });
    const first = await testRun(acme, { repetitions: 2 });
    expect(first).toMatchObject({ status: 'PASSED', passedCount: 2 });
    const transcripts = async () =>
      (
        await rows<{ transcript: { by: string; text: string }[] }>(
          fd,
          'select transcript from test_results where workspace_id = $1 order by created_at, repetition',
          [acme.id],
        )
      ).map(({ transcript }) => transcript.filter(({ by }) => by === 'CONTACT').map(({ text }) => text));
    await testRun(acme, { repetitions: 2 });
    const [one, two, again, more] = await transcripts();
    expect([again, more]).toEqual([one, two]);
    // Another seed plays another contact, who chooses another time.
    expect(two).not.toEqual(one);
  });

  it('reports a conversation that could not be completed, and continues with the others [AG-29]', async () => {
    const acme = await withModel();
    await buildTestCase(fd, acme);
    await buildTestCase(fd, acme);
    fakes.faults.model.push(refusal('OPENAI', 'REFUSED'));
    const run = await testRun(acme);
    expect(run).toMatchObject({ status: 'FAILED', errorCount: 1 });
    const errors = run.results.edges.flatMap(({ node }: { node: { error: string | null } }) => node.error ?? []);
    expect(errors).toEqual(['The language model did not respond.']);
  });

  it('is resumed after the worker was killed, and holds no conversation twice [AG-29]', async () => {
    const acme = await withModel();
    for (let index = 0; index < 3; index += 1) await buildTestCase(fd, acme, { text: `Case ${index}` });
    const { id } = await start(acme, { repetitions: 2 });
    const job = runTestsJob(fd.services);
    const order = { workspaceId: acme.id, id };
    fuse.left = 9;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the attempts from its helpers.
    const helpers = (attempts: number) => ({ job: { attempts, max_attempts: 5 } }) as never;
    await expect(job(order, helpers(1))).rejects.toThrow(KilledError);
    fuse.left = Number.POSITIVE_INFINITY;
    const completed = async () =>
      rows<{ id: string; finished_at: Date }>(
        fd,
        "select id, finished_at from test_results where run_id = $1 and status <> 'PENDING' order by id",
        [id],
      );
    const early = await completed();
    expect((await read(acme, id)).status).toBe('RUNNING');
    await work(acme);
    await job(order, helpers(2));
    const all = await completed();
    expect(all).toHaveLength(6);
    expect(all).toEqual(expect.arrayContaining(early));
    const run = await read(acme, id);
    expect(run.passedCount + run.failedCount + run.errorCount).toBe(6);
    expect(run.status).not.toBe('RUNNING');
    const finished = "select from audit_events where workspace_id = $1 and name = 'test_run.finished'";
    expect(await rows(fd, finished, [acme.id])).toHaveLength(1);
  });

  it('ends with errors if it fails at every attempt [AG-29]', async () => {
    const acme = await withModel();
    await buildTestCase(fd, acme);
    const { id } = await start(acme);
    fuse.left = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the attempts from its helpers.
    const last = { job: { attempts: 5, max_attempts: 5 } } as never;
    await expect(runTestsJob(fd.services)({ workspaceId: acme.id, id }, last)).rejects.toThrow(KilledError);
    fuse.left = Number.POSITIVE_INFINITY;
    expect(await read(acme, id)).toMatchObject({ status: 'FAILED', errorCount: 1 });
  });

  it('can be canceled, and an agent has one run at a time [AG-29]', async () => {
    const acme = await withModel();
    expect(await outcome(fd, acme.owner, 'startTestRun', { seed: 1, repetitions: 1 })).toBe('TEST_CASES_MISSING');
    await buildTestCase(fd, acme);
    expect(await outcome(fd, acme.owner, 'startTestRun', { seed: 1, repetitions: 11 })).toBe(
      'TEST_REPETITIONS_INVALID',
    );
    const { id } = await start(acme);
    expect(await outcome(fd, acme.owner, 'startTestRun', { seed: 1, repetitions: 1 })).toBe('TEST_RUN_ACTIVE');
    expect(await outcome(fd, acme.owner, 'cancelTestRun', { id })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'cancelTestRun', { id })).toBe('TEST_RUN_ENDED');
    const asked = fakes.asked.length;
    await work(acme);
    expect(fakes.asked).toHaveLength(asked);
    expect(await read(acme, id)).toMatchObject({ status: 'CANCELED', conversationCount: 0 });
  });

  it('tests what was there when it started, and is compared with the run of the active version [AG-29]', async () => {
    const acme = await withModel();
    await buildTestCase(fd, acme);
    const first = await testRun(acme);
    expect(first).toMatchObject({ versionId: null, baseline: null });
    expect(await publish(acme)).toBe('ok');
    const changed = { revision: await draftOf(fd, acme), name: 'Robin', role: 'Guide', tone: '' };
    await mutate(fd, acme.owner, 'updatePersona', changed);
    const second = await testRun(acme);
    expect(second).toMatchObject({ versionId: null, baseline: { id: first.id } });
    expect((await read(acme, first.id)).versionId).not.toBeNull();
  });
});

describe('a failed test run', () => {
  const failing = { name: 'Case', expectations: [{ kind: 'CONTAINS' as const, value: 'We close at noon.' }] };
  const ROLLOUT = { share: 20, maxHandoffPercent: null, maxFailurePercent: null, minEpisodes: 10 };
  const rename = async (workspace: Workspace, name: string) =>
    mutate(fd, workspace.owner, 'updatePersona', {
      revision: await draftOf(fd, workspace),
      name,
      role: 'Guide',
      tone: '',
    });
  const publishTo = async (workspace: Workspace, rollout: object | null) =>
    outcome(fd, workspace.owner, 'publishAgent', { revision: await draftOf(fd, workspace), note: '', rollout });
  const rolloutOf = async ({ owner }: Workspace) =>
    (await as(fd, owner).ok('{ agentRollout { status endReason candidate { versionNumber } } }')).agentRollout;

  it.each(['version', 'draft'])('of the %s that is rolled out ends its rollout [AG-31]', async (tested) => {
    const acme = await withModel();
    await addCase(acme.owner, failing);
    expect(await publish(acme)).toBe('ok');
    await rename(acme, 'Robin');
    expect(await testRun(acme)).toMatchObject({ status: 'FAILED' });
    fd.advance({ seconds: 1 });
    expect(await publishTo(acme, ROLLOUT)).toBe('ok');
    // Runs before the rollout do not end it, and neither do runs of another content.
    const [older, newer] = await rows<{ id: string }>(
      fd,
      'select id from agent_versions where workspace_id = $1 order by number',
      [acme.id],
    );
    fd.advance({ seconds: 1 });
    expect(await testRun(acme, { versionId: older?.id })).toMatchObject({ status: 'FAILED' });
    expect(await rolloutOf(acme)).toMatchObject({ status: 'ACTIVE' });
    expect(await testRun(acme, tested === 'version' ? { versionId: newer?.id } : {})).toMatchObject({
      status: 'FAILED',
    });
    expect(await rolloutOf(acme)).toEqual({
      status: 'ROLLED_BACK',
      endReason: 'TESTS',
      candidate: { versionNumber: 2 },
    });
    const kinds = "select detail from notifications where workspace_id = $1 and kind = 'ROLLOUT_ROLLED_BACK'";
    expect(await rows(fd, kinds, [acme.id])).toEqual([{ detail: 'Front desk' }]);
  });
});

describe('the publish gate', () => {
  const passing = { expectations: [{ kind: 'TOOL_NOT_CALLED' as const, name: 'cancel' }] };
  const failing = { expectations: [{ kind: 'CONTAINS' as const, value: 'We close at noon.' }] };

  it('requires a passed run on exactly this draft and these test cases [AG-30]', async () => {
    const acme = await withModel();
    await addCase(acme.owner, { name: 'Case', ...passing });
    await mutate(fd, acme.owner, 'updateTestPolicy', { agentId: null, policy: 'REQUIRED' });
    const hasPassed = async () =>
      (await as(fd, acme.owner).ok('{ agentDraft { hasPassedTests } }')).agentDraft.hasPassedTests;
    expect(await publish(acme)).toBe('TESTS_NOT_PASSED');
    expect(await testRun(acme)).toMatchObject({ status: 'PASSED' });
    expect(await hasPassed()).toBe(true);
    await addCase(acme.owner, { name: 'Another case', ...passing });
    expect(await hasPassed()).toBe(false);
    expect(await publish(acme)).toBe('TESTS_NOT_PASSED');
    await testRun(acme);
    const changed = { revision: await draftOf(fd, acme), name: 'Robin', role: 'Guide', tone: '' };
    await mutate(fd, acme.owner, 'updatePersona', changed);
    expect(await publish(acme)).toBe('TESTS_NOT_PASSED');
    await testRun(acme);
    expect(await publish(acme)).toBe('ok');
  });

  it('lets a member publish over failed tests with a reason, which the audit log contains [AG-30]', async () => {
    const acme = await withModel();
    await addCase(acme.owner, { name: 'Case', ...failing });
    await mutate(fd, acme.owner, 'updateTestPolicy', { agentId: null, policy: 'REQUIRED' });
    expect(await testRun(acme)).toMatchObject({ status: 'FAILED' });
    expect(await publish(acme, ' ')).toBe('TESTS_NOT_PASSED');
    expect(await publish(acme, 'The opening hours changed today.')).toBe('ok');
    const published = "select after from audit_events where workspace_id = $1 and name = 'agent.published'";
    expect(await rows(fd, published, [acme.id])).toEqual([
      { after: { number: 1, note: '', untestedReason: 'The opening hours changed today.' } },
    ]);
  });

  it('can start the tests of a version after it was published [AG-29]', async () => {
    const acme = await withModel();
    await addCase(acme.owner, { name: 'Case', ...passing });
    await mutate(fd, acme.owner, 'updateTestPolicy', { agentId: null, policy: 'RUN_ON_PUBLISH' });
    expect(await publish(acme)).toBe('ok');
    await work(acme);
    const { testRuns } = await as(fd, acme.owner).ok(
      '{ testRuns(first: 10) { edges { node { status startedByName version { number } } } } }',
    );
    expect(testRuns.edges).toEqual([{ node: { status: 'PASSED', startedByName: 'Tests', version: { number: 1 } } }]);
  });
});
