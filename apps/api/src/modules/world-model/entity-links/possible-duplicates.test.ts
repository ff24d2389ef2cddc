import { CONTACT_SYSTEM, type FieldValue } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildEntity, buildEventInput, ingestAll } from '../../../../test/testkit/world-model.ts';
import { matchEntitiesJob } from './index.ts';

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

const PHONE = '+442079460018';
const LIST = `query ($first: Int!, $after: String, $entityId: ID) { possibleDuplicates(first: $first, after: $after, entityId: $entityId) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id entityId otherEntityId scorePercent dismissedAt evidence { kind percent }
    entity { fields(first: 10) { name value } } otherEntity { displayName } } } } }`;

const work = () => drain(fd, acme.id, { match_entities: matchEntitiesJob(fd.services) });
const list = async (variables: object = {}, who: Member = acme.owner) =>
  (await as(fd, who).ok(LIST, { first: 50, ...variables })).possibleDuplicates;
const pairs = async (variables?: object): Promise<string[]> =>
  (await list(variables)).edges.map(({ node }: { node: { entityId: string; otherEntityId: string } }) =>
    [node.entityId, node.otherEntityId].join(' '),
  );
const pair = (...ids: [string, string]) => ids.toSorted().join(' ');

let systems = 0;
const person = (fields: Readonly<Record<string, FieldValue>>, over: object = {}) => {
  systems += 1;
  return buildEntity(fd, acme, { entity: { system: `crm-${systems}` }, fields, ...over });
};
const lena = (fields: Readonly<Record<string, FieldValue>> = {}) =>
  person({ name: 'Lena Moss', phone: PHONE, ...fields });

describe('possible duplicates', () => {
  it('are people with a score of at least 50 percent, with their evidence and without values [AM-35]', async () => {
    const [one, two] = [await lena(), await person({ name: 'lena moss', phone: '+44 20 7946 0018' })];
    await person({ name: 'Lena Moss' });
    await person({ name: 'Otto Ash', phone: PHONE });
    await work();
    const { edges, totalCount } = await list();
    const evidence = [
      { kind: 'PHONE', percent: 45 },
      { kind: 'NAME', percent: 25 },
    ];
    expect(totalCount).toBe(1);
    expect(edges[0].node).toMatchObject({ scorePercent: 70, dismissedAt: null, evidence });
    expect(await pairs()).toEqual([pair(one, two)]);
    const stored = await rows(fd, 'select evidence::text as text from possible_duplicates where workspace_id = $1', [
      acme.id,
    ]);
    expect(JSON.stringify(stored)).not.toContain('7946');
  });

  it('are not suggested for two ids of one system, two birth dates, other types or another workspace [AM-35]', async () => {
    const alike = { name: 'Lena Moss', phone: PHONE, email: 'lena@mail.test' };
    const born = (birth_date: string) => person({ ...alike, birth_date });
    const ids = [await born('1990-05-01'), await born('1990-05-02')];
    await buildEntity(fd, acme, { entity: { type: 'ORGANIZATION' }, fields: alike });
    await buildEntity(fd, globex, { fields: alike });
    await work();
    expect(await pairs()).toEqual([]);
    // Precondition: without the second birth date they are suggested.
    await mutate(fd, acme.owner, 'updateEntity', { id: ids[1], field: { name: 'birth_date' } });
    await work();
    expect(await pairs()).toEqual([pair(ids[0] as string, ids[1] as string)]);
    const ehr = await buildEntity(fd, acme, { entity: { system: 'ehr' }, fields: alike });
    const again = await buildEntity(fd, acme, { entity: { system: 'ehr' }, fields: alike });
    await work();
    expect(await pairs()).not.toContain(pair(ehr, again));
    expect(await pairs()).toContain(pair(ehr, ids[0] as string));
  });

  it('follow the fields: a changed number ends a suggestion, a repeated job changes nothing [AM-35]', async () => {
    const [one, two] = [await lena(), await lena()];
    await work();
    const before = await list();
    await matchEntitiesJob(fd.services)({ workspaceId: acme.id, entityIds: [one, two] }, {} as never);
    expect(await list()).toEqual(before);
    await mutate(fd, acme.owner, 'updateEntity', { id: two, field: { name: 'phone', string: '+442079460019' } });
    await work();
    expect(await pairs()).toEqual([]);
    const identifiers = await rows(fd, 'select value from entity_identifiers where entity_id = $1', [two]);
    expect(identifiers).toEqual([{ value: '+442079460019' }]);
  });

  it('are remembered as not the same, also after new events [AM-35] [RC-04]', async () => {
    const [one, two] = [await lena(), await lena()];
    await work();
    const [{ node }] = (await list()).edges;
    const dismiss = () => outcome(fd, acme.owner, 'dismissPossibleDuplicate', { id: node.id });
    expect([await dismiss(), await dismiss()]).toEqual(['ok', 'POSSIBLE_DUPLICATE_DISMISSED']);
    await mutate(fd, acme.owner, 'updateEntity', { id: two, field: { name: 'email', string: 'lena@mail.test' } });
    await mutate(fd, acme.owner, 'updateEntity', { id: one, field: { name: 'email', string: 'lena@mail.test' } });
    await work();
    expect(await pairs()).toEqual([]);
  });

  it('disappear with a link and return after its undo [AM-35]', async () => {
    const [one, two, three] = [await lena(), await lena(), await lena()];
    await work();
    expect(await pairs()).toHaveLength(3);
    const link = { entityId: one, otherEntityId: two };
    expect(await outcome(fd, acme.owner, 'linkEntities', link)).toBe('ok');
    expect((await pairs()).toSorted()).toEqual([pair(one, three), pair(two, three)].toSorted());
    expect(await outcome(fd, acme.owner, 'unlinkEntities', link)).toBe('ok');
    await work();
    expect(await pairs()).toContain(pair(one, two));
  });

  it('include a contact who had no record yet [AM-35]', async () => {
    const { id } = await buildContact(fd, acme, { name: 'Lena Moss', phone: PHONE });
    const ehr = await lena();
    await work();
    const [row] = await rows<{ id: string }>(fd, 'select id from entities where contact_id = $1', [id]);
    expect(await pairs()).toEqual([pair(ehr, row?.id ?? '')]);
  });

  it('are paged, and listed for one entity [AM-35]', async () => {
    const ids = [await lena(), await lena(), await lena()];
    await person({ name: 'Otto Ash', email: 'otto@mail.test' });
    await person({ name: 'Otto Ash', email: 'otto@mail.test' });
    await work();
    const first = await list({ first: 3 });
    const rest = await list({ first: 3, after: first.pageInfo.endCursor });
    expect([first.totalCount, first.edges.length, rest.edges.length]).toEqual([4, 3, 1]);
    expect(await pairs({ entityId: ids[0] })).toHaveLength(2);
    expect(await pairs({ entityId: 'nothing' })).toEqual([]);
  });

  it('compare an entity with at most 20 others that share an identifier [AM-35]', async () => {
    const inputs = Array.from({ length: 40 }, (_, index) =>
      buildEventInput({
        entity: { system: `reception-${index}` },
        fields: { name: 'Lena Moss', phone: PHONE, birth_date: '1990-05-01' },
      }),
    );
    const [first] = await ingestAll(fd, acme, inputs);
    await rows(fd, 'delete from possible_duplicates where workspace_id = $1', [acme.id]);
    const entityIds = [first?.entityId ?? ''];
    await matchEntitiesJob(fd.services)({ workspaceId: acme.id, entityIds }, {} as never);
    expect((await list()).totalCount).toBe(20);
    expect((await list()).edges[0].node.evidence).toContainEqual({ kind: 'PHONE', percent: 14 });
  });

  it('show masked numbers to a viewer without contact details, and nothing of another workspace [S8]', async () => {
    await lena();
    await lena();
    await work();
    const masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
    const shown = JSON.stringify(await list({}, masked));
    expect(shown).toContain('PHONE');
    expect(shown).not.toContain('7946');
    expect(JSON.stringify(await list())).toContain(PHONE); // Precondition: the owner sees the number.
    const theirs = await list({}, globex.owner);
    expect(theirs.totalCount).toBe(0);
  });

  it('go with the entity of a deleted contact [AM-35]', async () => {
    const { id } = await buildContact(fd, acme, { phone: PHONE });
    await buildEntity(fd, acme, {
      entity: { system: CONTACT_SYSTEM, externalId: id },
      fields: { name: 'Lena Moss', phone: PHONE },
    });
    await lena();
    await work();
    expect(await pairs()).toHaveLength(1);
    expect(await outcome(fd, acme.owner, 'deleteContact', { id })).toBe('ok');
    expect(await pairs()).toEqual([]);
    expect(await rows(fd, 'select 1 from entity_identifiers where workspace_id = $1', [acme.id])).toHaveLength(1);
  });
});
