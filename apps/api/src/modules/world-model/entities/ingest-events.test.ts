import { randomUUID } from 'node:crypto';
import { projectEvents, type WorldSource } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltWorkspace, buildWorkspace } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildEventInput, ingestAll } from '../../../../test/testkit/world-model.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { ingestEvents, type WorldEventInput } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
beforeAll(async () => {
  fd = await startFrontdesk();
  acme = await buildWorkspace(fd);
});
afterAll(() => fd.close());

const inAcme = () => fd.services.database.forWorkspace(acme.id);
const fieldsOf = (entityId: string) =>
  inAcme().read((tx) => tx.entityField.findMany({ where: { entityId }, orderBy: { name: 'asc' } }));
const known = async (entityId: string) => Object.fromEntries((await fieldsOf(entityId)).map((f) => [f.name, f.value]));
const entity = (id: string) => inAcme().read((tx) => tx.entity.findFirstOrThrow({ where: { id } }));
const eventsOf = (entityId: string) => inAcme().read((tx) => tx.worldEvent.findMany({ where: { entityId } }));
const lena = { externalId: 'lena' };

async function idOf(inputs: readonly WorldEventInput[]) {
  const [first] = await ingestAll(fd, acme, inputs);
  if (!first) throw new Error('Something was told.');
  return first.entityId;
}

/** Computes the fields of an entity from all of its events. */
async function projected(entityId: string) {
  const events = await eventsOf(entityId);
  const sayings = events.map((event) => ({
    ...event,
    fields: event.fields as WorldEventInput['fields'],
    source: event.source as WorldSource,
  }));
  return Object.fromEntries(
    [...projectEvents(sayings)].sort().map(([name, { value }]) => [name, value === null ? '' : String(value)]),
  );
}

describe('an ingested event', () => {
  it('is stored, applied to its entity and published in one transaction [AM-35]', async () => {
    const input = buildEventInput({
      fields: { name: 'Lena Moss', age: 41, insured: true, city: null },
      confidence: 0.5,
    });
    const [ingested] = await ingestAll(fd, acme, [input]);
    expect(ingested).toMatchObject({ isNew: true });
    const id = ingested?.entityId ?? '';
    expect(await entity(id)).toMatchObject({
      type: 'PERSON',
      displayName: 'Lena Moss',
      eventCount: 1,
      confidence: 0.5,
    });
    expect(await fieldsOf(id)).toMatchObject([
      { name: 'age', kind: 'NUMBER', value: '41', confidence: 0.5 },
      { name: 'city', kind: 'NONE', value: '' },
      { name: 'insured', kind: 'BOOLEAN', value: 'true' },
      { name: 'name', kind: 'TEXT', value: 'Lena Moss' },
    ]);
    expect(await eventsOf(id)).toMatchObject([
      { idempotencyKey: input.idempotencyKey, type: 'person.synced', source: 'DATA_SOURCE' },
    ]);
  });

  it('is stored once for one key, if it is repeated in one batch or concurrently [AM-35]', async () => {
    const input = buildEventInput();
    const twice = await ingestAll(fd, acme, [input, { ...input }]);
    expect(twice.map(({ isNew }) => isNew)).toEqual([true, false]);
    const again = await Promise.all([1, 2, 3, 4].map(() => ingestAll(fd, acme, [input])));
    expect(again.flat().map(({ isNew }) => isNew)).toEqual([false, false, false, false]);
    const other = buildEventInput();
    const concurrent = await Promise.all([1, 2, 3, 4].map(() => ingestAll(fd, acme, [other])));
    expect(concurrent.flat().filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(concurrent.flat().map(({ entityId }) => entityId)).size).toBe(1);
    expect(await entity(concurrent[0]?.[0]?.entityId ?? '')).toMatchObject({ eventCount: 1 });
  });

  it('waits for another about the same entity [AM-35]', async () => {
    const each = Array.from({ length: 12 }, (_, index) =>
      buildEventInput({
        entity: { externalId: 'at-once' },
        fields: { [`field${index}`]: index, name: `Lena ${index}` },
      }),
    );
    const ingested = (await Promise.all(each.map((one) => ingestAll(fd, acme, [one])))).flat();
    const [id = ''] = new Set(ingested.map(({ entityId }) => entityId));
    expect(ingested.every(({ entityId, isNew }) => entityId === id && isNew)).toBe(true);
    expect(await entity(id)).toMatchObject({ eventCount: 12 });
    expect(Object.keys(await known(id))).toHaveLength(13);
    expect(await known(id)).toEqual(await projected(id));
    const times = (await eventsOf(id)).map(({ ingestedAt }) => ingestedAt.getTime());
    expect(new Set(times).size).toBe(12);
  });

  it('never deadlocks: two batches of the same entities, in reverse order [AM-35]', async () => {
    const people = Array.from({ length: 40 }, (_, index) => ({ externalId: `circle-${index}` }));
    const inputsOf = (list: typeof people) =>
      list.map((one, index) => {
        const to = { type: 'PERSON', system: 'register', externalId: list.at(index - 1)?.externalId ?? '' } as const;
        return buildEventInput({ entity: one, relations: [{ kind: 'knows', to }] });
      });
    for (let round = 0; round < 3; round += 1)
      await Promise.all([inputsOf(people), inputsOf(people.toReversed())].map((batch) => ingestAll(fd, acme, batch)));
    const stored = await inAcme().read((tx) =>
      tx.entity.findMany({ where: { externalIds: { some: { externalId: { startsWith: 'circle-' } } } } }),
    );
    expect(stored).toHaveLength(40);
    expect(stored.every(({ eventCount }) => eventCount === 6)).toBe(true);
  });

  it('gives the same result for every order of a batch [AM-35]', async () => {
    const batch = (externalId: string) =>
      [3, 1, 2].map((day) =>
        buildEventInput({
          entity: { externalId },
          fields: { city: `City of day ${day}`, [`day${day}`]: true },
          effectiveAt: new Date(Date.UTC(2026, 10, day)),
        }),
      );
    const one = await idOf(batch('order'));
    const other = await idOf(batch('reorder').reverse());
    expect(await known(one)).toMatchObject({ city: 'City of day 3' });
    expect(await known(other)).toEqual(await known(one));
  });

  it('projected one by one gives the same result as all together [AM-35]', async () => {
    let id = '';
    for (let round = 0; round < 30; round += 1) {
      const fields = { [`f${round % 4}`]: round % 5 === 0 ? null : `Round ${round}`, shared: round };
      id = await idOf([
        buildEventInput({ entity: lena, fields, confidence: [0.2, 0.5, 0.3, 1, 0.5][(round * 7) % 5] ?? 0 }),
      ]);
    }
    expect(await entity(id)).toMatchObject({ eventCount: 30 });
    expect(await known(id)).toEqual(await projected(id));
  });

  it('keeps hostile text without the characters that PostgreSQL cannot store [AM-35]', async () => {
    const nasty = `a\0b\ud800 <script>'"; drop table entities; -- ‮`;
    const id = await idOf([buildEventInput({ fields: { name: nasty, constructor: 'x', toString: nasty } })]);
    const stored = nasty.replace('\0', '').replace('\ud800', '\ufffd');
    expect(await known(id)).toEqual({ name: stored, constructor: 'x', toString: stored });
    expect(await known(id)).toEqual(await projected(id));
  });

  it('stores relations once, with the higher confidence, and creates their target [AM-35]', async () => {
    const to = { type: 'PRACTITIONER', system: 'register', externalId: 'dr-oak' } as const;
    const relations = [{ kind: 'treated_by', to }];
    const id = await idOf([
      buildEventInput({ entity: { externalId: 'rel' }, relations, confidence: 0.5 }),
      buildEventInput({ entity: { externalId: 'rel' }, relations: [...relations, ...relations], confidence: 0.3 }),
    ]);
    const stored = await inAcme().read((tx) =>
      tx.entityRelationship.findMany({ where: { fromId: id }, include: { to: true } }),
    );
    expect(stored).toMatchObject([
      { kind: 'treated_by', confidence: 0.5, to: { type: 'PRACTITIONER', eventCount: 0 } },
    ]);
  });

  it('keeps the latest relations of a data source, and those of other sources [AM-34]', async () => {
    const doctor = (externalId: string) => ({ type: 'PRACTITIONER', system: 'register', externalId }) as const;
    const seenBy = (...who: string[]) => who.map((name) => ({ kind: 'participant', to: doctor(name) }));
    const sourceId = randomUUID();
    const visit = { externalId: 'visit' };
    const visitEvent = (over: Partial<WorldEventInput>) =>
      buildEventInput({ sourceId, confidence: 0.8, ...over, entity: visit });
    const participants = async (id: string) =>
      (
        await inAcme().read((tx) =>
          tx.entityRelationship.findMany({
            where: { fromId: id },
            include: { to: { include: { externalIds: true } } },
          }),
        )
      )
        .flatMap(({ to }) => to.externalIds.map(({ externalId }) => externalId))
        .sort();
    const id = await idOf([visitEvent({ relations: seenBy('dr-ash', 'dr-elm') })]);
    await idOf([visitEvent({ source: 'API', relations: seenBy('dr-ash', 'dr-yew'), confidence: 0.5 })]);
    // Precondition: no relation has ended yet.
    expect(await participants(id)).toEqual(['dr-ash', 'dr-elm', 'dr-yew']);
    await idOf([
      visitEvent({ relations: seenBy('dr-fir') }),
      visitEvent({ relations: seenBy('dr-oak'), idempotencyKey: 'visit:last', effectiveAt: new Date() }),
    ]);
    expect(await participants(id)).toEqual(['dr-ash', 'dr-oak', 'dr-yew']);
  });
});

describe('a large batch', () => {
  it('uses as many statements for one event as for five hundred [AM-35]', async () => {
    const asked = async (inputs: readonly WorldEventInput[]) => {
      let statements = 0;
      await inAcme().write((tx) => {
        const counting = new Proxy(tx, {
          get: (target, key) => {
            if (key === 'sql') statements += 1;
            return Reflect.get(target, key);
          },
        });
        return ingestEvents(
          counting,
          asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Register' }),
          inputs,
        );
      });
      return statements;
    };
    const many = Array.from({ length: 500 }, () => buildEventInput({ fields: { name: 'Somebody', city: 'Bath' } }));
    const one = await asked([buildEventInput()]);
    expect(one).toBeGreaterThan(3);
    expect(await asked(many)).toBe(one);
    expect(await asked([...many, ...many])).toBeLessThan(one);
  });
});

it('is never changed: the application role cannot update stored events [AM-35]', async () => {
  const id = await idOf([buildEventInput()]);
  const [event] = await eventsOf(id);
  expect(event).toBeDefined();
  const rewrite = inAcme().write((tx) => tx.sql`update world_events set fields = '{}' where entity_id = ${id}::uuid`);
  await expect(rewrite).rejects.toThrow('permission denied');
  expect(await eventsOf(id)).toEqual([event]);
});

it('concerns a different entity in another workspace [AM-05]', async () => {
  const globex = await buildWorkspace(fd);
  const input = buildEventInput();
  const [[here], [there]] = await Promise.all([ingestAll(fd, acme, [input]), ingestAll(fd, globex, [input])]);
  expect([here?.isNew, there?.isNew]).toEqual([true, true]);
  expect(here?.entityId).not.toBe(there?.entityId);
  await ingestAll(fd, globex, [
    buildEventInput({ entity: input.entity, fields: { name: 'Somebody else' }, confidence: 1 }),
  ]);
  expect(await known(here?.entityId ?? '')).toEqual({ name: 'Lena Moss' });
  const other = fd.services.database.forWorkspace(globex.id);
  const fields = await other.read((tx) => tx.entityField.findMany({ where: { entityId: there?.entityId ?? '' } }));
  expect(fields).toMatchObject([{ name: 'name', value: 'Somebody else' }]);
  expect(await known(there?.entityId ?? '')).toEqual({});
});
