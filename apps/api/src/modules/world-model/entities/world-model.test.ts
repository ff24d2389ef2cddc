import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, someone } from '../../../../test/testkit/phone.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildWebhook } from '../../../../test/testkit/webhooks.ts';
import { buildEntity, buildEventInput, ingestAll, worldEventOf } from '../../../../test/testkit/world-model.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { sweepWorkspaceJob } from '../../platform/retention/index.ts';
import { ingestLeadAnswers } from './index.ts';

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

const NUMBER = '+442079460018';
const ENTITY = `query ($id: ID!) { entity(id: $id) { id displayName confidencePercent eventCount contactId
  fields(first: 100) { name kind value confidencePercent source sourceName eventId }
  outgoingRelationships(first: 100) { kind toId toName } incomingRelationships(first: 100) { kind fromId } externalIds { externalId }
  viewerCan { correct { allowed } } } }`;
const LIST = `query ($filter: EntityFilter) { entities(first: 100, filter: $filter) { totalCount edges { node { id displayName } } } }`;
const EVENTS = `query ($filter: WorldEventFilter) { worldEvents(first: 100, filter: $filter) { totalCount
  edges { node { id type idempotencyKey source sourceName retractedAt supersedesId fields { name value } } } } }`;

const entityOf = async (id: string, who: Member = acme.owner) => (await as(fd, who).ok(ENTITY, { id })).entity;
const valuesOf = async (id: string, who?: Member) =>
  Object.fromEntries((await entityOf(id, who)).fields.map((f: { name: string; value: string }) => [f.name, f.value]));
const found = async (search: string, who: Member = acme.owner) =>
  (await as(fd, who).ok(LIST, { filter: { search } })).entities.totalCount;
const eventsOf = async (entityId: string, who: Member = acme.owner) =>
  (await as(fd, who).ok(EVENTS, { filter: { entityId: { eq: entityId } } })).worldEvents.edges.map(
    ({ node }: { node: object }) => node,
  );

const order = (overrides: object = {}) => ({
  idempotencyKey: 'order-1',
  entity: { type: 'PERSON', system: 'shop', externalId: 'customer-1' },
  type: 'order.shipped',
  fields: [{ name: 'orders', number: 3 }],
  confidencePercent: 50,
  ...overrides,
});
const recordEvent = (input: object, who: Member = acme.owner) =>
  mutate(fd, who, 'createWorldEvent', input, 'isNew entity { id eventCount }');
const correct = (id: string, field: object, who: Member = acme.owner) =>
  outcome(fd, who, 'updateEntity', { id, field });
const withdraw = (id: string, who: Member = acme.owner) => outcome(fd, who, 'retractWorldEvent', { id });

describe('the list of entities', () => {
  const namesOf = async (filter: object, who: Member = acme.owner) =>
    (await as(fd, who).ok(LIST, { filter })).entities.edges.map(
      ({ node }: { node: { displayName: string } }) => node.displayName,
    );
  const named = (name: string, more: object = {}) =>
    order({
      idempotencyKey: name,
      entity: { type: 'PERSON', system: 'shop', externalId: name },
      fields: [{ name: 'name', string: name }],
      ...more,
    });

  it('is filtered by the source of the current values and by confidence [RC-12]', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['world.write', 'world.read'] });
    const byKey = (input: object) => mutate(fd, key, 'createWorldEvent', input, 'entity { id }');
    await byKey(named('Sure', { confidencePercent: 90 }));
    await byKey(named('Unsure', { confidencePercent: 40 }));
    // The member replaces the only value of the key, so that the key is no longer a source of the record.
    const { entity } = await byKey(named('Corrected', { confidencePercent: 20 }));
    await correct(entity.id, { name: 'name', string: 'Correct' });
    expect((await namesOf({ sources: ['API'] })).sort()).toEqual(['Sure', 'Unsure']);
    expect(await namesOf({ sources: ['MEMBER', 'AGENT'] })).toEqual(['Correct']);
    expect(await namesOf({ sources: ['DATA_SOURCE'] })).toEqual([]);
    expect((await namesOf({ sources: [] })).sort()).toEqual(['Correct', 'Sure', 'Unsure']);
    expect((await namesOf({ minConfidencePercent: 90 })).sort()).toEqual(['Correct', 'Sure']);
    expect(await namesOf({ minConfidencePercent: 91 })).toEqual(['Correct']);
    expect(await namesOf({ not: { minConfidencePercent: 90 } })).toEqual(['Unsure']);
    expect(await namesOf({ minConfidencePercent: 0 }, globex.owner)).toEqual([]);
    for (const minConfidencePercent of [-1, 101])
      expect(await as(fd, acme.owner).denied(LIST, { filter: { minConfidencePercent } })).toBe('VALIDATION_FAILED');
  });
});

describe('ingesting through the API', () => {
  it('stores the source, once for one key, in sequence and concurrently [AM-35]', async () => {
    const first = await recordEvent(order());
    expect(first).toMatchObject({ isNew: true, entity: { eventCount: 1 } });
    const again = await Promise.all([1, 2, 3].map(() => recordEvent(order())));
    expect(again.map(({ isNew }) => isNew)).toEqual([false, false, false]);
    const entity = await entityOf(first.entity.id);
    expect(entity.eventCount).toBe(1);
    expect(entity.fields).toMatchObject([
      {
        name: 'orders',
        kind: 'NUMBER',
        value: '3',
        confidencePercent: 50,
        source: 'MEMBER',
        sourceName: acme.owner.name,
      },
    ]);
    const { length } = await rows(
      fd,
      `select 1 from audit_events where name = 'world_event.recorded' and workspace_id = $1`,
      [acme.id],
    );
    expect(length).toBe(1);
  });

  it('attributes events of a program to its key [AM-35]', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['world.read', 'world.write'] });
    const { entity } = await recordEvent(order({ idempotencyKey: 'by-key' }), { ...acme.owner, ...key });
    expect((await entityOf(entity.id)).fields).toMatchObject([{ source: 'API', sourceName: expect.any(String) }]);
  });

  it.each([
    ['EVENT_IDEMPOTENCY_KEY_INVALID', { idempotencyKey: ' ' }],
    ['EVENT_IDEMPOTENCY_KEY_INVALID', { idempotencyKey: 'k'.repeat(201) }],
    ['EVENT_TYPE_INVALID', { type: 'Order Shipped!' }],
    ['ENTITY_REF_INVALID', { entity: { type: 'PERSON', system: 'frontdesk.contact', externalId: 'x' } }],
    ['ENTITY_REF_INVALID', { entity: { type: 'PERSON', system: 'shop', externalId: '' } }],
    ['FIELDS_INVALID', { fields: [{ name: '__proto__', string: 'x' }] }],
    ['FIELDS_INVALID', { fields: [{ name: 'a', string: 'x', number: 1 }] }],
    ['FIELDS_INVALID', { fields: [{ name: 'a', string: 'x'.repeat(2001) }] }],
    ['FIELDS_INVALID', { fields: [{ name: 'a' }, { name: 'a' }] }],
    ['FIELDS_INVALID', { fields: Array.from({ length: 51 }, (_, index) => ({ name: `f${index}`, number: 1 })) }],
    ['RELATIONS_INVALID', { relations: [{ kind: 'is', to: order().entity }] }],
    ['EVENT_EMPTY', { fields: [] }],
    ['CONFIDENCE_INVALID', { confidencePercent: 96 }],
    ['CONFIDENCE_INVALID', { confidencePercent: -1 }],
    ['EVENT_TIME_INVALID', { effectiveAt: '9999-12-31T00:00:00.000Z' }],
    ['EVENT_TIME_INVALID', { effectiveAt: '0000-01-01T00:00:00.000Z' }],
  ])('refuses invalid events with %s [AM-35]', async (code, wrong) => {
    expect(await outcome(fd, acme.owner, 'createWorldEvent', order(wrong))).toBe(code);
    expect(await rows(fd, 'select 1 from entities where workspace_id = $1', [acme.id])).toEqual([]);
    // Precondition: without the invalid field, the event is accepted.
    expect(await outcome(fd, acme.owner, 'createWorldEvent', order())).toBe('ok');
  });

  it('does not affect another workspace with entities of the same names [AM-04] [AM-05]', async () => {
    const { entity: here } = await recordEvent(order({ fields: [{ name: 'name', string: 'Lena of Acme' }] }));
    const { entity: there } = await recordEvent(
      order({ fields: [{ name: 'name', string: 'Lena of Globex' }] }),
      globex.owner,
    );
    expect(there.id).not.toBe(here.id);
    const relations = [{ kind: 'knows', to: order().entity }];
    const { entity } = await recordEvent(
      order({ idempotencyKey: 'r', entity: { ...order().entity, externalId: '2' }, relations }),
      globex.owner,
    );
    expect((await entityOf(entity.id, globex.owner)).outgoingRelationships).toMatchObject([{ toId: there.id }]);
    expect((await entityOf(here.id)).incomingRelationships).toEqual([]);
    expect(await correct(here.id, { name: 'name', string: 'Eve' }, globex.owner)).toBe('NOT_FOUND');
    expect(await withdraw(await worldEventOf(fd, acme, here.id), globex.owner)).toBe('NOT_FOUND');
    expect(await valuesOf(here.id)).toEqual({ name: 'Lena of Acme' });
  });
});

describe('a correction', () => {
  it('overrides lower confidence, in any order, and sends one webhook [AM-35]', async () => {
    await buildWebhook(fd, acme, acme.owner, { eventTypes: ['entity.updated'] });
    const entity = { externalId: 'lena' };
    const id = await buildEntity(fd, acme, { entity, fields: { city: 'Bath' }, confidence: 0.5 });
    expect(await correct(id, { name: 'city', string: 'Wells' })).toBe('ok');
    await ingestAll(fd, acme, [buildEventInput({ entity, fields: { city: 'Bath' }, confidence: 0.95 })]);
    expect(await valuesOf(id)).toEqual({ city: 'Wells' });
    expect((await entityOf(id)).fields).toMatchObject([
      { confidencePercent: 100, source: 'MEMBER', sourceName: acme.owner.name },
    ]);
    const messages = await rows<{ payload: string }>(
      fd,
      `select payload from webhook_messages where workspace_id = $1 order by at, id`,
      [acme.id],
    );
    // An event that changes nothing is not published.
    expect(messages.map(({ payload }) => JSON.parse(payload).data.changed)).toEqual([['city'], ['city']]);
    expect(messages.map(({ payload }) => payload).join()).not.toMatch(/Bath|Wells/);
  });

  it('removes a field, and can be followed by another [AM-35]', async () => {
    const id = await buildEntity(fd, acme, { fields: { name: 'Lena', city: 'Bath' } });
    expect(await correct(id, { name: 'city' })).toBe('ok');
    expect(await valuesOf(id)).toEqual({ name: 'Lena' });
    await correct(id, { name: 'city', string: 'Wells' });
    expect(await valuesOf(id)).toEqual({ name: 'Lena', city: 'Wells' });
  });

  it('requires write access [AM-35]', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const id = await buildEntity(fd, acme, { fields: { city: 'Bath' } });
    expect((await entityOf(id, viewer)).viewerCan.correct.allowed).toBe(false);
    expect(await correct(id, { name: 'city', string: 'Wells' }, viewer)).toBe('FORBIDDEN');
    expect(await withdraw(await worldEventOf(fd, acme, id), viewer)).toBe('FORBIDDEN');
    expect(await valuesOf(id)).toEqual({ city: 'Bath' });
  });
});

describe('a withdrawn event', () => {
  it('no longer applies, and the events it had overridden apply again; nothing is deleted [AM-35]', async () => {
    const entity = { externalId: 'lena' };
    const relations = [{ kind: 'knows', to: { type: 'PERSON', system: 'register', externalId: 'ben' } }] as const;
    const id = await buildEntity(fd, acme, { entity, fields: { city: 'Bath', name: 'Lena' }, confidence: 0.2 });
    await ingestAll(fd, acme, [
      buildEventInput({ entity, idempotencyKey: 'wrong', fields: { city: 'Paris' }, confidence: 0.9, relations }),
    ]);
    expect((await entityOf(id)).outgoingRelationships).toHaveLength(1);
    const [wrong] = (await eventsOf(id)).filter(
      ({ idempotencyKey }: { idempotencyKey: string }) => idempotencyKey === 'wrong',
    );
    expect(await withdraw(wrong.id)).toBe('ok');
    expect(await valuesOf(id)).toEqual({ city: 'Bath', name: 'Lena' });
    expect((await entityOf(id)).outgoingRelationships).toEqual([]);
    const events = await eventsOf(id);
    expect(events).toHaveLength(3);
    expect(events.find((event: { id: string }) => event.id === wrong.id).retractedAt).toEqual(expect.any(String));
    expect(await withdraw(wrong.id)).toBe('EVENT_RETRACTED');
    expect(await withdraw(events[0].id)).toBe('EVENT_RETRACTED');
    // A new event with the same confidence sets the value again.
    await ingestAll(fd, acme, [buildEventInput({ entity, fields: { city: 'Paris' }, confidence: 0.9 })]);
    expect(await valuesOf(id)).toMatchObject({ city: 'Paris' });
  });

  it('is withdrawn once by two concurrent requests [AM-35]', async () => {
    const id = await buildEntity(fd, acme);
    const event = await worldEventOf(fd, acme, id);
    const outcomes = await Promise.all([withdraw(event), withdraw(event)]);
    expect(outcomes.sort()).toEqual(['EVENT_RETRACTED', 'ok']);
  });
});

describe('contact details', () => {
  it('are masked for members who see them masked, in fields, events, names and search results [WC-22]', async () => {
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    const fields = {
      name: NUMBER,
      phone: NUMBER,
      note: `Call ${NUMBER} or lena@people.test`,
      born: '1985-04-12',
      city: 'Bath',
    };
    const id = await buildEntity(fd, acme, { fields, entity: { externalId: 'lena@people.test' } });
    const shown = JSON.stringify([await entityOf(id), await eventsOf(id)]);
    const hidden = JSON.stringify([await entityOf(id, masked), await eventsOf(id, masked)]);
    for (const detail of [NUMBER, 'lena@people.test']) {
      // Precondition: an unrestricted member sees the detail.
      expect(shown).toContain(detail);
      expect(hidden).not.toContain(detail);
    }
    expect(await valuesOf(id, masked)).toMatchObject({ born: '1985-04-12', city: 'Bath' });
    for (const search of ['79460018', '020 7946 0018', 'lena@people', 'people.test']) {
      // Precondition: an unrestricted member finds the contact.
      expect([search, await found(search)]).toEqual([search, 1]);
      expect([search, await found(search, masked)]).toEqual([search, 0]);
    }
    expect([await found('Bath', masked), await found('1985')]).toEqual([1, 1]);
  });

  it('are hidden from members limited to their own conversations [WC-22]', async () => {
    await buildEntity(fd, acme);
    const limited = await buildMember(fd, acme, { role: 'operator', assignedConversationsOnly: true });
    const { errors } = await as(fd, limited).run(LIST);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const operator = await buildMember(fd, acme, { role: 'operator' });
    // Precondition: an operator without the limit sees the entity.
    expect((await as(fd, operator).ok(LIST)).entities.totalCount).toBe(1);
  });
});

describe('ten thousand events', () => {
  it('cost the same to read and to append to as one, with the same result [AM-35]', async () => {
    const entity = { externalId: 'busy' };
    for (let batch = 0; batch < 20; batch += 1)
      await ingestAll(
        fd,
        acme,
        Array.from({ length: 500 }, (_, index) => buildEventInput({ entity, fields: { visits: batch * 500 + index } })),
      );
    const id = await buildEntity(fd, acme, { entity, fields: { city: 'Bath' } });
    expect(await entityOf(id)).toMatchObject({ eventCount: 10_001 });
    const events = await rows<{ text: string }>(fd, `select 1 from world_events where entity_id = $1`, [id]);
    expect(events).toHaveLength(10_001);
    // The fields computed step by step must equal the fields computed from all events, as after a retraction.
    const before = await valuesOf(id);
    await ingestAll(fd, acme, [
      buildEventInput({ entity, idempotencyKey: 'lie', fields: { visits: 0, lie: true }, confidence: 0.9 }),
    ]);
    const [lie] = await rows<{ id: string }>(
      fd,
      `select id from world_events where idempotency_key = 'lie' and workspace_id = $1`,
      [acme.id],
    );
    expect(await withdraw(lie?.id ?? '')).toBe('ok');
    expect(await valuesOf(id)).toEqual(before);
  });
});

describe('what a contact tells the agent', () => {
  it('is stored in the transaction of their answer, and a correction overrides the next answer [AM-35]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    for (const words of ['Hello', 'My teeth', 'Next week', 'Whatever']) {
      await phone.say(number, words);
      fd.advance({ seconds: 5 });
      await phone.drain();
    }
    const lead = await phone.db.read((tx) => tx.lead.findFirstOrThrow());
    const answers = lead.answers as Record<string, string>;
    expect(Object.keys(answers).length).toBeGreaterThan(0);
    const contact = await phone.db.read((tx) => tx.contact.findFirstOrThrow({ include: { entity: true } }));
    const id = contact.entity?.id ?? '';
    expect(await valuesOf(id, phone.owner)).toMatchObject({ ...answers, name: 'Lena Lead', phone: number });
    const { fields, contactId } = await entityOf(id, phone.owner);
    expect(contactId).toBe(contact.id);
    const [key = ''] = Object.keys(answers);
    expect(fields.find(({ name }: { name: string }) => name === key)).toMatchObject({
      source: 'AGENT',
      confidencePercent: 50,
    });
    await correct(id, { name: key, string: 'Something else' }, phone.owner);
    const answer = { lead, key: 'again', answers: { [key]: 'Their words' } };
    await phone.db.write((tx) =>
      ingestLeadAnswers(tx, asSystemActor(fd.services, phone.workspace.id, { kind: 'system', name: 'Agent' }), answer),
    );
    expect(await valuesOf(id, phone.owner)).toMatchObject({ [key]: 'Something else' });
  });
});

/** Creates a contact with a lead, and stores the lead's answers in the world model. */
async function answered(phone: string, answers: Record<string, string>) {
  const contact = await buildContact(fd, acme, { phone, name: `Of ${phone}` });
  const lead = await buildLead(fd, acme, { phone });
  const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Agent' });
  await fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => ingestLeadAnswers(tx, by, { lead: { id: lead.id, phone }, key: '1', answers }));
  const [entity] = await rows<{ id: string }>(fd, 'select id from entities where contact_id = $1', [contact.id]);
  return { contactId: contact.id, leadId: lead.id, id: entity?.id ?? '' };
}

describe('deletion of world-model data', () => {
  it('happens with the lead, and remaining entities are recomputed; a legal hold prevents it [WC-30]', async () => {
    const { leadId, id, contactId } = await answered(NUMBER, { goal: 'Teeth', name: 'Teeth Person' });
    expect(await valuesOf(id)).toMatchObject({ goal: 'Teeth', name: 'Teeth Person' });
    await buildHold(fd, acme, { leadId });
    expect(await outcome(fd, acme.owner, 'deleteLead', { id: leadId })).toBe('LEGAL_HOLD');
    expect(await valuesOf(id)).toMatchObject({ goal: 'Teeth' });
    await rows(fd, 'delete from legal_holds where workspace_id = $1', [acme.id]);
    expect(await outcome(fd, acme.owner, 'deleteLead', { id: leadId })).toBe('ok');
    expect(await valuesOf(id)).toEqual({ name: `Of ${NUMBER}`, phone: NUMBER });
    expect(await rows(fd, `select 1 from world_events where lead_id = $1 or fields ? 'goal'`, [leadId])).toEqual([]);
    expect((await entityOf(id)).contactId).toBe(contactId);
  });

  it('happens with the contact [WC-30]', async () => {
    const { contactId, id } = await answered(NUMBER, { goal: 'Teeth' });
    // Precondition: the contact has events.
    expect(await eventsOf(id)).toHaveLength(2);
    expect(await outcome(fd, acme.owner, 'deleteContact', { id: contactId })).toBe('ok');
    for (const table of ['entities', 'world_events', 'entity_fields', 'entity_external_ids'])
      expect([table, await rows(fd, `select 1 from ${table} where workspace_id = $1`, [acme.id])]).toEqual([table, []]);
  });

  it('happens in the nightly sweep: answers with their lead, and entities that are not contacts [CB-23]', async () => {
    const { leadId, id } = await answered(NUMBER, { goal: 'Teeth' });
    const [old, young] = [await buildEntity(fd, acme), await buildEntity(fd, acme)];
    await rows(fd, `update leads set created_at = now() - interval '40 days' where id = $1`, [leadId]);
    await rows(fd, `update entities set updated_at = now() - interval '40 days' where id = $1`, [old]);
    await rows(fd, 'update workspaces set retention_days = 30 where workspace_id = $1', [acme.id]);
    const night = { workspaceId: acme.id, dueAt: fd.services.clock().toISOString() };
    const hold = await buildHold(fd, acme);
    await sweepWorkspaceJob(fd.services)(night, {} as JobHelpers);
    // Precondition: the legal hold protects the answer.
    expect(await valuesOf(id)).toMatchObject({ goal: 'Teeth' });
    await rows(fd, 'delete from legal_holds where id = $1', [hold.id]);
    const next = { ...night, dueAt: new Date(Date.parse(night.dueAt) + 1).toISOString() };
    await sweepWorkspaceJob(fd.services)(next, {} as JobHelpers);
    expect(Object.keys(await valuesOf(id)).sort()).toEqual(['name', 'phone']);
    const left = await rows<{ id: string }>(fd, 'select id from entities where workspace_id = $1', [acme.id]);
    expect(left.map((row) => row.id).sort()).toEqual([id, young].sort());
    expect(await rows(fd, 'select 1 from world_events where entity_id = $1', [old])).toEqual([]);
  });

  it('follows a merge of contacts, and its undo [WC-30]', async () => {
    const one = await answered(NUMBER, { goal: 'Teeth' });
    const other = await answered('+442079460019', { goal: 'Hair', budget: '100' });
    const both = { primaryId: one.contactId, mergeId: other.contactId, take: [] };
    expect(await outcome(fd, acme.owner, 'mergeContacts', both)).toBe('ok');
    expect(await valuesOf(one.id)).toMatchObject({ goal: 'Hair', budget: '100' });
    expect(await rows(fd, 'select 1 from entities where workspace_id = $1', [acme.id])).toHaveLength(1);
    expect(await outcome(fd, acme.owner, 'undoContactMerge', { id: one.contactId })).toBe('ok');
    expect(await valuesOf(one.id)).toMatchObject({ goal: 'Teeth', phone: NUMBER });
    const [again] = await rows<{ id: string }>(fd, 'select id from entities where contact_id = $1', [other.contactId]);
    expect(await valuesOf(again?.id ?? '')).toMatchObject({ goal: 'Hair', budget: '100', phone: '+442079460019' });
  });
});
