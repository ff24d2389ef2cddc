import { LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAgent, oldVersion } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildCall, buildService } from '../../../../test/testkit/calls.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { serviceAgent } from './published-agent.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };

const db = ({ id }: BuiltWorkspace) => fd.services.database.forWorkspace(id);
const agentsOf = async ({ owner }: Workspace) =>
  (
    await as(fd, owner).ok('{ agents(first: 50) { edges { node { id name isDefault publishedNumber services } } } }')
  ).agents.edges.map(({ node }: { node: Record<string, unknown> }) => node);
const create = async ({ owner }: Workspace, name: string, copiedAgentId: string | null = null): Promise<string> =>
  (await mutate(fd, owner, 'createAgent', { name, copiedAgentId }, 'agent { id }')).agent.id;
const draftOf = async ({ owner }: Workspace, agentId: string | null) =>
  (
    await as(fd, owner).ok(
      `query ($agentId: ID) { agentDraft(agentId: $agentId) { agentId name revision goal source isPublished publishedNumber persona { name questions { key } } } }`,
      { agentId },
    )
  ).agentDraft;
const versionsOf = async ({ owner }: Workspace, agentId: string | null) =>
  (
    await as(fd, owner).ok(
      'query ($agentId: ID) { agentVersions(first: 10, agentId: $agentId) { edges { node { id agentId number personaName } } } }',
      { agentId },
    )
  ).agentVersions.edges.map(({ node }: { node: Record<string, unknown> }) => node);
const setName = async (workspace: Workspace, agentId: string, name: string) => {
  const { revision } = await draftOf(workspace, agentId);
  return outcome(fd, workspace.owner, 'updatePersona', { agentId, revision, name, role: 'Nurse', tone: '' });
};
const publish = async (workspace: Workspace, agentId: string | null) =>
  outcome(fd, workspace.owner, 'publishAgent', {
    agentId,
    revision: (await draftOf(workspace, agentId)).revision,
    note: '',
  });

describe('the agents of a workspace', () => {
  it('start with a default agent, and have drafts and versions of their own [AM-01] [AM-06]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [first] = await agentsOf(acme);
    expect(first).toMatchObject({ name: 'Front desk', isDefault: true, publishedNumber: null });
    const sales = await create(acme, 'Sales');
    expect(await setName(acme, sales, 'Robin')).toBe('ok');
    expect(await publish(acme, null)).toBe('ok');
    expect(await publish(acme, sales)).toBe('ok');
    await setName(acme, sales, 'Sam');
    expect(await publish(acme, sales)).toBe('ok');
    expect((await versionsOf(acme, sales)).map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect((await versionsOf(acme, null)).map(({ number }: { number: number }) => number)).toEqual([1]);
    expect(await draftOf(acme, null)).toMatchObject({
      name: 'Front desk',
      persona: { name: 'Alex' },
      isPublished: true,
    });
    expect(await draftOf(acme, sales)).toMatchObject({ name: 'Sales', persona: { name: 'Sam' }, publishedNumber: 2 });
  });

  it('roll back only the agent of the version', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, null);
    await publish(acme, sales);
    const [{ id }] = await versionsOf(acme, sales);
    await setName(acme, sales, 'Sam');
    await publish(acme, sales);
    expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId: id })).toBe('ok');
    expect((await versionsOf(acme, sales)).map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    expect(await versionsOf(acme, null)).toHaveLength(1);
  });

  it('have their own limits', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await mutate(fd, acme.owner, 'updateAgentLimits', { agentId: sales, unclearMessages: 2 });
    const { own, other } = await as(fd, acme.owner).ok(
      'query ($id: ID) { own: agentLimits(agentId: $id) { unclearMessages } other: agentLimits { unclearMessages } }',
      { id: sales },
    );
    expect([own.unclearMessages, other.unclearMessages]).toEqual([2, 3]);
  });

  it('are duplicated with the draft and the limits, and without the versions', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await setName(acme, sales, 'Robin');
    await mutate(fd, acme.owner, 'updateAgentLimits', { agentId: sales, unclearMessages: 2 });
    const { revision } = await draftOf(acme, sales);
    await mutate(fd, acme.owner, 'updateContextGraph', { agentId: sales, revision, goal: 'QUALIFY', source: null });
    await publish(acme, sales);
    const copy = await create(acme, 'Support', sales);
    const [original, copied] = [await draftOf(acme, sales), await draftOf(acme, copy)];
    expect(copied).toMatchObject({ name: 'Support', publishedNumber: null, goal: 'QUALIFY', source: original.source });
    expect(copied.persona).toEqual(original.persona);
    const { agentLimits } = await as(fd, acme.owner).ok(
      'query ($id: ID) { agentLimits(agentId: $id) { unclearMessages } }',
      { id: copy },
    );
    expect(agentLimits.unclearMessages).toBe(2);
    await setName(acme, copy, 'Sam');
    expect((await draftOf(acme, sales)).persona.name).toBe('Robin');
  });

  it('are renamed, with names that are unique in the workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    expect(await outcome(fd, acme.owner, 'updateAgent', { id: sales, name: 'Front desk' })).toBe('AGENT_NAME_TAKEN');
    expect(await outcome(fd, acme.owner, 'createAgent', { name: 'Sales' })).toBe('AGENT_NAME_TAKEN');
    expect(await outcome(fd, acme.owner, 'updateAgent', { id: sales, name: ' ' })).toBe('NAME_INVALID');
    expect(await outcome(fd, acme.owner, 'updateAgent', { id: sales, name: 'Support' })).toBe('ok');
    expect(await outcome(fd, globex.owner, 'createAgent', { name: 'Support' })).toBe('ok');
  });

  it('cannot exceed the limit', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (let count = 1; count < LIMITS.agents; count++) {
      // oxlint-disable-next-line no-await-in-loop -- the agents are created one after the other.
      await buildAgent(fd, acme, `Agent ${count}`);
    }
    expect(await outcome(fd, acme.owner, 'createAgent', { name: 'One too many' })).toBe('AGENTS_TOO_MANY');
    const [, { id }] = await agentsOf(acme);
    await mutate(fd, acme.owner, 'deleteAgent', { id });
    expect(await outcome(fd, acme.owner, 'createAgent', { name: 'One too many' })).toBe('ok');
  });

  it('are not changed, read or copied from another workspace [AM-02]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    const { owner } = globex;
    expect(await outcome(fd, owner, 'updateAgent', { id: sales, name: 'Ours' })).toBe('NOT_FOUND');
    expect(await outcome(fd, owner, 'deleteAgent', { id: sales })).toBe('NOT_FOUND');
    expect(await outcome(fd, owner, 'createAgent', { name: 'Ours', copiedAgentId: sales })).toBe('NOT_FOUND');
    expect(await outcome(fd, owner, 'publishAgent', { agentId: sales, revision: 0, note: '' })).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'updateAgent', { id: sales, name: 'Ours' })).toBe('ok');
  });

  it('are read by viewers, and changed only by admins', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    const [viewer, admin] = [
      await buildMember(fd, acme, { role: 'viewer' }),
      await buildMember(fd, acme, { role: 'admin' }),
    ];
    expect((await as(fd, viewer).ok('{ agents(first: 5) { totalCount } }')).agents.totalCount).toBe(2);
    expect(await outcome(fd, viewer, 'createAgent', { name: 'Theirs' })).toBe('FORBIDDEN');
    expect(await outcome(fd, viewer, 'deleteAgent', { id: sales })).toBe('FORBIDDEN');
    expect(await outcome(fd, admin, 'deleteAgent', { id: sales })).toBe('ok');
  });
});

describe('deleting an agent', () => {
  it('deletes its draft and versions', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await setName(acme, sales, 'Robin');
    await publish(acme, sales);
    expect(await outcome(fd, acme.owner, 'deleteAgent', { id: sales })).toBe('ok');
    expect(await db(acme).read((tx) => tx.agentVersion.count())).toBe(0);
    expect((await agentsOf(acme)).map(({ name }: { name: string }) => name)).toEqual(['Front desk']);
  });

  it('is refused for the default agent', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [{ id }] = await agentsOf(acme);
    expect(await outcome(fd, acme.owner, 'deleteAgent', { id })).toBe('AGENT_IS_DEFAULT');
  });

  it('is refused while a service uses the agent, and afterwards if it has handled calls [AM-32]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    await publish(acme, null);
    const [{ id: defaultId }] = await agentsOf(acme);
    const service = { name: 'Reception', agentId: sales };
    const { id } = (await mutate(fd, acme.owner, 'createService', service, 'service { id }')).service;
    expect(await outcome(fd, acme.owner, 'deleteAgent', { id: sales })).toBe('AGENT_IN_USE');
    await mutate(fd, acme.owner, 'updateService', { ...service, id, agentId: defaultId });
    const [version] = await versionsOf(acme, sales);
    const call = await buildCall(fd, acme);
    const { graphVersionId } = await db(acme).read((tx) =>
      tx.agentVersion.findFirstOrThrow({ where: { id: version.id } }),
    );
    const bind = (bound: { agentVersionId: string | null; graphVersionId: string | null }) =>
      db(acme).write((tx) => tx.call.updateMany({ where: { id: call.id }, data: bound }));
    await bind({ agentVersionId: version.id, graphVersionId });
    expect(await outcome(fd, acme.owner, 'deleteAgent', { id: sales })).toBe('AGENT_HAS_CALLS');
    await bind({ agentVersionId: null, graphVersionId: null });
    expect(await outcome(fd, acme.owner, 'deleteAgent', { id: sales })).toBe('ok');
  });
});

describe('a service', () => {
  const bound = async ({ owner }: Workspace) =>
    (
      await as(fd, owner).ok(
        '{ services(first: 5) { edges { node { agentName agentVersionId agentNumber graphNumber } } } }',
      )
    ).services.edges[0].node;

  /** Returns the versions with which the agent's service answers the next message. */
  const answering = (workspace: Workspace, agentId: string) =>
    db(workspace).read(async (tx) => serviceAgent(tx, await tx.service.findFirstOrThrow({ where: { agentId } })));

  it('follows the latest version of its agent, or keeps a fixed one [AM-32]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    const service = { name: 'Reception', agentId: sales };
    // Precondition: an agent without a version cannot be bound.
    expect(await outcome(fd, acme.owner, 'createService', service)).toBe('AGENT_NOT_PUBLISHED');
    await publish(acme, sales);
    const { id } = (await mutate(fd, acme.owner, 'createService', service, 'service { id }')).service;
    expect(await bound(acme)).toEqual({ agentName: 'Sales', agentVersionId: null, agentNumber: 1, graphNumber: 1 });
    const { revision } = await draftOf(acme, sales);
    await mutate(fd, acme.owner, 'updateContextGraph', { agentId: sales, revision, goal: 'QUALIFY', source: null });
    await publish(acme, sales);
    expect(await bound(acme)).toMatchObject({ agentNumber: 2, graphNumber: 2 });
    const [, { id: agentVersionId }] = await versionsOf(acme, sales);
    await mutate(fd, acme.owner, 'updateService', { ...service, id, agentVersionId });
    expect(await bound(acme)).toMatchObject({ agentVersionId, agentNumber: 1, graphNumber: 1 });
  });

  it('keeps fixed flows while it follows the latest version of its agent [AM-32]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    const graphs = async () =>
      (
        await as(fd, acme.owner).ok(
          'query ($id: ID) { agentVersions(first: 5, agentId: $id) { edges { node { graphVersionId graphNumber } } } }',
          { id: sales },
        )
      ).agentVersions.edges.map(({ node }: { node: object }) => node);
    const [{ graphVersionId }] = await graphs();
    const service = { name: 'Reception', agentId: sales };
    expect(await outcome(fd, acme.owner, 'createService', { ...service, graphVersionId })).toBe('ok');
    await mutate(fd, acme.owner, 'createService', { name: 'Without fixed flows', agentId: sales });
    const { revision } = await draftOf(acme, sales);
    await mutate(fd, acme.owner, 'updateContextGraph', { agentId: sales, revision, goal: 'QUALIFY', source: null });
    await publish(acme, sales);
    expect((await graphs()).map(({ graphNumber }: { graphNumber: number }) => graphNumber)).toEqual([2, 1]);
    const { agentUsage } = await as(fd, acme.owner).ok(
      'query ($id: ID) { agentUsage(agentId: $id) { services { agentNumber isLatest isGraphLatest fixedGraphNumber } } }',
      { id: sales },
    );
    expect(agentUsage.services).toEqual([
      { agentNumber: 2, isLatest: true, isGraphLatest: false, fixedGraphNumber: 1 },
      { agentNumber: 2, isLatest: true, isGraphLatest: false, fixedGraphNumber: null },
    ]);
    const graphOfService = 'query { services(first: 5) { edges { node { name graphNumber } } } }';
    const nodes = (await as(fd, acme.owner).ok(graphOfService)).services.edges.map(
      ({ node }: { node: object }) => node,
    );
    expect(nodes).toEqual(
      expect.arrayContaining([
        { name: 'Reception', graphNumber: 1 },
        { name: 'Without fixed flows', graphNumber: 2 },
      ]),
    );
  });

  it('keeps a fixed version while it follows the latest flows of its agent [AM-32]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    const [{ id: agentVersionId }] = await versionsOf(acme, sales);
    const service = { name: 'Reception', agentId: sales, agentVersionId, isGraphLatest: true };
    await mutate(fd, acme.owner, 'createService', service);
    const before = await answering(acme, sales);
    // Precondition: before the next publication the service uses the graph of its version.
    expect(await bound(acme)).toEqual({ agentName: 'Sales', agentVersionId, agentNumber: 1, graphNumber: 1 });
    const { revision } = await draftOf(acme, sales);
    await mutate(fd, acme.owner, 'updateContextGraph', { agentId: sales, revision, goal: 'QUALIFY', source: null });
    await publish(acme, sales);
    expect(await bound(acme)).toEqual({ agentName: 'Sales', agentVersionId, agentNumber: 1, graphNumber: 2 });
    const after = await answering(acme, sales);
    expect(after).toMatchObject({ versionId: agentVersionId, number: 1 });
    expect(after.graphVersionId).not.toBe(before.graphVersionId);
    const { agentUsage } = await as(fd, acme.owner).ok(
      'query ($id: ID) { agentUsage(agentId: $id) { services { agentNumber isLatest isGraphLatest } } }',
      { id: sales },
    );
    expect(agentUsage.services).toEqual([{ agentNumber: 1, isLatest: false, isGraphLatest: true }]);
  });

  it('has fixed flows or the latest ones, not both, and follows its latest version without the option', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    const { id: agentVersionId, graphVersionId } = await db(acme).read((tx) =>
      tx.agentVersion.findFirstOrThrow({ where: { agentId: sales } }),
    );
    const service = { name: 'Reception', agentId: sales, isGraphLatest: true };
    expect(await outcome(fd, acme.owner, 'createService', { ...service, agentVersionId, graphVersionId })).toBe(
      'VALIDATION_FAILED',
    );
    expect(await outcome(fd, acme.owner, 'createService', service)).toBe('ok');
    const { services } = await as(fd, acme.owner).ok('{ services(first: 5) { edges { node { isGraphLatest } } } }');
    expect(services.edges).toEqual([{ node: { isGraphLatest: false } }]);
  });

  it('is not bound to a version of another agent or workspace [AM-06]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    const [foreign, other] = [await oldVersion(fd, globex), await oldVersion(fd, acme)];
    const service = { name: 'Reception', agentId: sales };
    // oxlint-disable-next-line no-await-in-loop -- the requests run one after the other.
    for (const agentVersionId of [foreign, other])
      expect(await outcome(fd, acme.owner, 'createService', { ...service, agentVersionId })).toBe('NOT_FOUND');
    const [{ id }] = await versionsOf(acme, sales);
    expect(await outcome(fd, acme.owner, 'createService', { ...service, agentVersionId: id })).toBe('ok');
  });

  it('is listed under the agent that it uses, with whether it follows the latest version', async () => {
    const { acme } = await twoWorkspaces(fd);
    const sales = await create(acme, 'Sales');
    await publish(acme, sales);
    await mutate(fd, acme.owner, 'createService', { name: 'Follows', agentId: sales });
    const [{ id: agentVersionId }] = await versionsOf(acme, sales);
    await mutate(fd, acme.owner, 'createService', { name: 'Keeps', agentId: sales, agentVersionId });
    await buildService(fd, acme, 'Of the default agent');
    const usage = async (agentId: string | null) =>
      (
        await as(fd, acme.owner).ok(
          'query ($id: ID) { agentUsage(agentId: $id) { latestNumbers services { name isLatest agentNumber } } }',
          { id: agentId },
        )
      ).agentUsage;
    expect((await usage(sales)).services).toEqual([
      { name: 'Follows', isLatest: true, agentNumber: 1 },
      { name: 'Keeps', isLatest: false, agentNumber: 1 },
    ]);
    expect((await usage(null)).services).toEqual([
      { name: 'Of the default agent', isLatest: false, agentNumber: expect.any(Number) },
    ]);
  });
});
