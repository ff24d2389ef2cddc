import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasPrecedence, type KnownField, projectGroup, type WorldState } from '../src/index.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const known = (value: KnownField['value'], over: Partial<KnownField> = {}): KnownField => {
  return {
    value,
    confidence: 0.5,
    weight: over.confidence ?? 0.5,
    ingestedAt: at(0),
    effectiveAt: at(0),
    eventId: 'event-1',
    ...over,
  };
};
const group = (...states: [string, Record<string, KnownField>][]) =>
  projectGroup(new Map(states.map(([id, fields]) => [id, new Map(Object.entries(fields))])));

it('takes the value with the highest confidence and keeps the others', () => {
  const fields = group(
    ['contact', { membership: known('Silver', { confidence: 0.3 }), city: known('Bath') }],
    ['ehr', { membership: known('Gold', { confidence: 0.8 }) }],
  );
  expect(fields.get('membership')?.current).toMatchObject({ entityId: 'ehr', value: 'Gold' });
  expect(fields.get('membership')?.others).toMatchObject([{ entityId: 'contact', value: 'Silver' }]);
  expect(fields.get('city')).toMatchObject({ current: { entityId: 'contact' }, others: [] });
});

it('takes the later of two values with the same confidence, and a correction before both', () => {
  const ehr = known('Gold', { confidence: 0.8, ingestedAt: at(2) });
  const shop = known('Silver', { confidence: 0.8, ingestedAt: at(1) });
  const corrected = known('None', { confidence: 1, ingestedAt: at(0) });
  const value = (...all: KnownField[]) =>
    group(
      ...all.map((one, index) => [`entity-${index}`, { membership: one }] as [string, Record<string, KnownField>]),
    ).get('membership')?.current.value;
  expect(value(shop, ehr)).toBe('Gold');
  expect(value(shop, ehr, corrected)).toBe('None');
});

it('takes the removal of a value like a value', () => {
  const removed = known(null, { confidence: 1 });
  expect(group(['a', { city: known('Bath') }], ['b', { city: removed }]).get('city')?.current.value).toBeNull();
});

const field = fc.record({
  value: fc.oneof(fc.string(), fc.boolean(), fc.constant(null)),
  confidence: fc.constant(0.5),
  weight: fc.constantFrom(0, 0.5, Infinity),
  effectiveAt: fc.integer({ min: 0, max: 2 }).map(at),
  ingestedAt: fc.integer({ min: 0, max: 2 }).map(at),
  eventId: fc.uuid(),
});
const state = fc
  .dictionary(fc.constantFrom('name', 'city', '__proto__'), field)
  .map((all): WorldState => new Map(Object.entries(all)));
const states = fc.uniqueArray(fc.tuple(fc.uuid(), state), { selector: ([id]) => id, maxLength: 6 });

it('is the same for every order of the entities, and one entity alone keeps its fields', () => {
  fc.assert(
    fc.property(states, (all) => {
      const [one, other] = [projectGroup(new Map(all)), projectGroup(new Map(all.toReversed()))];
      expect(new Map([...other].sort())).toEqual(new Map([...one].sort()));
      for (const { current, others } of one.values())
        expect(others.every((each) => !hasPrecedence(each, current))).toBe(true);
      for (const [id, fields] of all)
        for (const [name, { current }] of projectGroup(new Map([[id, fields]])))
          expect(current).toEqual({ ...fields.get(name), entityId: id });
    }),
  );
});
