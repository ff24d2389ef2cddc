import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { sweepWorkspaceJob } from './index.ts';
import { nextSweepAt } from './jobs/sweep-retention.ts';

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

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(fd.services.clock().getTime() - days * DAY_MS);
const daysOf = async ({ id }: BuiltWorkspace) =>
  (
    await rows<{ days: number | null }>(fd, 'select retention_days as days from workspaces where workspace_id = $1', [
      id,
    ])
  )[0]?.days;

describe('the retention of data', () => {
  it.each([0, -1, 3651, 2_000_000_000])('refuses %i days [CB-23]', async (days) => {
    expect(await mutate(fd, acme.owner, 'updateRetention', { days })).toMatchObject({
      code: 'RETENTION_INVALID',
      field: 'days',
    });
    expect(await daysOf(acme)).toBeNull();
    // Precondition: a valid number of days is accepted.
    expect(await outcome(fd, acme.owner, 'updateRetention', { days: 3650 })).toBe('ok');
    expect(await daysOf(acme)).toBe(3650);
  });

  it('is unlimited by default, and can be unlimited again; an unchanged value records no event [CB-24]', async () => {
    const asked = () => as(fd, acme.owner).ok('{ retention { days held sweepsAt lastSweep { dueAt } } }');
    const sweepsAt = nextSweepAt(fd.services.clock()).toISOString();
    expect((await asked()).retention).toEqual({ days: null, held: false, sweepsAt, lastSweep: null });
    for (const days of [30, 30, null, null])
      expect(await outcome(fd, acme.owner, 'updateRetention', { days })).toBe('ok');
    expect((await asked()).retention.days).toBeNull();
    const notes = await rows(fd, `select after from audit_events where workspace_id = $1 order by id`, [acme.id]);
    expect(notes).toEqual([{ after: { days: 30 } }, { after: { days: null } }]);
  });

  it('is changed with workspace.security only', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const sam = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.security' }] });
    expect(await outcome(fd, mia, 'updateRetention', { days: 30 })).toBe('FORBIDDEN');
    expect(await as(fd, mia).denied('{ retentionPreview(days: 1) { leads } }')).toBe('FORBIDDEN');
    expect(await outcome(fd, sam, 'updateRetention', { days: 30 })).toBe('ok');
  });

  it.each([
    ['2026-11-21T02:59:59.999Z', '2026-11-21T03:00:00.000Z'],
    ['2026-11-21T03:00:00.000Z', '2026-11-22T03:00:00.000Z'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01T03:00:00.000Z'],
  ])('is next applied after %s at %s', (now, next) => {
    expect(nextSweepAt(new Date(now)).toISOString()).toBe(next);
  });
});

const PREVIEW = `query ($days: Int!) { retentionPreview(days: $days) {
  sweepsAt olderThan leads conversations messages contacts heldLeads heldMessages } }`;

describe('the preview', () => {
  it('shows what the next sweep deletes, by kind, and what a legal hold excludes', async () => {
    const [old, held] = ['+442079460201', '+442079460202'];
    for (const phone of [old, held]) {
      await buildLead(fd, acme, { phone, createdAt: ago(40) });
      const { id, contactId } = await buildConversation(fd, acme, {
        contact: { phone },
        words: ['Hello?', 'Good day.'],
      });
      await rows(fd, 'update messages set sent_at = $2 where conversation_id = $1', [id, ago(40)]);
      await rows(fd, 'update conversations set last_message_at = $2, created_at = $2 where id = $1', [id, ago(40)]);
      await rows(fd, 'update contacts set created_at = $2, updated_at = $2 where id = $1', [contactId, ago(40)]);
    }
    await buildLead(fd, acme, { phone: '+442079460203', createdAt: ago(10) });
    await buildLead(fd, globex, { phone: '+442079460204', createdAt: ago(40) });
    const { id: leadId } = (await rows<{ id: string }>(fd, 'select id from leads where phone = $1', [held]))[0] ?? {
      id: '',
    };
    await buildHold(fd, acme, { leadId });

    const { retentionPreview: said } = await as(fd, acme.owner).ok(PREVIEW, { days: 30 });
    expect(said).toMatchObject({ leads: 1, conversations: 1, messages: 2, contacts: 1, heldLeads: 1, heldMessages: 2 });
    expect(Date.parse(said.sweepsAt) - Date.parse(said.olderThan)).toBe(30 * DAY_MS);
    expect((await as(fd, acme.owner).ok(PREVIEW, { days: 60 })).retentionPreview).toMatchObject({
      leads: 0,
      messages: 0,
    });

    // The preview must equal the deleted data.
    await mutate(fd, acme.owner, 'updateRetention', { days: 30 });
    await sweepWorkspaceJob(fd.services)({ workspaceId: acme.id, dueAt: said.sweepsAt }, {} as JobHelpers);
    const { lastSweep } = (
      await as(fd, acme.owner).ok('{ retention { lastSweep { dueAt leads conversations messages contacts } } }')
    ).retention;
    const { leads, conversations, messages, contacts } = said;
    expect(lastSweep).toEqual({ dueAt: said.sweepsAt, leads, conversations, messages, contacts });
  });

  it('is refused for an invalid number of days', async () => {
    const { errors } = await as(fd, acme.owner).run(PREVIEW, { days: 0 });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', field: 'days' });
  });
});

describe('a legal hold', () => {
  const HOLDS =
    '{ legalHolds(first: 10) { totalCount edges { node { id scope subjectId reason placedByName releasedByName } } } }';

  it('is placed with a reason, once, and released once', async () => {
    const { id: leadId } = await buildLead(fd, acme);
    expect(await outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: '  ' })).toBe('HOLD_REASON_INVALID');
    expect(await outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: 'r'.repeat(501) })).toBe(
      'HOLD_REASON_INVALID',
    );
    const many = await Promise.all(
      Array.from({ length: 4 }, () => outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: 'A claim' })),
    );
    expect(many.sort()).toEqual(['LEGAL_HOLD_EXISTS', 'LEGAL_HOLD_EXISTS', 'LEGAL_HOLD_EXISTS', 'ok']);
    const [edge] = (await as(fd, acme.owner).ok(HOLDS)).legalHolds.edges;
    expect(edge.node).toMatchObject({
      scope: 'LEAD',
      subjectId: leadId,
      reason: 'A claim',
      placedByName: 'Ada',
      releasedByName: null,
    });
    const { id } = edge.node;
    expect(await outcome(fd, acme.owner, 'releaseLegalHold', { id })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'releaseLegalHold', { id })).toBe('HOLD_RELEASED');
    // A new hold can be placed after the release.
    expect(await outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: 'Another claim' })).toBe('ok');
  });

  it('is listed for each contact it covers: holds of the contact, of the contact’s leads, and of the workspace', async () => {
    const phone = '+442079460311';
    const [{ id: contactId }, { id: otherId }] = [
      await buildContact(fd, acme, { phone }),
      await buildContact(fd, acme, { phone: '+442079460312' }),
    ];
    const { id: leadId } = await buildLead(fd, acme, { phone });
    const [own, ofLead, ofOther] = [
      await buildHold(fd, acme, { contactId }),
      await buildHold(fd, acme, { leadId }),
      await buildHold(fd, acme, { contactId: otherId }),
    ];
    const keeping = async (id: string) => {
      const query = 'query ($id: ID!) { legalHolds(first: 10, contactId: $id) { edges { node { id } } } }';
      const { legalHolds } = await as(fd, acme.owner).ok(query, { id });
      return legalHolds.edges.map(({ node }: { node: { id: string } }) => node.id).toSorted();
    };
    expect(await keeping(contactId)).toEqual([own.id, ofLead.id].toSorted());
    const all = await buildHold(fd, acme);
    expect(await keeping(otherId)).toEqual([ofOther.id, all.id].toSorted());
    // A released legal hold no longer preserves data.
    await mutate(fd, acme.owner, 'releaseLegalHold', { id: all.id });
    expect(await keeping(otherId)).toEqual([ofOther.id]);
  });

  it('cannot be placed or released from another workspace', async () => {
    const { id: leadId } = await buildLead(fd, globex);
    const { id } = await buildHold(fd, globex);
    expect(await outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: 'Mine now' })).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'releaseLegalHold', { id })).toBe('NOT_FOUND');
    expect((await as(fd, acme.owner).ok(HOLDS)).legalHolds.totalCount).toBe(0);
    // Precondition: the owner of the other workspace can place and release the hold.
    expect(await outcome(fd, globex.owner, 'createLegalHold', { leadId, reason: 'Ours' })).toBe('ok');
    expect(await outcome(fd, globex.owner, 'releaseLegalHold', { id })).toBe('ok');
  });

  it('prevents members from deleting the lead or the workspace', async () => {
    const phone = '+442079460301';
    const { id: held } = await buildLead(fd, acme, { phone });
    const { id: sibling } = await buildLead(fd, acme, { phone });
    const { id: other } = await buildLead(fd, acme, { phone: '+442079460302' });
    const hold = await buildHold(fd, acme, { leadId: held });
    for (const id of [held, sibling]) expect(await outcome(fd, acme.owner, 'deleteLead', { id })).toBe('LEGAL_HOLD');
    expect(await outcome(fd, acme.owner, 'deleteLead', { id: other })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('LEGAL_HOLD');
    await mutate(fd, acme.owner, 'releaseLegalHold', { id: hold.id });
    expect(await outcome(fd, acme.owner, 'deleteLead', { id: held })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
  });
});
