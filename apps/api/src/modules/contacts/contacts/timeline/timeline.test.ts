import { CONTACT_SYSTEM, TIMELINE_KINDS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { as } from '../../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../../test/testkit/bookings.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../../test/testkit/build.ts';
import { buildCall } from '../../../../../test/testkit/calls.ts';
import { buildCampaign, buildRecipient } from '../../../../../test/testkit/campaigns.ts';
import { buildContact, buildConversation } from '../../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../../test/testkit/mutate.ts';
import { buildRating } from '../../../../../test/testkit/ratings.ts';
import { rows } from '../../../../../test/testkit/rows.ts';
import { buildSequence, buildSequenceMessage } from '../../../../../test/testkit/sequences.ts';
import { buildSurfaceInReview } from '../../../../../test/testkit/surfaces.ts';
import { buildEntity, buildEventInput, ingestAll, worldEventOf } from '../../../../../test/testkit/world-model.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';

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

interface Entry {
  readonly kind: string;
  readonly detail: string;
  readonly text: string;
  readonly subjectId: string;
  readonly source: string | null;
  readonly confidencePercent: number | null;
  readonly recordName: string | null;
}

const TIMELINE = `query ($id: ID!, $kinds: [TimelineKind!], $before: DateTime, $first: Int!) {
  contactTimeline(id: $id, first: $first, before: $before, kinds: $kinds) {
    kind id occurredAt detail text subjectId source confidencePercent recordName } }`;
const timelineOf = async (id: string, over: object = {}, who: Member = acme.owner): Promise<Entry[]> =>
  (await as(fd, who).ok(TIMELINE, { id, first: 100, ...over })).contactTimeline;
const shown = async (id: string, kinds: string[], who?: Member) =>
  (await timelineOf(id, { kinds }, who)).map(({ kind, detail, text }) => [kind, detail, text]);
const kindsOf = async (id: string, who?: Member) =>
  [...new Set((await timelineOf(id, {}, who)).map(({ kind }) => kind))].sort();

describe('a message', () => {
  it('of a campaign or a sequence is marked with its name, which requires the permission to read it [RC-11]', async () => {
    const { contact, conversation } = await withMessages();
    const own = ['MESSAGE', 'CONTACT', 'Hello'];
    const kinds = ['MESSAGE', 'CAMPAIGN_MESSAGE', 'SEQUENCE_MESSAGE'];
    const sent = [
      ['SEQUENCE_MESSAGE', 'Reminders', 'Tomorrow'],
      ['CAMPAIGN_MESSAGE', 'Spring', 'Offer'],
    ];
    expect(await shown(contact.id, kinds)).toEqual([...sent, own]);
    expect(await shown(contact.id, ['CAMPAIGN_MESSAGE'])).toEqual(sent.slice(1));
    const blind = await buildMember(fd, acme, {
      role: 'viewer',
      grants: [
        { policy: 'campaign.read', effect: 'DENY' },
        { policy: 'sequence.read', effect: 'DENY' },
      ],
    });
    expect(await shown(contact.id, kinds, blind)).toEqual([...sent.map(([kind, , text]) => [kind, '', text]), own]);
    const silent = await buildMember(fd, acme, {
      role: 'viewer',
      grants: [{ policy: 'message.read', effect: 'DENY' }],
    });
    expect(await shown(contact.id, kinds, silent)).toEqual([]);
    expect((await timelineOf(contact.id, { kinds })).map(({ subjectId }) => subjectId)).toEqual(
      Array.from({ length: 3 }, () => conversation.id),
    );
  });
});

describe('the timeline of a contact', () => {
  it('has an entry for each effect at its own time, also for changes that were reversed [RC-11]', async () => {
    const { id, contact } = await buildConversation(fd, acme);
    await mutate(fd, acme.owner, 'resolveConversation', { id });
    await mutate(fd, acme.owner, 'reopenConversation', { id });
    expect(await shown(contact.id, ['CONVERSATION'])).toEqual([
      ['CONVERSATION', 'REOPENED', ''],
      ['CONVERSATION', 'RESOLVED', ''],
    ]);
    await mutate(fd, acme.owner, 'optOutContact', { id: contact.id });
    await mutate(fd, acme.owner, 'optInContact', { id: contact.id });
    await mutate(fd, acme.owner, 'optOutContact', { id: contact.id });
    expect(await shown(contact.id, ['OPT_OUT', 'OPT_IN', 'AUDIT'])).toEqual([
      ['OPT_OUT', '', ''],
      ['OPT_IN', '', ''],
      ['OPT_OUT', '', ''],
    ]);
    await buildRating(fd, acme, { conversationId: id });
    await buildRating(fd, acme, { conversationId: id, score: null, ratedAt: null, commentId: null });
    expect(await shown(contact.id, ['RATING'])).toEqual([['RATING', '4', '']]);
  });

  it('shows the changes of bookings and leads to members who can read these [RC-11]', async () => {
    const contact = await buildContact(fd, acme);
    const lead = await buildLead(fd, acme, { phone: contact.phone });
    const booking = await buildBooking(fd, acme, lead.id);
    const startsAt = '2027-01-05T09:00:00.000Z';
    await changeBooking(booking, startsAt);
    const kinds = ['LEAD', 'LEAD_STATUS', 'BOOKING', 'BOOKING_CHANGE'];
    const all = await timelineOf(contact.id, { kinds });
    expect(all.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'BOOKING_CHANGE CANCELLED',
      'BOOKING_CHANGE RESCHEDULED',
      'BOOKING_CHANGE NO_SHOW_REMOVED',
      'BOOKING_CHANGE NO_SHOW_MARKED',
      'LEAD_STATUS CONTACTED',
      'BOOKING CANCELLED',
      expect.stringMatching(/^LEAD [A-Z]/),
    ]);
    expect(all[1]).toMatchObject({ text: startsAt, subjectId: lead.id });
    const without = (policy: string) =>
      buildMember(fd, acme, { role: 'viewer', grants: [{ policy, effect: 'DENY' }] } as never);
    expect((await kindsOf(contact.id, await without('booking.read'))).sort()).toEqual(['LEAD', 'LEAD_STATUS']);
    expect(await kindsOf(contact.id, await without('lead.read'))).toEqual([]);
  });

  it('shows the end of calls with the outcome, and what a member recorded afterwards [RC-11]', async () => {
    const { id, contactId } = await buildCall(fd, acme, { state: 'ENDED' });
    const missed = await buildCall(fd, acme, { state: 'ENDED' });
    await rows(fd, `update calls set unanswered_reason = 'BUSY', outcome = 'NOT_REACHED' where id = $1`, [missed.id]);
    expect(await shown(missed.contactId, ['CALL_ENDED'])).toEqual([['CALL_ENDED', 'BUSY', '']]);
    await mutate(fd, acme.owner, 'wrapUpCall', { id, outcome: 'CALL_BACK', note: 'Call on Monday.' });
    expect(await shown(contactId, ['CALL_ENDED', 'CALL_WRAPPED_UP'])).toEqual([
      ['CALL_WRAPPED_UP', 'CALL_BACK', 'Call on Monday.'],
      ['CALL_ENDED', 'CALL_BACK', ''],
    ]);
  });

  it('shows each step of a form, also after it was returned [RC-11]', async () => {
    const conversation = await buildConversation(fd, acme, { words: [] });
    const { id } = await buildSurfaceInReview(fd, acme, { id: conversation.id, contactId: conversation.contact.id });
    expect(await mutate(fd, acme.owner, 'returnSurface', { id, note: 'Add the date.' })).toMatchObject({
      outcome: 'ok',
    });
    await mutate(fd, acme.owner, 'revokeSurface', { id });
    expect(await timelineOf(conversation.contact.id, { kinds: ['FORM'] })).toMatchObject(
      ['REVOKED', 'RETURNED', 'SENT'].map((detail) => ({ detail, text: 'First visit', subjectId: id })),
    );
    const blind = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'surface.read', effect: 'DENY' }] });
    expect(await shown(conversation.contact.id, ['FORM'], blind)).toEqual([]);
  });

  it('has every kind, of which a filter returns some', async () => {
    const contact = await fullContact();
    expect(await kindsOf(contact.id)).toEqual([...TIMELINE_KINDS].sort());
    expect([...new Set((await shown(contact.id, ['CALL', 'FORM', 'CALL'])).map(([kind]) => kind))].sort()).toEqual([
      'CALL',
      'FORM',
    ]);
    expect(await shown(contact.id, [])).toEqual([]);
    expect(await timelineOf(contact.id, {}, globex.owner)).toEqual([]);
  });

  it('has the same entries in pages of one as in one page', async () => {
    const contact = await fullContact();
    const idsOf = (entries: Entry[]) => entries.map((entry) => JSON.stringify(entry)).sort();
    const paged: Entry[] = [];
    const page = async (before: string | null) => timelineOf(contact.id, { first: 1, before });
    for (let next = await page(null); next.length > 0; next = await page(timeOf(next.at(-1)))) paged.push(...next);
    expect(idsOf(paged)).toEqual(idsOf(await timelineOf(contact.id)));
  });

  it('is one statement that reads one page of a long conversation and of a long history', async () => {
    const words = Array.from({ length: 150 }, (_, at) => `Word ${at}`);
    const { id, contact } = await buildConversation(fd, acme, { words });
    for (let at = 0; at < 15; at += 1)
      await mutate(fd, acme.owner, at % 2 ? 'reopenConversation' : 'resolveConversation', { id });
    const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
    expect(await timelineOf(contact.id, { first: 5 })).toHaveLength(5);
    expect(fetch).toHaveBeenCalledTimes(1);
    const statement = fetch.mock.calls[0]?.[1];
    fetch.mockRestore();
    const read = await rowsRead({ text: statement?.text ?? '', values: [...(statement?.values ?? [])] });
    expect(read('messages')).toBeGreaterThanOrEqual(5);
    expect(read('messages')).toBeLessThan(10);
    expect(read('audit_events')).toBeGreaterThanOrEqual(5);
    expect(read('audit_events')).toBeLessThan(10);
  });

  it('shows a member with limited access only messages of assigned conversations', async () => {
    const limited = await buildMember(fd, acme, { role: 'admin', assignedConversationsOnly: true });
    const contact = await fullContact();
    expect(await timelineOf(contact.id, {}, limited)).toEqual([]);
    await rows(fd, `update conversations set assignee_id = $2 where contact_id = $1`, [contact.id, limited.memberId]);
    const hidden = [
      'CALL',
      'CALL_ENDED',
      'CALL_WRAPPED_UP',
      'LEAD',
      'LEAD_STATUS',
      'BOOKING',
      'BOOKING_CHANGE',
      'FORM',
      'FACT',
    ];
    expect(await kindsOf(contact.id, limited)).toEqual(TIMELINE_KINDS.filter((kind) => !hidden.includes(kind)).sort());
  });
});

describe('facts in the timeline of a contact', () => {
  it('say what was learned, corrected and retracted, with source and confidence [RC-11]', async () => {
    const { contact, entity } = await withEntity({ membership: 'Gold', visits: 3 });
    const clinic = await buildEntity(fd, acme, { fields: { name: 'North clinic' } });
    const [ref] = await rows<{ externalId: string }>(
      fd,
      'select external_id as "externalId" from entity_external_ids where entity_id = $1',
      [clinic],
    );
    const to = { type: 'PERSON' as const, system: 'register', externalId: ref?.externalId ?? '' };
    await ingestAll(fd, acme, [
      buildEventInput({ entity: refTo(contact), fields: {}, relations: [{ kind: 'treated_at', to }], confidence: 0.8 }),
    ]);
    await mutate(fd, acme.owner, 'updateEntity', { id: entity, field: { name: 'membership', string: 'Silver' } });
    await mutate(fd, acme.owner, 'updateEntity', { id: entity, field: { name: 'visits' } });
    await mutate(fd, acme.owner, 'retractWorldEvent', { id: await worldEventOf(fd, acme, entity) });
    const facts = await timelineOf(contact.id, { kinds: ['FACT'] });
    expect(
      facts.map(({ detail, text, source, confidencePercent }) => [detail, text, source, confidencePercent]),
    ).toEqual([
      ['RETRACTED', 'membership: Gold\nvisits: 3', 'MEMBER', 100],
      ['CORRECTED', 'visits: ', 'MEMBER', 100],
      ['CORRECTED', 'membership: Silver', 'MEMBER', 100],
      ['LEARNED', 'treated_at: North clinic', 'DATA_SOURCE', 80],
      ['LEARNED', 'membership: Gold\nvisits: 3', 'DATA_SOURCE', 30],
    ]);
    expect(facts.every(({ subjectId, recordName }) => subjectId === entity && recordName === null)).toBe(true);
    const blind = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'world.read', effect: 'DENY' }] });
    expect(await shown(contact.id, ['FACT'], blind)).toEqual([]);
  });

  it('are masked for members who may not see contact details', async () => {
    const { contact } = await withEntity({ other_phone: '+442079460018', mail: 'ana@people.test' });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    await rows(fd, 'update members set mask_contact_details = true where id = $1', [viewer.memberId]);
    const [seen] = await timelineOf(contact.id, { kinds: ['FACT'] });
    expect(seen?.text).toBe('mail: ana@people.test\nother_phone: +442079460018'); // Precondition: the values are stored.
    const [masked] = await timelineOf(contact.id, { kinds: ['FACT'] }, viewer);
    expect(masked?.text).not.toMatch(/ana@|2079460018/);
    expect(masked?.text).toContain('•');
  });

  it('include those of linked records with their name, until the link is removed [RC-11]', async () => {
    const { contact, entity } = await withEntity({ membership: 'Gold' });
    const patient = await buildEntity(fd, acme, { fields: { name: 'A. Patient', plan: 'Basic' } });
    const learned = async () =>
      (await timelineOf(contact.id, { kinds: ['FACT'] })).map(({ text, recordName }) => [text, recordName]);
    const own = ['membership: Gold', null];
    expect(await learned()).toEqual([own]);
    await mutate(fd, acme.owner, 'linkEntities', { entityId: entity, otherEntityId: patient });
    expect(await learned()).toEqual([['name: A. Patient\nplan: Basic', 'A. Patient'], own]);
    await mutate(fd, acme.owner, 'unlinkEntities', { entityId: entity, otherEntityId: patient });
    expect(await learned()).toEqual([own]);
  });
});

describe('a merge', () => {
  it('makes one timeline of two, and its undo two again [RC-11]', async () => {
    const [one, two] = [await fullContact(), await fullContact()];
    const idsOf = async (id: string) =>
      (await timelineOf(id))
        .filter(({ kind }) => kind !== 'AUDIT')
        .map(({ kind, text }) => `${kind} ${text}`)
        .sort();
    const [first, second] = [await idsOf(one.id), await idsOf(two.id)];
    await mutate(fd, acme.owner, 'mergeContacts', { primaryId: one.id, mergeId: two.id, take: [] });
    expect(await idsOf(two.id)).toEqual([]);
    expect((await idsOf(one.id)).length).toBeGreaterThan(first.length);
    await mutate(fd, acme.owner, 'undoContactMerge', { id: one.id });
    expect([await idsOf(one.id), await idsOf(two.id)]).toEqual([first, second]);
  });
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs a statement and returns the number of rows that it read from a table, if the planner avoids sorting. */
async function rowsRead({ text, values }: { text: string; values: unknown[] }): Promise<(table: string) => number> {
  const [row] = await fd.services.database.forWorkspace(acme.id).read(async (tx) => {
    await tx.sql`select set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true),
      set_config('enable_bitmapscan', 'off', true)`;
    const explain = `explain (analyze, format json) ${text}`;
    return tx.run<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>({ text: explain, values, name: null });
  });
  const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
  const nodes = row ? nodesOf(row['QUERY PLAN'][0].Plan) : [];
  return (table) =>
    nodes
      .filter((node) => node['Relation Name'] === table)
      .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
}

const timeOf = (entry: (Entry & { occurredAt?: string }) | undefined): string | null => entry?.occurredAt ?? null;

const refTo = ({ id }: { id: string }) => ({ system: CONTACT_SYSTEM, externalId: id });

/** Creates a contact whose record contains the fields. */
async function withEntity(fields: Record<string, string | number>) {
  const contact = await buildContact(fd, acme);
  return { contact, entity: await buildEntity(fd, acme, { entity: refTo(contact), fields }) };
}

/** Creates a contact with a message of their own, of a campaign and of a sequence. */
async function withMessages() {
  const conversation = await buildConversation(fd, acme, { words: ['Hello', 'Offer', 'Aside', 'Tomorrow'] });
  await rows(fd, `delete from messages where conversation_id = $1 and body = 'Aside'`, [conversation.id]);
  const idOf = async (body: string) =>
    (
      await rows<{ id: string }>(fd, 'select id from messages where conversation_id = $1 and body = $2', [
        conversation.id,
        body,
      ])
    )[0]?.id ?? '';
  const campaignId = await buildCampaign(fd, acme, acme.owner);
  await buildRecipient(fd, acme, { campaignId, contactId: conversation.contact.id, messageId: await idOf('Offer') });
  const sequenceId = await buildSequence(fd, acme, { name: 'Reminders' });
  const message = { sequenceId, conversationId: conversation.id, messageId: await idOf('Tomorrow') };
  await buildSequenceMessage(fd, acme, { ...message, status: 'SENT', blocker: null, sentAt: fd.services.clock() });
  return { conversation, contact: conversation.contact };
}

/** Marks a booking as a no-show and back, and stores that the calendar has moved and canceled it. */
async function changeBooking(id: string, startsAt: string): Promise<void> {
  const inAcme = fd.services.database.forWorkspace(acme.id);
  const { leadId } = await inAcme.read((tx) => tx.booking.findFirstOrThrow({ where: { id } }));
  await mutate(fd, acme.owner, 'updateLead', { id: leadId, status: 'CONTACTED' });
  await rows(
    fd,
    `update bookings set starts_at = now() - interval '1 day', ends_at = now() - interval '23 hours' where id = $1`,
    [id],
  );
  for (const isNoShow of [true, false]) await mutate(fd, acme.owner, 'updateBookingNoShow', { id, isNoShow });
  const by = asSystemActor(fd.services, acme.id, { kind: 'provider', name: 'Cal.com' });
  const subject = { type: 'Booking', id };
  await inAcme.write((tx) => recordEvent(tx, by, { name: 'booking.rescheduled', subject, after: { startsAt } }));
  fd.advance({ seconds: 1 });
  await inAcme.write(async (tx) => {
    await tx.booking.updateMany({ where: { id }, data: { startsAt, status: 'CANCELLED', noShowAt: null } });
    await recordEvent(tx, by, { name: 'booking.cancelled', subject });
  });
}

/** Creates a contact with entries of all kinds. */
async function fullContact() {
  const { conversation, contact } = await withMessages();
  const { id } = conversation;
  await mutate(fd, acme.owner, 'takeOverConversation', { id });
  await mutate(fd, acme.owner, 'resolveConversation', { id });
  await buildRating(fd, acme, { conversationId: id });
  const lead = await buildLead(fd, acme, { phone: contact.phone });
  await changeBooking(await buildBooking(fd, acme, lead.id), '2027-01-05T09:00:00.000Z');
  const call = await buildCall(fd, acme, { state: 'ENDED' });
  await rows(fd, 'update calls set contact_id = $2 where id = $1', [call.id, contact.id]);
  await mutate(fd, acme.owner, 'wrapUpCall', { id: call.id, outcome: 'OTHER', note: 'Done.' });
  await buildSurfaceInReview(fd, acme, { id, contactId: contact.id });
  await buildEntity(fd, acme, { entity: refTo(contact), fields: { membership: 'Gold' } });
  await mutate(fd, acme.owner, 'optOutContact', { id: contact.id });
  await mutate(fd, acme.owner, 'optInContact', { id: contact.id });
  await mutate(fd, acme.owner, 'blockContact', { id: contact.id });
  return contact;
}
