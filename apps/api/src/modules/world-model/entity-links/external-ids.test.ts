import { type RestSimulator, type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildEntity } from '../../../../test/testkit/world-model.ts';
import { runSyncJob } from '../data-sources/index.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let rest: RestSimulator;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ rest } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate data_sources cascade');
  ({ acme, globex } = await twoWorkspaces(fd));
  await fetch(`${rest.url}/_control/reset`, { method: 'POST' });
});
afterAll(async () => {
  await fd.close();
  await simulators.stop();
});

const link = (entityId: string, system: string, externalId: string, who: Member = acme.owner) =>
  outcome(fd, who, 'linkExternalId', { entityId, system, externalId });
const unlink = async (entityId: string, system: string, who: Member = acme.owner) => {
  const { id } = (await externalIdsOf(entityId)).find((one) => one.system === system) ?? { id: entityId };
  return outcome(fd, who, 'unlinkExternalId', { id });
};

const ENTITY = `query ($id: ID!) { entity(id: $id) { displayName eventCount
  externalIds { id system externalId } fields(first: 100) { name value } } }`;
const entityOf = async (id: string, who: Member = acme.owner) => (await as(fd, who).ok(ENTITY, { id })).entity;
const externalIdsOf = async (
  id: string,
  who?: Member,
): Promise<readonly { id: string; system: string; externalId: string }[]> => (await entityOf(id, who)).externalIds;
const person = (system: string, externalId: string) => buildEntity(fd, acme, { entity: { system, externalId } });

describe('an external id', () => {
  it('is added to an entity, which events about the id then change, and removed [RC-01]', async () => {
    const id = await person('register', '17');
    expect(await link(id, ' shop ', 'customer-9')).toBe('ok');
    expect(await externalIdsOf(id)).toMatchObject([
      { system: 'register', externalId: '17' },
      { system: 'shop', externalId: 'customer-9' },
    ]);
    const event = {
      idempotencyKey: 'shop-1',
      entity: { type: 'PERSON', system: 'shop', externalId: 'customer-9' },
      type: 'person.synced',
      fields: [{ name: 'size', string: 'M' }],
      confidencePercent: 50,
    };
    expect(await mutate(fd, acme.owner, 'createWorldEvent', event, 'entity { id } isNew')).toMatchObject({
      entity: { id },
      isNew: true,
    });
    expect(await unlink(id, 'shop')).toBe('ok');
    expect(await externalIdsOf(id)).toMatchObject([{ system: 'register' }]);
    const after = { ...event, idempotencyKey: 'shop-2' };
    const { entity } = await mutate(fd, acme.owner, 'createWorldEvent', after, 'entity { id }');
    expect(entity.id).not.toBe(id);
  });

  it('is not taken from another entity, and the refusal does not name that entity [RC-01]', async () => {
    const [one, other] = [await person('register', '1'), await person('register', '2')];
    const taken = await mutate(fd, acme.owner, 'linkExternalId', {
      entityId: await person('ehr', '1'),
      system: 'register',
      externalId: '2',
    });
    expect(taken).toMatchObject({ outcome: 'ENTITY_EXTERNAL_ID_TAKEN' });
    expect(JSON.stringify(taken)).not.toContain(other);
    expect(await link(one, 'register', '1')).toBe('ENTITY_EXTERNAL_ID_TAKEN');
    // Ids are unique for a type, and in a workspace.
    await buildEntity(fd, acme, { entity: { type: 'ITEM', system: 'shop', externalId: '1' } });
    await buildEntity(fd, globex, { entity: { system: 'shop', externalId: '1' } });
    expect(await link(one, 'shop', '1')).toBe('ok');
  });

  it('is given to one of two entities that ask for it concurrently [RC-01]', async () => {
    const ids = [await person('register', '1'), await person('register', '2')];
    const outcomes = await Promise.all(ids.map((id) => link(id, 'shop', '1')));
    expect(outcomes.toSorted()).toEqual(['ENTITY_EXTERNAL_ID_TAKEN', 'ok']);
  });

  it('is the only one of its system among linked entities [RC-01]', async () => {
    const [one, other] = [await person('register', '1'), await person('ehr', '1')];
    expect(await link(one, 'register', '2')).toBe('ENTITY_SYSTEM_TAKEN');
    expect(await outcome(fd, acme.owner, 'linkEntities', { entityId: one, otherEntityId: other })).toBe('ok');
    expect(await link(one, 'ehr', '2')).toBe('ENTITY_SYSTEM_TAKEN');
  });

  it('needs a system that is not reserved, and an entity has at most 10 [RC-01]', async () => {
    const id = await person('register', '1');
    expect(await link(id, 'frontdesk.contact', '1')).toBe('ENTITY_REF_INVALID');
    expect(await link(id, 'shop', ' ')).toBe('ENTITY_REF_INVALID');
    for (let n = 1; n < 10; n += 1) expect(await link(id, `system-${n}`, '1')).toBe('ok');
    expect(await link(id, 'system-10', '1')).toBe('ENTITY_EXTERNAL_IDS_TOO_MANY');
    expect(await externalIdsOf(id)).toHaveLength(10);
  });

  it('stays if it is the last one of the entity, or identifies a contact [RC-01]', async () => {
    const id = await person('register', '1');
    expect(await unlink(id, 'register')).toBe('ENTITY_EXTERNAL_ID_LAST');
    const contact = await buildContact(fd, acme);
    const ofContact = await buildEntity(fd, acme, { entity: { system: 'frontdesk.contact', externalId: contact.id } });
    expect(await link(ofContact, 'shop', '1')).toBe('ok');
    expect(await unlink(ofContact, 'frontdesk.contact')).toBe('ENTITY_EXTERNAL_ID_RESERVED');
  });

  it('is changed only by members who can record facts, and only in their workspace [RC-01]', async () => {
    const id = await person('register', '1');
    expect(await link(id, 'shop', '1')).toBe('ok');
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect([await link(id, 'till', '1', viewer), await unlink(id, 'shop', viewer)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect([await link(id, 'till', '1', globex.owner), await unlink(id, 'shop', globex.owner)]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await externalIdsOf(id)).toHaveLength(2);
  });
});

const CUSTOMERS = {
  path: '/customers/none',
  itemsPath: 'data.customers',
  pagination: 'NONE',
  pageParameter: null,
  cursorPath: null,
  firstPage: null,
  sizeParameter: null,
  sinceParameter: null,
};
const plan = { name: 'plan', paths: ['plan'], transform: 'TRIM', dateFormat: null, text: null, lookup: [] };
const MAPPING = { entityType: 'PERSON', externalIdPath: 'customer_id', fields: [{ ...plan, isRequired: false }] };

async function connect(): Promise<string> {
  const { token } = sandboxFor(acme.id).fhir;
  const runner = { strategy: 'MANUAL', everyMinutes: null, pageSize: 50, requestsPerMinute: 600, timeoutSeconds: 10 };
  const credentials = { authorization: 'BEARER', secret: token };
  const input = { kind: 'REST', name: 'The CRM', baseUrl: rest.baseUrl, request: CUSTOMERS, runner, ...credentials };
  const { dataSource } = await mutate(fd, acme.owner, 'createDataSource', input, 'dataSource { id }');
  await mutate(fd, acme.owner, 'updateSourceMapping', {
    dataSourceId: dataSource.id,
    version: null,
    mapping: MAPPING,
  });
  return dataSource.id;
}
const start = (id: string) => outcome(fd, acme.owner, 'startSync', { id });
const work = () => drain(fd, acme.id, { run_sync: runSyncJob(fd.services) });
const owners = async (sourceId: string) =>
  rows<{ id: string }>(
    fd,
    `select entity_id as id from entity_external_ids where system = $1 and external_id = 'c-001'`,
    [`data_source.${sourceId}`],
  );

describe('an external id of a data source', () => {
  it('lets the source update the entity instead of creating another one [RC-01]', async () => {
    const source = await connect();
    const id = await person('register', '1');
    expect(await link(id, `data_source.${source}`, 'c-001')).toBe('ok');
    await start(source);
    await work();
    expect((await entityOf(id)).fields).toContainEqual({ name: 'plan', value: 'S' });
    expect(await owners(source)).toEqual([{ id }]);
    const count = await rows(fd, 'select count(*)::int n from entities where workspace_id = $1', [acme.id]);
    expect(count).toEqual([{ n: 120 }]);
  });

  it('takes the facts that the source reported with it when it is removed [RC-01]', async () => {
    const source = await connect();
    const id = await person('register', '1');
    const before = await entityOf(id);
    await link(id, `data_source.${source}`, 'c-001');
    await start(source);
    expect(await unlink(id, `data_source.${source}`)).toBe('DATA_SOURCE_BUSY');
    await work();
    expect(await unlink(id, `data_source.${source}`)).toBe('ok');
    expect(await entityOf(id)).toEqual(before);
    const [owner] = await owners(source);
    expect(owner?.id).not.toBe(id);
    expect(await entityOf(owner?.id ?? '')).toMatchObject({ eventCount: 1, fields: [{ name: 'plan', value: 'S' }] });
    await start(source);
    await work();
    expect(await entityOf(owner?.id ?? '')).toMatchObject({ eventCount: 1 });
    expect(await entityOf(id)).toEqual(before);
  });
});
