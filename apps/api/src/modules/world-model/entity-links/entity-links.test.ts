import { CONTACT_SYSTEM, type FieldValue } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildEntity, buildEventInput, ingestAll } from '../../../../test/testkit/world-model.ts';
import { readContactRecord } from '../entities/index.ts';

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

const ENTITY = `query ($id: ID!) { entity(id: $id) { id displayName confidencePercent eventCount updatedAt
  fields(first: 100) { id name kind value confidencePercent isCurrent eventId }
  linkedEntities(first: 50) { edges { node { id } } }
  links(first: 50) { edges { node { id entityId otherEntityId scorePercent evidence { kind percent } source sourceName } } } } }`;

const entityOf = async (id: string, who: Member = acme.owner) => (await as(fd, who).ok(ENTITY, { id })).entity;
const linkedTo = async (id: string): Promise<string[]> =>
  (await entityOf(id)).linkedEntities.edges.map(({ node }: { node: { id: string } }) => node.id).sort();
const link = (entityId: string, otherEntityId: string, who: Member = acme.owner) =>
  outcome(fd, who, 'linkEntities', { entityId, otherEntityId });
const unlink = (entityId: string, otherEntityId: string, who: Member = acme.owner) =>
  outcome(fd, who, 'unlinkEntities', { entityId, otherEntityId });

let systems = 0;
/** Creates a person in a system of its own. */
const person = (fields: Readonly<Record<string, FieldValue>> = {}, over: object = {}) => {
  systems += 1;
  return buildEntity(fd, acme, {
    entity: { system: `system-${systems}` },
    fields: { name: 'Lena', ...fields },
    ...over,
  });
};

describe('linked entities', () => {
  it('are a group with the evidence of the link, and two again after the undo [AM-35] [RC-04]', async () => {
    const [one, two] = [await person({ phone: '+442079460018' }), await person({ phone: '020 7946 0018' })];
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.workspace.updateMany({ data: { defaultCountry: 'GB' } }));
    await ingestAll(fd, acme, [
      buildEventInput({ entity: await refOf(two), fields: { phone: '(020) 7946 0018' }, confidence: 0.9 }),
    ]);
    const before = [await stored(one), await stored(two)];
    const answer = await mutate(
      fd,
      acme.owner,
      'linkEntities',
      { entityId: two, otherEntityId: one },
      'entity { id } otherEntity { id }',
    );
    expect(answer).toMatchObject({ outcome: 'ok', entity: { id: two }, otherEntity: { id: one } });
    expect([await linkedTo(one), await linkedTo(two)]).toEqual([[two], [one]]);
    const [first, second] = [one, two].sort();
    const evidence = [
      { kind: 'PHONE', percent: 45 },
      { kind: 'NAME', percent: 25 },
    ];
    expect((await entityOf(one)).links.edges).toMatchObject([
      {
        node: {
          entityId: first,
          otherEntityId: second,
          scorePercent: 70,
          evidence,
          source: 'MEMBER',
          sourceName: acme.owner.name,
        },
      },
    ]);
    expect([await stored(one), await stored(two)]).toEqual(before);
    expect(await unlink(one, two)).toBe('ok');
    expect([await linkedTo(one), await linkedTo(two)]).toEqual([[], []]);
    expect((await entityOf(one)).links.edges).toEqual([]);
    expect([await stored(one), await stored(two)]).toEqual(before);
    const history = await rows(
      fd,
      'select undoes_id is null as link from entity_links where workspace_id = $1 order by id',
      [acme.id],
    );
    expect(history).toEqual([{ link: true }, { link: false }]);
  });

  it('show which value applies, with a correction first, and all values that lost [AM-35]', async () => {
    const one = await person({ membership: 'Silver', city: 'Bath' });
    const two = await person({ membership: 'Gold' }, { confidence: 0.8 });
    const current = async (id: string) =>
      Object.fromEntries(
        (await entityOf(id)).fields.map((f: { name: string; isCurrent: boolean }) => [f.name, f.isCurrent]),
      );
    expect(await current(one)).toEqual({ name: true, membership: true, city: true }); // Precondition: not linked.
    await link(one, two);
    expect(await current(one)).toEqual({ name: false, membership: false, city: true });
    expect(await current(two)).toEqual({ name: true, membership: true });
    await mutate(fd, acme.owner, 'updateEntity', { id: one, field: { name: 'membership', string: 'Platinum' } });
    expect(await current(one)).toMatchObject({ membership: true });
    expect(await current(two)).toMatchObject({ membership: false });
    expect((await entityOf(two)).fields).toContainEqual(expect.objectContaining({ name: 'membership', value: 'Gold' }));
  });

  it('are restored byte for byte by every order of links and undos [AM-35] [RC-04]', async () => {
    const ids = [await person({ a: 'x' }), await person({ b: 1 }), await person({ c: true }), await person()];
    const before = await Promise.all(ids.map(stored));
    const step = fc.tuple(fc.boolean(), fc.nat(3), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const [isLink, one, other] of steps)
          await (isLink ? link : unlink)(ids[one] as string, ids[other] as string);
        for (const one of ids) for (const other of ids) if (one < other) await unlink(one, other);
        expect(await Promise.all(ids.map(linkedTo))).toEqual([[], [], [], []]);
        expect(await Promise.all(ids.map(stored))).toEqual(before);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('form one group through others, without circles, and part where the link is removed [AM-35]', async () => {
    const [one, two, three] = [await person(), await person(), await person()];
    expect([await link(one, two), await link(two, three)]).toEqual(['ok', 'ok']);
    expect(await linkedTo(one)).toEqual([two, three].sort());
    expect(await link(one, three)).toBe('ENTITIES_ALREADY_LINKED');
    expect(await unlink(one, three)).toBe('ENTITIES_NOT_LINKED');
    expect(await unlink(one, two)).toBe('ok');
    expect([await linkedTo(one), await linkedTo(two)]).toEqual([[], [three]]);
  });

  it('never form a circle if they are linked concurrently [AM-35]', async () => {
    const [one, two, three] = [await person(), await person(), await person()];
    const outcomes = await Promise.all([link(one, two), link(two, three), link(three, one), link(two, one)]);
    expect(outcomes.toSorted()).toEqual(['ENTITIES_ALREADY_LINKED', 'ENTITIES_ALREADY_LINKED', 'ok', 'ok']);
    expect(await linkedTo(one)).toEqual([two, three].sort());
  });

  it('keep what is learned during a link [AM-35]', async () => {
    const [one, two] = [await person(), await person()];
    const entity = await refOf(one);
    const learned = Array.from({ length: 5 }, (_, index) =>
      ingestAll(fd, acme, [buildEventInput({ entity, fields: { [`fact_${index}`]: 'yes' } })]),
    );
    await Promise.all([link(one, two), ...learned]);
    expect(await linkedTo(one)).toEqual([two]);
    expect((await entityOf(one)).fields).toHaveLength(6);
  });
});

describe('a link is refused', () => {
  const refOfSystem = (system: string, externalId: string) => ({ entity: { system, externalId } });

  it('for two ids of one system, anywhere in the groups [AM-35]', async () => {
    const one = await buildEntity(fd, acme, refOfSystem('ehr', '1'));
    const two = await buildEntity(fd, acme, refOfSystem('ehr', '2'));
    expect(await link(one, two)).toBe('ENTITY_SYSTEMS_CONFLICT');
    const [three, four] = [await person(), await person()];
    expect([await link(one, three), await link(two, four)]).toEqual(['ok', 'ok']);
    expect(await link(three, four)).toBe('ENTITY_SYSTEMS_CONFLICT');
  });

  it('for two birth dates and two types, and with itself [AM-35]', async () => {
    const one = await person({ birth_date: '1990-05-01' });
    const two = await person({ birth_date: '1990-05-02' });
    expect(await link(one, two)).toBe('ENTITY_BIRTH_DATES_DIFFER');
    expect(await link(one, await person({ birth_date: '1990-05' }))).toBe('ok');
    expect(await link(one, await buildEntity(fd, acme, { entity: { type: 'ITEM' } }))).toBe('ENTITY_TYPES_DIFFER');
    expect(await link(one, one)).toBe('ENTITY_LINK_WITH_ITSELF');
  });

  it('for more than 50 entities [AM-35]', async () => {
    const ids = [];
    for (let index = 0; index < 51; index += 1) ids.push(await person());
    const [first = '', ...others] = ids;
    const outcomes = [];
    for (const other of others) outcomes.push(await link(first, other));
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(49);
    expect(outcomes.at(-1)).toBe('ENTITY_GROUP_FULL');
  });

  it('for an entity of another workspace, without the permission, and for a viewer without the world model', async () => {
    const [one, two] = [await person(), await person()];
    const theirs = await buildEntity(fd, globex);
    expect([await link(one, theirs), await unlink(theirs, one)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const reader = await buildMember(fd, acme, { role: 'viewer' });
    expect(await link(one, two, reader)).toBe('FORBIDDEN');
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['world.read'] });
    expect(await link(one, two, { ...acme.owner, ...key })).toBe('FORBIDDEN');
    expect(await link(one, two)).toBe('ok'); // Precondition: with the permission, the same pair can be linked.
  });
});

describe('the record of a contact', () => {
  const inAcme = () => fd.services.database.forWorkspace(acme.id);
  const read = (contactId: string, names = ['membership', 'city', 'name']) =>
    inAcme().read((tx) => readContactRecord(tx, contactId, names));
  const ofContact = async (fields: Record<string, FieldValue> = {}) => {
    const { id } = await buildContact(fd, acme);
    const entity = await buildEntity(fd, acme, { entity: { system: CONTACT_SYSTEM, externalId: id }, fields });
    return { id, entity };
  };

  it('contains the facts of linked entities, only the requested ones, until the undo [AG-21]', async () => {
    const lena = await ofContact({ city: 'Bath' });
    const ehr = await person({ membership: 'Gold', diagnosis: 'secret' }, { confidence: 0.8 });
    expect(await read(lena.id, ['membership', 'city'])).toEqual({ city: 'Bath' });
    await link(ehr, lena.entity);
    expect(await read(lena.id, ['membership', 'city'])).toEqual({ city: 'Bath', membership: 'Gold' });
    await unlink(ehr, lena.entity);
    expect(await read(lena.id, ['membership', 'city'])).toEqual({ city: 'Bath' });
  });

  it('does not contain a value that a correction of a linked entity removed [AG-21]', async () => {
    const lena = await ofContact({ city: 'Bath' });
    const ehr = await person({ city: 'Wells' }, { confidence: 0.8 });
    await link(ehr, lena.entity);
    expect(await read(lena.id, ['city'])).toEqual({ city: 'Wells' });
    await mutate(fd, acme.owner, 'updateEntity', { id: ehr, field: { name: 'city' } });
    expect(await read(lena.id, ['city'])).toEqual({});
  });

  it('loses the links when the contact is deleted, and the others stay as they were [AM-35]', async () => {
    const lena = await ofContact();
    const [ehr, crm] = [await person(), await person()];
    await link(lena.entity, ehr);
    await link(lena.entity, crm);
    expect(await linkedTo(ehr)).toEqual([lena.entity, crm].sort());
    expect(await outcome(fd, acme.owner, 'deleteContact', { id: lena.id })).toBe('ok');
    expect([await linkedTo(ehr), await linkedTo(crm)]).toEqual([[], []]);
    expect(await rows(fd, 'select 1 from entity_links where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('keeps its links through a merge of the contact, and gets them back after the undo [AM-35]', async () => {
    const [kept, merged] = [await ofContact({ city: 'Bath' }), await ofContact({ city: 'Wells' })];
    const ehr = await person({ membership: 'Gold' }, { confidence: 0.8 });
    await link(merged.entity, ehr);
    const both = { primaryId: kept.id, mergeId: merged.id, take: [] };
    expect(await outcome(fd, acme.owner, 'mergeContacts', both)).toBe('ok');
    expect(await read(kept.id, ['membership'])).toEqual({ membership: 'Gold' });
    expect(await outcome(fd, acme.owner, 'undoContactMerge', { id: kept.id })).toBe('ok');
    expect(await read(kept.id, ['membership'])).toEqual({});
    expect(await read(merged.id, ['membership'])).toEqual({ membership: 'Gold' });
  });

  it('does not get back a link that a member removed since the merge [AM-35]', async () => {
    const [kept, merged] = [await ofContact(), await ofContact()];
    const ehr = await person({ membership: 'Gold' });
    await link(merged.entity, ehr);
    await mutate(fd, acme.owner, 'mergeContacts', { primaryId: kept.id, mergeId: merged.id, take: [] });
    expect(await unlink(kept.entity, ehr)).toBe('ok');
    await mutate(fd, acme.owner, 'undoContactMerge', { id: kept.id });
    expect(await read(merged.id, ['membership'])).toEqual({});
  });
});

/** Returns the stored row and fields of an entity as text. */
async function stored(id: string): Promise<string> {
  const [row] = await rows<{ text: string }>(
    fd,
    `select e::text || coalesce((select string_agg(f::text, '|' order by f.name) from entity_fields f where f.entity_id = e.id), '') as text
       from entities e where e.id = $1`,
    [id],
  );
  return row?.text ?? '';
}

async function refOf(id: string) {
  const [row] = await rows<{ system: string; externalId: string }>(
    fd,
    'select system, external_id as "externalId" from entity_external_ids where entity_id = $1',
    [id],
  );
  if (!row) throw new Error('The entity has no external id.');
  return row;
}
