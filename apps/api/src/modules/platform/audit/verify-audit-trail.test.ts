import { ENVIRONMENT_CONTROLS, ENVIRONMENTS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildLead, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { pruneAuditTrailsJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const rename = (nth: number, who = acme.owner) =>
  as(fd, who).ok(
    'mutation ($name: String!) { updateWorkspace(input: { name: $name, description: "" }) { __typename } }',
    {
      name: `Name ${nth}`,
    },
  );

async function renamed(times: number) {
  for (let nth = 1; nth <= times; nth += 1) await rename(nth);
}

const verdict = async (who = acme.owner) =>
  (
    await as(fd, who).ok(
      '{ verifyAuditTrail { intact checked anchoredAfter fingerprint violations { kind place eventId } } }',
    )
  ).verifyAuditTrail;

const eventAt = async (place: number) =>
  (
    await rows<{ event_id: string }>(fd, 'select event_id from audit_links where workspace_id = $1 and seq = $2', [
      acme.id,
      place,
    ])
  )[0]?.event_id ?? '';

describe('the chain of a workspace [A1]', () => {
  it('contains every change, in commit order, and each workspace has its own', async () => {
    await renamed(3);
    await rename(1, globex.owner);
    const mine = await verdict();
    expect(mine).toMatchObject({ intact: true, checked: 3, anchoredAfter: 0, violations: [] });
    expect(mine.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const foreign = await verdict(globex.owner);
    expect(foreign).toMatchObject({ intact: true, checked: 1 });
    expect(foreign.fingerprint).not.toBe(mine.fingerprint);
  });

  it('is intact if it has no events yet', async () => {
    expect(await verdict()).toMatchObject({ intact: true, checked: 0, violations: [] });
  });

  it('remains one chain for two hundred concurrent writers', async () => {
    const leads = await Promise.all(Array.from({ length: 20 }, () => buildLead(fd, acme)));
    const writes = Array.from({ length: 200 }, (_, nth) =>
      as(fd, acme.owner).ok(
        'mutation ($id: ID!, $message: String!) { updateLead(input: { id: $id, message: $message }) { __typename } }',
        { id: leads[nth % leads.length]?.id, message: `Words ${nth}` },
      ),
    );
    await Promise.all(writes);
    expect(await verdict()).toMatchObject({ intact: true, checked: 200, violations: [] });
    const [places] = await rows<{ least: string; most: string; many: number }>(
      fd,
      'select min(seq) as least, max(seq) as most, count(distinct seq)::int as many from audit_links where workspace_id = $1',
      [acme.id],
    );
    expect(places).toEqual({ least: '1', most: '200', many: 200 });
  });

  it('uses no sequence number for a change that was rolled back', async () => {
    await rename(1);
    const { database } = fd.services;
    const event = {
      workspaceId: acme.id,
      name: 'x',
      actorKind: 'SYSTEM',
      actorLabel: 'x',
      subjectType: 'x',
      subjectId: 'x',
    };
    await expect(
      database.forWorkspace(acme.id).write(async (tx) => {
        await tx.auditEvent.create({ data: { ...event, requestId: 'x' } });
        throw new Error('never mind');
      }),
    ).rejects.toThrow('never mind');
    await rename(2);
    expect(await verdict()).toMatchObject({ intact: true, checked: 2 });
  });
});

describe('the verifier names the row that [A1]', () => {
  beforeEach(() => renamed(5));

  it.each<[string, (eventId: string) => Promise<unknown>]>([
    ['what it says', (id) => rows(fd, `update audit_events set after = '{"name":"Never"}' where id = $1`, [id])],
    ['who did it', (id) => rows(fd, `update audit_events set actor_label = 'Mallory' where id = $1`, [id])],
    ['when it was', (id) => rows(fd, `update audit_events set at = at - interval '1 ms' where id = $1`, [id])],
  ])('was changed in %s', async (_what, tamper) => {
    const eventId = await eventAt(3);
    await tamper(eventId);
    expect(await verdict()).toMatchObject({
      intact: false,
      checked: 5,
      violations: [{ kind: 'CHANGED', place: 3, eventId }],
    });
    expect(await verdict(globex.owner)).toMatchObject({ intact: true });
  });

  it('was removed, with its link or without it', async () => {
    const eventId = await eventAt(2);
    await rows(fd, 'delete from audit_events where id = $1', [eventId]);
    expect((await verdict()).violations).toEqual([{ kind: 'REMOVED', place: 2, eventId }]);
    await rows(fd, 'delete from audit_links where workspace_id = $1 and seq = 2', [acme.id]);
    expect((await verdict()).violations).toEqual([
      { kind: 'REMOVED', place: 2, eventId: null },
      // The next event refers to the deleted hash.
      { kind: 'MOVED', place: 3, eventId: await eventAt(3) },
    ]);
  });

  it('was reordered', async () => {
    await rows(
      fd,
      `update audit_links l set event_id = o.event_id, content = o.content from audit_links o
        where l.workspace_id = $1 and o.workspace_id = $1 and (l.seq, o.seq) in ((2, 3), (3, 2))`,
      [acme.id],
    );
    expect((await verdict()).violations).toMatchObject([
      { kind: 'MOVED', place: 2 },
      { kind: 'MOVED', place: 3 },
    ]);
  });

  it('was removed as the newest', async () => {
    const cut = await eventAt(5);
    await rows(fd, 'delete from audit_events where id = $1', [cut]);
    await rows(fd, 'delete from audit_links where workspace_id = $1 and seq = 5', [acme.id]);
    expect((await verdict()).violations).toEqual([{ kind: 'CUT', place: 5, eventId: null }]);
  });

  it('was added outside of the chain', async () => {
    await rows(
      fd,
      `begin; alter table audit_events disable trigger audit_event_is_linked;
       insert into audit_events (workspace_id, id, name, actor_kind, actor_label, subject_type, subject_id, request_id)
         values ('${acme.id}', gen_random_uuid(), 'lead.deleted', 'SYSTEM', 'Mallory', 'Lead', 'x', 'x');
       alter table audit_events enable trigger audit_event_is_linked; commit`,
    );
    expect((await verdict()).violations).toMatchObject([{ kind: 'ADDED', place: null, eventId: expect.any(String) }]);
  });
});

describe('the retention of the audit log', () => {
  it('is the same for the product and for the database', async () => {
    for (const environment of ENVIRONMENTS) {
      const [rawText] = await rows<{ days: number }>(fd, 'select app.audit_retention_days($1) as days', [environment]);
      expect({ environment, days: rawText?.days }).toEqual({
        environment,
        days: ENVIRONMENT_CONTROLS[environment].auditRetentionDays,
      });
    }
  });

  it('removes expired rows at night, records this, and leaves a chain that is verified from its anchor', async () => {
    await pastEvents(acme, [400, 200, 91, 89, 1]);
    expect(await verdict()).toMatchObject({ intact: true, checked: 5 });
    await pruneAuditTrailsJob(fd.services)();
    expect(await verdict()).toMatchObject({ intact: true, checked: 3, anchoredAfter: 3 });
    const [left, , pruned] = await rows<{ name: string; after: unknown; actor_kind: string; via: string }>(
      fd,
      'select name, after, actor_kind, via from audit_events where workspace_id = $1 order by at',
      [acme.id],
    );
    expect(left?.name).toBe('agent.paused');
    expect(pruned).toEqual({ name: 'audit.pruned', after: { rows: 3 }, actor_kind: 'SYSTEM', via: 'JOB' });
    await rows(fd, `update audit_events set actor_label = 'Mallory' where id = $1`, [await eventAt(4)]);
    expect((await verdict()).violations).toMatchObject([{ kind: 'CHANGED', place: 4 }]);
  });

  it('keeps the rows of a production workspace, and removes nothing twice', async () => {
    await rows(fd, `update workspaces set environment = 'PRODUCTION' where workspace_id = $1`, [acme.id]);
    await pastEvents(acme, [2000, 400, 1]);
    await pruneAuditTrailsJob(fd.services)();
    await pruneAuditTrailsJob(fd.services)();
    expect(await verdict()).toMatchObject({ intact: true, checked: 3, anchoredAfter: 0 });
  });
});

async function pastEvents({ id: workspaceId }: BuiltWorkspace, daysAgo: number[]) {
  const event = { name: 'agent.paused', actorKind: 'SYSTEM', actorLabel: 'Frontdesk', subjectType: 'Workspace' };
  for (const days of daysAgo) {
    const at = new Date(Date.now() - days * 86_400_000);
    await fd.services.database
      .forWorkspace(workspaceId)
      .write((tx) =>
        tx.auditEvent.create({ data: { workspaceId, ...event, subjectId: workspaceId, requestId: '-', at } }),
      );
  }
}
