import {
  CONFIDENCE,
  confidenceOf,
  displayNameOf,
  type EventContribution,
  projectEvents,
  WORLD_SOURCES,
} from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildEntity, buildEventInput, ingestAll } from '../../../../test/testkit/world-model.ts';

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
const FIELDS = `query ($id: ID!, $knownAt: DateTime, $effectiveAt: DateTime) {
  entityFieldsAsOf(id: $id, knownAt: $knownAt, effectiveAt: $effectiveAt) {
    entityId name kind value isCurrent confidencePercent source eventId } }`;
const LIST = `query ($first: Int!, $afterId: ID, $types: [EntityType!], $knownAt: DateTime, $effectiveAt: DateTime) {
  entitiesAsOf(first: $first, afterId: $afterId, types: $types, knownAt: $knownAt, effectiveAt: $effectiveAt) {
    id type displayName confidencePercent eventCount changedAt } }`;

interface Value {
  readonly entityId: string;
  readonly name: string;
  readonly value: string;
  readonly isCurrent: boolean;
}

interface Listed {
  readonly id: string;
  readonly displayName: string;
}

const valuesAsOf = async (id: string, times: object = {}, who: Member = acme.owner): Promise<Value[]> =>
  (await as(fd, who).ok(FIELDS, { id, ...times })).entityFieldsAsOf;
/** Returns the values that applied, by field name. */
const past = async (id: string, times: object = {}) =>
  Object.fromEntries(
    (await valuesAsOf(id, times)).flatMap(({ name, value, isCurrent }) => (isCurrent ? [[name, value]] : [])),
  );
const list = async (variables: object, who: Member = acme.owner): Promise<Listed[]> =>
  (await as(fd, who).ok(LIST, { first: 100, ...variables })).entitiesAsOf;
const names = async (variables: object) => (await list(variables)).map(({ displayName }) => displayName);

type StoredEvent = EventContribution & { readonly entityId: string };

const eventsOf = (workspaceId: string): Promise<StoredEvent[]> =>
  rows<StoredEvent>(
    fd,
    `select id, entity_id as "entityId", fields, confidence, source, effective_at as "effectiveAt", ingested_at as "ingestedAt",
      supersedes_id as "supersedesId" from world_events where workspace_id = $1`,
    [workspaceId],
  );

/** Runs a change one minute later, and returns the time after it. */
async function later(change: () => Promise<unknown>): Promise<string> {
  fd.advance({ minutes: 1 });
  await change();
  return fd.services.clock().toISOString();
}

const person = (externalId: string, fields: Parameters<typeof buildEventInput>[0]) =>
  buildEventInput({ entity: { externalId }, ...fields });
const record = (externalId: string, overrides: Parameters<typeof buildEventInput>[0]) =>
  ingestAll(fd, acme, [person(externalId, overrides)]);
const correct = (id: string, field: object) => outcome(fd, acme.owner, 'updateEntity', { id, field });
const pair = (mutation: 'linkEntities' | 'unlinkEntities', entityId: string, otherEntityId: string) =>
  outcome(fd, acme.owner, mutation, { entityId, otherEntityId });

describe('the fields of an entity as of a time', () => {
  it('are those of the events that were received until then, as a replay computes them [RC-09]', async () => {
    const id = await buildEntity(fd, acme, { entity: { externalId: 'a' }, fields: { plan: 'Basic' }, confidence: 0.5 });
    const times = [
      fd.services.clock().toISOString(),
      await later(() =>
        record('a', { fields: { plan: 'Premium', visits: 4 }, confidence: 0.8, idempotencyKey: 'two' }),
      ),
      await later(() => correct(id, { name: 'visits', number: 5 })),
      await later(async () => {
        const [two] = await rows<{ id: string }>(
          fd,
          `select id from world_events where workspace_id = $1 and idempotency_key = 'two'`,
          [acme.id],
        );
        expect(await outcome(fd, acme.owner, 'retractWorldEvent', { id: two?.id ?? '' })).toBe('ok');
      }),
      await later(() => correct(id, { name: 'plan' })),
    ];
    const states = await Promise.all(times.map((knownAt) => past(id, { knownAt })));
    expect(states).toEqual([
      { plan: 'Basic' },
      { plan: 'Premium', visits: '4' },
      { plan: 'Premium', visits: '5' },
      { plan: 'Basic', visits: '5' },
      { visits: '5' },
    ]);
    const events = await eventsOf(acme.id);
    const replays = times.map((time) => {
      const known = projectEvents(events.filter(({ ingestedAt }) => ingestedAt <= new Date(time)));
      return Object.fromEntries(
        [...known].flatMap(([name, { value }]) => (value === null ? [] : [[name, `${value}`]])),
      );
    });
    expect(states).toEqual(replays);
    expect(await past(id)).toEqual(states.at(-1));
    expect(await past(id, { knownAt: '2020-01-01T00:00:00Z' })).toEqual({});
  });

  it('leave out events that applied later', async () => {
    const id = await buildEntity(fd, acme, {
      entity: { externalId: 'a' },
      fields: { plan: 'Basic' },
      effectiveAt: new Date('2026-01-01T00:00:00Z'),
    });
    await record('a', { fields: { plan: 'Premium' }, effectiveAt: new Date('2026-06-01T00:00:00Z') });
    expect(await past(id, { effectiveAt: '2026-03-01T00:00:00Z' })).toEqual({ plan: 'Basic' });
    expect(await past(id)).toEqual({ plan: 'Premium' });
  });

  it('include the entities that were linked then, and no others [RC-09]', async () => {
    const one = await buildEntity(fd, acme, { fields: { plan: 'Basic' }, confidence: 0.8 });
    const two = await buildEntity(fd, acme, {
      entity: { system: 'shop' },
      fields: { plan: 'Premium', city: 'Bath' },
      confidence: 0.5,
    });
    const separate = fd.services.clock().toISOString();
    const linked = await later(() => pair('linkEntities', one, two));
    const again = await later(() => pair('unlinkEntities', one, two));
    const values = async (id: string, knownAt: string) =>
      (await valuesAsOf(id, { knownAt })).map(({ entityId, name, value, isCurrent }) => [
        name,
        value,
        isCurrent,
        entityId === one ? 'one' : 'two',
      ]);
    const together = [
      ['city', 'Bath', true, 'two'],
      ['plan', 'Basic', true, 'one'],
      ['plan', 'Premium', false, 'two'],
    ];
    expect(await values(one, linked)).toEqual(together);
    expect(await values(two, linked)).toEqual(together);
    for (const time of [separate, again]) {
      expect(await values(one, time)).toEqual([['plan', 'Basic', true, 'one']]);
      expect(await past(two, { knownAt: time })).toEqual({ city: 'Bath', plan: 'Premium' });
    }
  });

  it('keep the values that lost, with the latest statement of each source [RC-05]', async () => {
    const say = (value: string | null, sourceId: string, confidence = 0.8) =>
      record('a', { fields: { plan: value }, source: 'DATA_SOURCE', sourceId, confidence });
    await say('Basic', 'ehr');
    await later(() => say('Silver', 'ehr'));
    await later(() => say('Gold', 'shop'));
    await later(() => say('Gold', 'crm', 0.5));
    const [{ id } = { id: '' }] = await list({ knownAt: fd.services.clock().toISOString() });
    const values = async () => (await valuesAsOf(id)).map(({ value, isCurrent }) => [value, isCurrent]);
    expect(await values()).toEqual([
      ['Gold', true],
      ['Silver', false],
    ]);
    expect(await correct(id, { name: 'plan' })).toBe('ok');
    // The field is cleared, so that no value applies.
    expect(await values()).toEqual([
      ['Gold', false],
      ['Silver', false],
    ]);
  });

  it('are masked for members who may not see contact details, and empty for another workspace', async () => {
    const id = await buildEntity(fd, acme, { fields: { phone: NUMBER } });
    expect(await valuesAsOf(id)).toMatchObject([{ value: NUMBER, isCurrent: true }]);
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    expect(await valuesAsOf(id, {}, masked)).toMatchObject([{ name: 'phone', value: expect.stringContaining('•') }]);
    expect(await valuesAsOf(id, {}, globex.owner)).toEqual([]);
  });
});

describe('the list of entities as of a time', () => {
  const minute = (count: number) => new Date(Date.UTC(2026, 0, 1, 0, count));
  const event = fc.record({
    entity: fc.constantFrom('a', 'b', 'c'),
    fields: fc.dictionary(
      fc.constantFrom('name', 'given_name', 'family_name', 'service', 'phone'),
      fc.oneof(
        fc.constantFrom(' Lena\n  Moss ', '\u00a0Lena\u2003Moss', '', 'x'.repeat(101)),
        fc.integer(),
        fc.constant(null),
      ),
      { minKeys: 1 },
    ),
    confidence: fc.constantFrom(0, 0.25, 0.5, 0.75, CONFIDENCE.corrected),
    source: fc.constantFrom(...WORLD_SOURCES),
    effective: fc.integer({ min: 0, max: 900_000 }),
  });

  it('has the name, the confidence and the number of events that a replay computes, in both times [RC-09]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), async (events) => {
        const workspace = (await twoWorkspaces(fd)).acme;
        const times = [];
        for (const { entity, effective, ...terms } of events) {
          fd.advance({ minutes: 1 });
          await ingestAll(fd, workspace, [person(entity, { ...terms, effectiveAt: minute(effective) })]);
          times.push(fd.services.clock());
        }
        const stored = await eventsOf(workspace.id);
        for (const [index, knownAt] of times.entries()) {
          const effectiveAt = minute(events[index]?.effective ?? 0);
          const known = stored.filter(({ ingestedAt }) => ingestedAt <= knownAt);
          expect(await list({ knownAt: knownAt.toISOString() }, workspace.owner)).toEqual(replay(known, 'ingestedAt'));
          const valid = stored.filter((one) => one.effectiveAt <= effectiveAt);
          expect(await list({ effectiveAt: effectiveAt.toISOString() }, workspace.owner)).toEqual(
            replay(valid, 'effectiveAt'),
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  /** Computes the list from the events that count. */
  function replay(events: readonly StoredEvent[], time: 'ingestedAt' | 'effectiveAt') {
    const listed = [...new Set(events.map(({ entityId }) => entityId))].map((id) => {
      const own = events.filter(({ entityId }) => entityId === id);
      const state = projectEvents(own);
      const changedAt = new Date(Math.max(...own.map((one) => one[time].getTime()))).toISOString();
      const confidencePercent = percentOf(confidenceOf(state));
      return {
        id,
        type: 'PERSON',
        displayName: displayNameOf(state),
        confidencePercent,
        eventCount: own.length,
        changedAt,
      };
    });
    return listed.sort((one, other) => (`${one.changedAt} ${one.id}` < `${other.changedAt} ${other.id}` ? 1 : -1));
  }

  /** Rounds like PostgreSQL, which rounds a half to the even number. */
  function percentOf(confidence: number): number {
    const percent = confidence * 100;
    return percent % 1 === 0.5 ? 2 * Math.round(percent / 2) : Math.round(percent);
  }

  it('is paged and filtered by type, and leaves out later entities [RC-09]', async () => {
    for (const name of ['Ada', 'Ben', 'Cleo']) await later(() => record(name, { fields: { name } }));
    const knownAt = fd.services.clock().toISOString();
    await later(() => record('Ada', { fields: { name: 'Ada Byron' }, confidence: 0.9 }));
    await later(() => buildEntity(fd, acme, { entity: { type: 'ITEM' }, fields: { name: 'Kettle' } }));
    expect(await names({ knownAt })).toEqual(['Cleo', 'Ben', 'Ada']);
    const [cleo, ben] = await list({ knownAt, first: 2 });
    expect([cleo?.displayName, ben?.displayName]).toEqual(['Cleo', 'Ben']);
    expect(await names({ knownAt, first: 2, afterId: ben?.id })).toEqual(['Ada']);
    const now = { knownAt: fd.services.clock().toISOString() };
    expect(await names({ ...now, types: ['PERSON'] })).toEqual(['Ada Byron', 'Cleo', 'Ben']);
    expect(await names({ ...now, types: ['ITEM'] })).toEqual(['Kettle']);
    const [kettle] = await list({ ...now, first: 1 });
    expect(await names({ knownAt, afterId: kettle?.id })).toEqual([]);
  });

  it('refuses both times and none', async () => {
    const at = fd.services.clock().toISOString();
    for (const times of [{}, { knownAt: at, effectiveAt: at }])
      expect(await as(fd, acme.owner).denied(LIST, { first: 1, ...times })).toBe('VALIDATION_FAILED');
  });

  it('is masked for members who may not see contact details, and empty for another workspace', async () => {
    await record('a', { fields: { name: `Lena ${NUMBER}` } });
    const knownAt = fd.services.clock().toISOString();
    expect(await names({ knownAt })).toEqual([`Lena ${NUMBER}`]);
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    expect(await list({ knownAt }, masked)).toMatchObject([{ displayName: expect.stringContaining('•') }]);
    expect(await list({ knownAt }, globex.owner)).toEqual([]);
  });

  it('reads the events of its page only [RC-09]', async () => {
    for (let batch = 0; batch < 40; batch += 1) {
      fd.advance({ seconds: 1 });
      const inputs = Array.from({ length: 10 }, (_, index) =>
        person(`${batch} ${index}`, { effectiveAt: minute(batch), fields: { name: 'Lena' } }),
      );
      await ingestAll(fd, acme, inputs);
    }
    const knownAt = fd.services.clock().toISOString();
    for (const times of [{ knownAt }, { effectiveAt: knownAt }]) {
      const read = await eventsRead({ first: 5, ...times });
      expect(read).toBeGreaterThanOrEqual(5); // Precondition: the plan reads events.
      expect(read).toBeLessThan(100);
    }
  });

  /** Returns how many rows of the table of events a page reads. */
  async function eventsRead(variables: object): Promise<number> {
    const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
    await list(variables);
    const statement = fetch.mock.calls.at(-1)?.[1];
    fetch.mockRestore();
    const [row] = await fd.services.database.forWorkspace(acme.id).read(async (tx) => {
      await tx.sql`select set_config('enable_seqscan', 'off', true)`;
      return tx.run<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>({
        text: `explain (analyze, timing off, format json) ${statement?.text}`,
        values: [...(statement?.values ?? [])],
        name: null,
      });
    });
    if (process.env.SHOW) console.log(JSON.stringify(row, null, 1));
    return nodesOf(row?.['QUERY PLAN'][0].Plan as PlanNode)
      .filter((node) => node['Relation Name'] === 'world_events')
      .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
  }
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
