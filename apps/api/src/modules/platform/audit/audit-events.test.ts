import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { watch } from '../../../../test/testkit/watch.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const list = async (filter: object, who = acme.owner) =>
  (
    await as(fd, who).ok(
      `query ($filter: AuditFilter) { auditEvents(first: 50, filter: $filter) { totalCount edges { node {
         id name actorKind actorId actorLabel subjectType subjectId before after via ipAddress requestId occurredAt } } } }`,
      { filter },
    )
  ).auditEvents;
const names = async (filter: object) =>
  (await list(filter)).edges.map(({ node }: { node: { name: string } }) => node.name);

describe('the audit log', () => {
  it('shows actor, action, before and after, through which API and from where, newest first', async () => {
    const lead = await buildLead(fd, acme);
    await mutate(fd, acme.owner, 'updateLead', { id: lead.id, status: 'BOOKED' });
    const { edges, totalCount } = await list({});
    expect(totalCount).toBe(1);
    expect(edges[0].node).toMatchObject({
      name: 'lead.updated',
      actorKind: 'USER',
      actorId: acme.owner.userId,
      actorLabel: 'Ada',
      subjectType: 'Lead',
      subjectId: lead.id,
      before: '{"status": "NEW"}',
      after: '{"status": "BOOKED"}',
      via: 'SPA',
      ipAddress: '127.0.0.1',
    });
    expect((await list({}, globex.owner)).totalCount).toBe(0);
  });

  it('is filtered by actor, action, subject, time and text', async () => {
    const lead = await buildLead(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner);
    await mutate(fd, key, 'updateLead', { id: lead.id, status: 'BOOKED' });
    await mutate(fd, acme.owner, 'updateWorkspace', { name: 'Something Else', description: '' });
    expect(await names({})).toEqual(['workspace.updated', 'lead.updated']);
    expect(await names({ actorKinds: ['API_KEY'] })).toEqual(['lead.updated']);
    expect(await names({ actorId: { eq: acme.owner.userId } })).toEqual(['workspace.updated']);
    expect(await names({ actorId: { eq: 'nobody' } })).toEqual([]);
    expect(await names({ names: ['lead.updated'] })).toEqual(['lead.updated']);
    expect(await names({ subjectType: { eq: 'Lead' }, subjectId: { eq: lead.id } })).toEqual(['lead.updated']);
    expect(await names({ search: 'something el' })).toEqual(['workspace.updated']);
    expect(await names({ search: '100%' })).toEqual([]);
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await names({ occurredAt: { gte: soon } })).toEqual([]);
    expect(await names({ occurredAt: { lt: soon } })).toHaveLength(2);
  });

  it('is published live to members who can read it, until they no longer can', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const query = 'subscription { auditEventAdded { id event { id name actorLabel } } }';
    const watching = watch(fd, address, admin, { query });
    expect(await watching.began).toBeNull();
    await mutate(fd, globex.owner, 'updateWorkspace', { name: 'Not Yours', description: '' });
    await mutate(fd, acme.owner, 'updateWorkspace', { name: 'Acme One', description: '' });
    const { data } = await watching.next();
    expect(data?.auditEventAdded.event).toMatchObject({ name: 'workspace.updated', actorLabel: 'Ada' });
    await mutate(fd, acme.owner, 'updateMember', { id: admin.memberId, role: 'viewer', grants: [] });
    expect((await watching.next()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await watching.close();
  });

  it('is refused without audit.read', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    for (const field of [
      'auditEvents(first: 1) { totalCount }',
      'verifyAuditTrail { intact }',
      'auditTrail { retentionDays }',
    ])
      expect(await as(fd, viewer).denied(`{ ${field} }`)).toBe('FORBIDDEN');
  });
});

describe('denials', () => {
  const attempts = () =>
    rows<{ actor_label: string; action: string; code: string; count: number }>(
      fd,
      'select actor_label, action, code, count from access_denials where workspace_id = $1 order by action',
      [acme.id],
    );

  it('are counted by actor, action and minute, outside of the request', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer', name: 'Vic' });
    for (let nth = 0; nth < 3; nth += 1) await as(fd, viewer).denied('{ tried: auditEvents(first: 1) { totalCount } }');
    await as(fd, viewer).denied(`{ lead(id: "${globex.id}") { id } }`);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'] });
    await as(fd, key).denied('mutation { pauseAgent { __typename } }');
    const counted = await until('five counted refusals', async () => {
      const all = await attempts();
      return all.reduce((sum, { count }) => sum + count, 0) === 5 ? all : null;
    });
    // The requests can fall into two different minutes, so equal entries are compared once.
    expect(new Set(counted.map(({ actor_label, action, code }) => `${actor_label} ${action} ${code}`))).toEqual(
      new Set(['Vic auditEvents FORBIDDEN', 'Vic lead NOT_FOUND', 'Website pauseAgent FORBIDDEN']),
    );
    const { accessDenials } = await as(fd, acme.owner).ok(
      '{ accessDenials(first: 10) { edges { node { actorKind actorLabel action code count minute } } } }',
    );
    expect(accessDenials.edges).toHaveLength(counted.length);
  });

  it('are not counted for callers without an account, whose attempts are hidden from members', async () => {
    await as(fd, { ...globex.owner, workspace: acme.slug }).denied('{ leads(first: 1) { totalCount } }');
    await as(fd, { workspace: acme.slug }).denied('{ leads(first: 1) { totalCount } }');
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    await as(fd, viewer).denied('mutation { pauseAgent { __typename } }');
    await until('the one that counts', async () => (await attempts()).length > 0);
    expect((await attempts()).map(({ action }) => action)).toEqual(['pauseAgent']);
  });
});
