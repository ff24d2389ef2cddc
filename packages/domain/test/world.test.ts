import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CONFIDENCE,
  confidenceOf,
  displayNameOf,
  type EventContribution,
  fieldWeight,
  projectEntity,
  projectEvents,
  WORLD_SOURCES,
  type WorldState,
} from '../src/index.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const saying = (id: string, over: Partial<EventContribution> = {}): EventContribution => ({
  id,
  fields: { name: `Lena of ${id}` },
  confidence: CONFIDENCE.mentioned,
  source: 'DATA_SOURCE',
  effectiveAt: at(0),
  ingestedAt: at(0),
  supersedesId: null,
  ...over,
});
const name = (state: WorldState) => state.get('name')?.value;

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 });
const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const fields = fc.dictionary(fc.constantFrom('name', 'phone', 'constructor', 'toString', '__proto__'), value);
const of = (id: string, all: readonly string[]): fc.Arbitrary<EventContribution> =>
  fc.record({
    id: fc.constant(id),
    fields,
    confidence: fc.constantFrom(0, 0.2, 0.5, 1),
    source: fc.constantFrom(...WORLD_SOURCES),
    effectiveAt: fc.integer({ min: 0, max: 3 }).map((year) => at(year * 525_960)),
    ingestedAt: fc.integer({ min: 0, max: 3 }).map(at),
    supersedesId: fc.constantFrom(null, null, ...all),
  });
const events = ids.chain((all) => fc.tuple(...all.map((id) => of(id, all))));
const entries = (state: WorldState) => [...state].sort(([one], [other]) => (one < other ? -1 : 1));

it('gives the same result if its events are applied in another order or several times [AM-35]', () => {
  fc.assert(
    fc.property(
      events.chain((inputs) =>
        fc.tuple(fc.constant(inputs), fc.shuffledSubarray([...inputs, ...inputs], { minLength: 0 })),
      ),
      ([inputs, again]) => {
        expect(entries(projectEvents([...again, ...inputs]))).toEqual(entries(projectEvents(inputs)));
      },
    ),
  );
});

it('projected one by one gives the same result as all together [AM-35]', () => {
  fc.assert(
    fc.property(events, fc.nat(8), (inputs, cut) => {
      const plain = inputs.map((one) => ({ ...one, supersedesId: null }));
      const state = projectEntity(projectEntity(new Map(), plain.slice(0, cut)), plain.slice(cut));
      expect(entries(state)).toEqual(entries(projectEvents(plain)));
    }),
  );
});

it('ignores superseded events [AM-35]', () => {
  fc.assert(
    fc.property(events, (inputs) => {
      const gone = new Set(inputs.map(({ supersedesId }) => supersedesId));
      for (const { eventId } of projectEvents(inputs).values()) expect(gone.has(eventId)).toBe(false);
      const left = inputs.filter(({ id }) => !gone.has(id)).map((one) => ({ ...one, supersedesId: null }));
      expect(entries(projectEvents(inputs))).toEqual(entries(projectEvents(left)));
    }),
  );
});

it('prefers the higher confidence, and of two equal ones the later [AM-35]', () => {
  const sure = saying('a', { confidence: CONFIDENCE.corrected, ingestedAt: at(1) });
  const unsure = saying('b', { ingestedAt: at(2) });
  expect(name(projectEvents([sure, unsure]))).toBe('Lena of a');
  const later = saying('c', { confidence: CONFIDENCE.corrected, ingestedAt: at(3) });
  expect(name(projectEvents([later, sure, unsure]))).toBe('Lena of c');
  // Within one batch, the event with the later effective time wins.
  const fresher = saying('0', { confidence: CONFIDENCE.corrected, ingestedAt: at(3), effectiveAt: at(1) });
  expect(name(projectEvents([later, fresher]))).toBe('Lena of 0');
});

it('weighs the confidence of a value with the priority of its source [RC-05]', () => {
  const agent = saying('a', { confidence: 0.5, source: 'AGENT', ingestedAt: at(2) });
  const source = saying('b', { confidence: 0.5, source: 'DATA_SOURCE' });
  expect(name(projectEvents([agent, source]))).toBe('Lena of b');
  expect(name(projectEvents([{ ...agent, confidence: 0.7 }, source]))).toBe('Lena of a');
});

it('lets the weight of a phone number decrease with its age, and not that of a birth date [RC-05]', () => {
  const days = (count: number) => at(count * 1440);
  const old = { confidence: 0.8, effectiveAt: days(0) };
  const recent = { confidence: 0.5, effectiveAt: days(300), ingestedAt: days(300) };
  const later = (field: string) =>
    projectEvents([
      saying('a', { ...old, fields: { [field]: 'old' } }),
      saying('b', { ...recent, fields: { [field]: 'recent' } }),
    ]).get(field)?.value;
  for (const field of ['phone', 'mobile', 'phone_number']) expect(later(field)).toBe('recent');
  for (const field of ['birth_date', 'email', 'name']) expect(later(field)).toBe('old');
  // After half a year, the confidence of 80 % has decreased to 57 %, which is still more than 50 %.
  const sooner = { ...recent, effectiveAt: days(180) };
  expect(fieldWeight('phone', { ...old, source: 'API' })).toBeGreaterThan(
    fieldWeight('phone', { ...sooner, source: 'API' }),
  );
});

it('keeps a correction, whatever its age and whoever reports later [RC-05]', () => {
  const correction = saying('a', {
    fields: { phone: 'corrected' },
    confidence: CONFIDENCE.corrected,
    source: 'MEMBER',
  });
  const reported = saying('b', {
    fields: { phone: 'reported' },
    confidence: CONFIDENCE.reviewed,
    effectiveAt: at(5_259_600),
  });
  expect(projectEvents([correction, reported]).get('phone')?.value).toBe('corrected');
  // A source that is not certain at all never replaces a value.
  expect(fieldWeight('phone', { confidence: 0, source: 'API', effectiveAt: at(0) })).toBe(-Infinity);
});

it('clears a value with a null of higher confidence, until an event of equal confidence sets it again [AM-35]', () => {
  const inputs = [saying('a'), saying('b', { fields: { name: null }, confidence: CONFIDENCE.confirmed })];
  expect(name(projectEvents(inputs))).toBeNull();
  expect(displayNameOf(projectEvents(inputs))).toBe('');
  expect(name(projectEvents([...inputs, saying('c', { ingestedAt: at(9) })]))).toBeNull();
  const again = saying('d', { confidence: CONFIDENCE.confirmed, ingestedAt: at(9) });
  expect(name(projectEvents([...inputs, again]))).toBe('Lena of d');
});

it('has the name and the confidence of its fields [AM-35]', () => {
  const parts = projectEvents([saying('a', { fields: { given_name: 'Lena', family_name: 'Moss', city: null } })]);
  expect(displayNameOf(parts)).toBe('Lena Moss');
  expect(confidenceOf(parts)).toBeCloseTo(CONFIDENCE.mentioned);
  expect(displayNameOf(projectEvents([saying('a', { fields: { name: ' Lena\n Moss ', given_name: 'No' } })]))).toBe(
    'Lena Moss',
  );
  expect(displayNameOf(projectEvents([saying('a', { fields: { service: 'Consultation' } })]))).toBe('Consultation');
  expect(confidenceOf(new Map())).toBe(0);
});
