import { describe, expect, it } from '@jest/globals';
import { bytesOf, signatureOf, similarityOf, type UnitVector, unitVector } from './vectors.ts';

/** Generates the same numbers from -1 to 1 for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

const DIMENSIONS = 256;
const next = numbers(7);
const random = () => Array.from({ length: DIMENSIONS }, () => next() + next() + next());
const unit = (values: readonly number[]): UnitVector => {
  const vector = unitVector(values);
  if (!vector) throw new Error('The vector has no direction.');
  return vector;
};
const near = (vector: readonly number[], distance: number) =>
  unit(vector.map((value) => value + distance * (next() + next() + next())));
const cosine = (one: UnitVector, other: UnitVector) =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

function differences(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) count += Number(one[at] !== other[at]);
  return count;
}

describe('vectors [AG-17]', () => {
  it('have no direction without a value, or with one that is not a number', () => {
    expect(unitVector([0, 0])).toBeNull();
    expect(unitVector([])).toBeNull();
    expect(unitVector(Array.from({ length: 4096 }, () => 1))).not.toBeNull();
    expect(unitVector(Array.from({ length: 4097 }, () => 1))).toBeNull();
    expect(unitVector([1, Number.NaN])).toBeNull();
    expect([...unit([3, 4])]).toEqual([0.6, 0.8]);
  });

  it('keep their angles within 0.01 when they are stored with one byte per dimension', () => {
    for (let count = 0; count < 50; count += 1) {
      const [one, other] = [random(), random()];
      const vectors = [unit(one), near(one, next()), unit(other)] as const;
      for (const vector of vectors)
        expect(Math.abs(similarityOf(vectors[0], bytesOf(vector)) - cosine(vectors[0], vector))).toBeLessThan(0.01);
    }
  });

  it('have the same signature in every process, because it is stored', () => {
    const vector = unit([1, 2, -3, 4]);
    expect(signatureOf(vector)).toHaveLength(512);
    expect(signatureOf(vector).slice(0, 64)).toMatchInlineSnapshot(
      `"0001000100110001000010000000000100001010111000010011111110010000"`,
    );
  });

  it('are opposite in all bits of the signature if they point in opposite directions', () => {
    const values = random();
    const opposite = unit(values.map((value) => -value));
    expect(differences(signatureOf(unit(values)), signatureOf(opposite))).toBe(512);
  });

  it('are found by the signature: of the ten nearest of 5,000, more than 95 % are among 200 candidates', () => {
    const topics = Array.from({ length: 50 }, random);
    const stored = Array.from({ length: 5000 }, (_, at) => near(topics[at % 50] ?? [], 0.5 + (at % 7) / 4));
    const signatures = stored.map(signatureOf);
    const shares = topics.slice(0, 20).map((topic) => {
      const asked = near(topic, 1);
      const bits = signatureOf(asked);
      const byAngle = rank(stored, (at) => cosine(asked, stored[at] ?? asked)).slice(0, 10);
      const candidates = new Set(rank(stored, (at) => -differences(bits, signatures[at] ?? '')).slice(0, 200));
      return byAngle.filter((at) => candidates.has(at)).length / byAngle.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.95);
  });
});

/** Returns the places of a list, those with the highest value first. */
const rank = (list: readonly unknown[], valueOf: (at: number) => number): number[] => {
  const values = list.map((_, at) => valueOf(at));
  return list.map((_, at) => at).sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0));
};
