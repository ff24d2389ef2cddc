import { LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let masked: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
});
afterAll(() => fd.close());

type Type = 'Lead' | 'Contact' | 'Booking';

let count = 0;
const phone = () => `+4420794${String(++count).padStart(5, '0')}`;
const build = async (type: Type): Promise<string> => {
  if (type === 'Contact') return (await buildContact(fd, acme, { phone: phone() })).id;
  const { id } = await buildLead(fd, acme, { phone: phone() });
  return type === 'Lead' ? id : buildBooking(fd, acme, id);
};
const idIn = (system: string, externalId: string | null) => ({ system, externalId });
const entry = (key: string, value: string | null) => ({ key, value });
const update = (type: Type, input: object, who = acme.owner) => outcome(fd, who, `update${type}`, input);
const FIELDS = 'id updatedAt externalIds { system externalId } metadata { key value }';
const read = async (type: Type, id: string, who = acme.owner) => {
  const name = type.toLowerCase();
  return (await as(fd, who).ok(`query ($id: ID!) { ${name}(id: $id) { ${FIELDS} } }`, { id }))[name];
};
const listed = (type: Type) =>
  `query ($filter: ${type}Filter) { ${type.toLowerCase()}s(first: 10, filter: $filter) { nodes { id } totalCount } }`;
const find = async (type: Type, filter: object, who = acme.owner): Promise<string[]> =>
  (await as(fd, who).ok(listed(type), { filter }))[`${type.toLowerCase()}s`].nodes.map(({ id }: { id: string }) => id);
const names = (how: string) =>
  rows(fd, 'select after from audit_events where name = $1 and workspace_id = $2', [how, acme.id]);

const TYPES = [['Lead'], ['Contact'], ['Booking']] as const;

describe.each(TYPES)('external ids and metadata of a %s', (type) => {
  it('are set and removed one by one, and kept if they are not listed [API-05]', async () => {
    const id = await build(type);
    const first = await read(type, id);
    expect(first).toMatchObject({ externalIds: [], metadata: [] });
    const both = {
      externalIds: [idIn('crm', ' 17 '), idIn('Ads', 'x')],
      metadata: [entry('plan', 'gold'), entry('b', '1')],
    };
    expect(await update(type, { id, ...both })).toBe('ok');
    const stored = await read(type, id);
    expect(stored).toMatchObject({
      externalIds: [idIn('Ads', 'x'), idIn('crm', '17')],
      metadata: [entry('b', '1'), entry('plan', 'gold')],
    });
    expect(stored.updatedAt > first.updatedAt).toBe(true);
    await update(type, {
      id,
      externalIds: [idIn('crm', '18'), idIn('Ads', null)],
      metadata: [entry('plan', ''), entry('c', '2')],
    });
    expect(await read(type, id)).toMatchObject({
      externalIds: [idIn('crm', '18')],
      metadata: [entry('b', '1'), entry('c', '2')],
    });
    await update(type, { id, externalIds: null, metadata: null });
    expect(await read(type, id)).toMatchObject({ externalIds: [], metadata: [] });
    expect(await names(`${type.toLowerCase()}.updated`)).toContainEqual({
      after: { externalIds: 'changed', metadata: 'changed' },
    });
  });

  it('find the record [API-05]', async () => {
    const [id, other] = [await build(type), await build(type)];
    await update(type, {
      id,
      externalIds: [idIn('crm', '17')],
      metadata: [entry('plan', 'gold'), entry('branch', 'Leeds')],
    });
    await update(type, { id: other, externalIds: [idIn('ads', '17')], metadata: [entry('plan', 'gold')] });
    expect(await find(type, { externalIds: [idIn('crm', '17'), idIn('crm', '18')] })).toEqual([id]);
    expect(await find(type, { externalIds: [] })).toEqual([]);
    expect(await find(type, { metadata: [entry('plan', 'gold'), entry('branch', 'Leeds')] })).toEqual([id]);
    expect(await find(type, { metadata: [entry('plan', 'gold')] })).toHaveLength(2);
    expect(await find(type, { not: { metadata: [entry('branch', 'Leeds')] } })).toEqual([other]);
    expect(await find(type, { metadata: [entry('Leeds', 'branch')] })).toEqual([]);
    for (const filter of [{ externalIds: [idIn('crm', null)] }, { metadata: [entry('plan', null)] }])
      expect(await as(fd, acme.owner).denied(listed(type), { filter })).toBe('VALIDATION_FAILED');
  });

  it('are not given to a second record, also concurrently, but to one of another workspace [API-05]', async () => {
    const ids = [await build(type), await build(type)];
    const outcomes = await Promise.all(ids.map((id) => update(type, { id, externalIds: [idIn('crm', '17')] })));
    expect(outcomes.toSorted()).toEqual(['EXTERNAL_ID_TAKEN', 'ok']);
    const others = TYPES.flat().filter((one) => one !== type);
    for (const other of others)
      expect(await update(other, { id: await build(other), externalIds: [idIn('crm', '17')] })).toBe('ok');
    const foreign = { name: 'Nia', phone: phone(), externalIds: [idIn('crm', '17')] };
    expect(await outcome(fd, globex.owner, 'createContact', foreign)).toBe('ok');
  });

  it('have limits, and a refused change stores nothing [API-05]', async () => {
    const id = await build(type);
    const ids = (size: number) => Array.from({ length: size }, (_, at) => idIn(`system-${at}`, '1'));
    const entries = (size: number) => Array.from({ length: size }, (_, at) => entry(`key-${at}`, '1'));
    expect(
      await update(type, { id, externalIds: ids(LIMITS.externalIds), metadata: entries(LIMITS.metadataKeys) }),
    ).toBe('ok');
    const before = await read(type, id);
    const invalid = [
      [{ externalIds: [idIn('one more', '1')] }, 'EXTERNAL_IDS_INVALID'],
      [{ externalIds: [idIn('frontdesk.contact', '1')] }, 'EXTERNAL_IDS_INVALID'],
      [{ externalIds: [idIn('s'.repeat(81), '1')] }, 'EXTERNAL_IDS_INVALID'],
      [{ externalIds: [idIn('crm', 'x'.repeat(LIMITS.externalIdLength + 1))] }, 'EXTERNAL_IDS_INVALID'],
      [{ externalIds: [idIn('system-1', 'a'), idIn('system-1', 'b')] }, 'EXTERNAL_IDS_INVALID'],
      [{ metadata: [entry('one more', '1')] }, 'METADATA_INVALID'],
      [{ metadata: [entry('k'.repeat(LIMITS.metadataKeyLength + 1), '1')] }, 'METADATA_INVALID'],
      [{ metadata: [entry('key-1', 'v'.repeat(LIMITS.metadataValueLength + 1))] }, 'METADATA_INVALID'],
      [{ metadata: [entry(' ', '1')] }, 'METADATA_INVALID'],
    ] as const;
    for (const [change, code] of invalid) expect(await update(type, { id, ...change })).toBe(code);
    expect(await read(type, id)).toEqual(before);
  });

  it('are masked, and cannot be probed by a member who sees details masked [API-05]', async () => {
    const id = await build(type);
    await update(type, {
      id,
      externalIds: [idIn('crm', '+442079460018')],
      metadata: [entry('mail', 'lena@people.test')],
    });
    const seen = JSON.stringify(await read(type, id, masked));
    expect(seen).not.toMatch(/442079460018|lena@people/);
    for (const filter of [{ externalIds: [idIn('crm', '17')] }, { metadata: [entry('plan', 'gold')] }]) {
      expect(await as(fd, masked).denied(listed(type), { filter: { not: filter } })).toBe('FORBIDDEN');
      await find(type, { not: filter });
    }
    expect(await update(type, { id, externalIds: [idIn('crm', '+442079460018')] }, masked)).toBe('DETAILS_MASKED');
    expect(await update(type, { id, metadata: [entry('mail', 'l•••@people.test')] }, masked)).toBe('DETAILS_MASKED');
    expect(await update(type, { id, metadata: [entry('plan', 'gold')] }, masked)).toBe('ok');
  });

  it('are found by an index [API-05]', async () => {
    for (const filter of [{ externalIds: [idIn('crm', '17')] }, { metadata: [entry('plan', 'gold')] }]) {
      const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
      await find(type, filter);
      const statement = fetch.mock.calls.at(-1)?.[1];
      fetch.mockRestore();
      const plan = await fd.services.database.forWorkspace(acme.id).read(async (tx) => {
        await tx.sql`select set_config('enable_seqscan', 'off', true)`;
        return tx.run({
          name: null,
          text: `explain (format json) ${statement?.text}`,
          values: [...(statement?.values ?? [])],
        });
      });
      expect(JSON.stringify(plan)).toContain(
        'externalIds' in filter ? `external_ids_${type.toLowerCase()}_key` : 'with_metadata',
      );
    }
    const [indexed] = await rows<{ plan: string }>(
      fd,
      `select indexdef as plan from pg_indexes where indexname = '${type.toLowerCase()}s_metadata_idx'`,
    );
    expect(indexed?.plan).toContain('gin');
  });
});

describe('a new record', () => {
  it('is created with external ids and metadata, unless an id is taken [API-05]', async () => {
    const external = { externalIds: [idIn('crm', '17')], metadata: [entry('plan', 'gold')] };
    const lead = { name: 'Lena', phone: phone(), consent: true, ...external };
    const contact = { name: 'Lena', phone: phone(), ...external };
    const { lead: created } = await mutate(fd, acme.owner, 'createLead', lead, `lead { ${FIELDS} }`);
    expect(created).toMatchObject(external);
    expect((await mutate(fd, acme.owner, 'createContact', contact, `contact { ${FIELDS} }`)).contact).toMatchObject(
      external,
    );
    for (const [name, input] of [
      ['createLead', lead],
      ['createContact', { ...contact, phone: phone() }],
    ] as const)
      expect(await mutate(fd, acme.owner, name, input)).toMatchObject({
        outcome: 'EXTERNAL_ID_TAKEN',
        field: 'externalIds',
      });
    expect(await find('Lead', {})).toHaveLength(1);
    expect(await find('Contact', {})).toHaveLength(1);
  });
});

const LEAD = () => ({ name: 'Lena', phone: phone(), consent: true });
const upsertLead = (input: object, who = acme.owner) =>
  mutate(fd, who, 'upsertLead', input, 'isNew lead { id name email }');
const upsertContact = (input: object, who = acme.owner) =>
  mutate(fd, who, 'upsertContact', input, 'isNew contact { id name email phone }');

describe('upsertLead', () => {
  it('creates a lead once, and then changes it [API-05]', async () => {
    const input = { ...LEAD(), email: 'lena@people.test', externalIds: [idIn('crm', '1')] };
    const first = await upsertLead(input);
    expect(first).toMatchObject({ isNew: true, lead: { name: 'Lena' } });
    const again = await upsertLead({ ...input, phone: phone(), name: 'Lena Moss', email: undefined });
    expect(again).toMatchObject({
      isNew: false,
      lead: { id: first.lead.id, name: 'Lena Moss', email: 'lena@people.test' },
    });
    expect((await upsertLead({ ...input, email: null })).lead).toMatchObject({ id: first.lead.id, email: null });
    expect([(await names('lead.created')).length, (await names('lead.updated')).length]).toEqual([1, 2]);
  });

  it('finds a lead by `externalId`, or by the phone number of an open lead [API-05]', async () => {
    const input = LEAD();
    const known = await buildLead(fd, acme, { phone: input.phone, externalId: 'a', status: 'LOST' });
    const open = await buildLead(fd, acme, { phone: input.phone });
    expect((await upsertLead({ ...input, externalId: 'a' })).lead.id).toBe(known.id);
    expect((await upsertLead({ ...input, externalIds: [idIn('crm', '1')] })).lead.id).toBe(open.id);
    expect((await upsertLead(input)).lead.id).toBe(open.id);
    // The open lead has another id in this system, so this is another lead.
    expect((await upsertLead({ ...input, externalIds: [idIn('crm', '2')] })).isNew).toBe(true);
    const both = [idIn('crm', '1'), idIn('ads', '1')];
    await upsertLead({ ...LEAD(), externalIds: [idIn('ads', '1')] });
    expect(await upsertLead({ ...input, externalIds: both })).toMatchObject({ outcome: 'EXTERNAL_IDS_AMBIGUOUS' });
  });

  it.each([
    ['an external id', () => ({ externalIds: [idIn('crm', '1')] }), true],
    ['a phone number', () => ({}), false],
  ])('creates one lead of concurrent requests with %s [API-05]', async (_key, external, otherPhones) => {
    const input = LEAD();
    const given = () => ({ ...input, ...(otherPhones && { phone: phone() }), ...external() });
    const answers = await Promise.all(Array.from({ length: 6 }, () => upsertLead(given())));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ lead }) => lead.id)).size).toBe(1);
  });
});

describe('upsertContact', () => {
  it('creates a contact once, and then changes it [API-05]', async () => {
    const input = { name: 'Lena', phone: phone(), externalIds: [idIn('crm', '1')], email: 'lena@people.test' };
    const first = await upsertContact(input);
    expect(first).toMatchObject({ isNew: true, contact: { name: 'Lena' } });
    const moved = phone();
    expect(await upsertContact({ ...input, phone: moved, email: undefined })).toMatchObject({
      isNew: false,
      contact: { id: first.contact.id, phone: moved, email: 'lena@people.test' },
    });
    const byPhone = await upsertContact({
      name: 'Lena Moss',
      phone: moved,
      externalIds: [idIn('ads', '9')],
      email: null,
    });
    expect(byPhone).toMatchObject({ isNew: false, contact: { id: first.contact.id, name: 'Lena Moss', email: null } });
    expect((await read('Contact', first.contact.id)).externalIds).toEqual([idIn('ads', '9'), idIn('crm', '1')]);
  });

  it('refuses the phone number of a contact with another id in the system, and ids of two contacts [API-05]', async () => {
    const input = { name: 'Lena', phone: phone(), externalIds: [idIn('crm', '1')] };
    const { contact } = await upsertContact(input);
    const other = { ...input, externalIds: [idIn('crm', '2')] };
    expect(await upsertContact(other)).toMatchObject({ outcome: 'PHONE_TAKEN', field: 'phone' });
    await upsertContact({ ...other, phone: phone() });
    expect(await upsertContact({ ...other, externalIds: [idIn('crm', '2')] })).toMatchObject({
      outcome: 'PHONE_TAKEN',
    });
    await upsertContact({ ...input, phone: phone(), externalIds: [idIn('ads', '1')] });
    const ambiguous = [idIn('crm', '1'), idIn('ads', '1')];
    expect(await upsertContact({ ...input, externalIds: ambiguous })).toMatchObject({
      outcome: 'EXTERNAL_IDS_AMBIGUOUS',
    });
    expect((await read('Contact', contact.id)).externalIds).toEqual([idIn('crm', '1')]);
  });

  it('creates one contact of concurrent requests, also with `createContact` [API-05]', async () => {
    const input = { name: 'Lena', phone: phone() };
    const created = outcome(fd, acme.owner, 'createContact', input);
    const answers = await Promise.all(Array.from({ length: 6 }, () => upsertContact(input)));
    await created;
    expect(answers.map((one) => one.outcome)).toEqual(answers.map(() => 'ok'));
    expect(new Set(answers.map(({ contact }) => contact.id)).size).toBe(1);
    expect(await find('Contact', {})).toHaveLength(1);
  });
});

describe.each([
  ['upsertLead', LEAD],
  ['upsertContact', () => ({ name: 'Lena', phone: phone() })],
] as const)('%s', (name, input) => {
  it('needs the permissions to create and to update, and unmasked contact details [API-05]', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const assigned = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    expect(await outcome(fd, viewer, name, input())).toBe('FORBIDDEN');
    expect(await outcome(fd, masked, name, input())).toBe('FORBIDDEN');
    expect(await outcome(fd, assigned, name, input())).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, name, input())).toBe('ok');
  });
});

describe('a merge of contacts', () => {
  it('moves external ids and metadata, and its undo restores them [API-05]', async () => {
    const [kept, removed] = [await build('Contact'), await build('Contact')];
    await update('Contact', { id: kept, externalIds: [idIn('crm', '1')], metadata: [entry('plan', 'gold')] });
    const given = {
      externalIds: [idIn('crm', '2'), idIn('ads', '2')],
      metadata: [entry('branch', 'Leeds'), entry('plan', 'silver')],
    };
    await update('Contact', { id: removed, ...given });
    const before = await Promise.all([kept, removed].map((id) => read('Contact', id)));
    await mutate(fd, acme.owner, 'mergeContacts', { primaryId: kept, mergeId: removed, take: [] });
    expect(await read('Contact', kept)).toMatchObject({
      externalIds: [idIn('ads', '2'), idIn('crm', '1')],
      metadata: [entry('branch', 'Leeds'), entry('plan', 'gold')],
    });
    expect(await outcome(fd, acme.owner, 'undoContactMerge', { id: kept })).toBe('ok');
    const after = await Promise.all([kept, removed].map((id) => read('Contact', id)));
    const values = (all: readonly { externalIds: object; metadata: object }[]) =>
      all.map(({ externalIds, metadata }) => ({ externalIds, metadata }));
    expect(values(after)).toEqual(values(before));
  });
});
