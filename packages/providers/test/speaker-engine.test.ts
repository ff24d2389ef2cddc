import { recordedIn, synthesizeSpeech, TEST_VOICES } from '@frontdesk/providers/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { embeddedSpeakerEngine, type SpokenDigits } from '../src/index.ts';
import { randomOf } from '../testing/random.ts';

const engine = embeddedSpeakerEngine({ timeoutMs: 30_000 });
const ENROLLED = ['3810597246', '9274610358', '5068329741'];
const ASKED = ['482913', '507628'];
/** Variants that are not derived from each other. */
const VOICES = [4, 12, 18, 23, 34, 40].map((index) => TEST_VOICES[index]!);

interface Person {
  readonly enrollment: SpokenDigits[];
  readonly attempt: SpokenDigits[];
  readonly print: Uint8Array;
}

const people: Person[] = [];

describe('the embedded speaker engine', () => {
  beforeAll(async () => {
    for (const [seed, voice] of VOICES.entries()) people.push(await enrolled(voice, seed));
  }, 120_000);

  afterAll(() => engine.close());

  it('accepts the enrolled person and rejects others, with an equal error rate of at most 10 %', async () => {
    const owners: number[] = [];
    const impostors: number[] = [];
    for (const person of people) {
      for (const other of people) {
        const { score } = await engine.compare(person.print, other.attempt);
        (other === person ? owners : impostors).push(score);
      }
    }
    expect(equalErrorRate(owners, impostors)).toBeLessThanOrEqual(0.1);
    const accepted = (scores: number[]) => scores.filter((score) => score >= engine.thresholds.BALANCED).length;
    expect(accepted(owners)).toBeGreaterThanOrEqual(owners.length - 1);
    expect(accepted(impostors)).toBeLessThanOrEqual(0.06 * impostors.length);
  }, 30_000);

  it('has stricter thresholds with higher scores', () => {
    expect(engine.thresholds.LENIENT).toBeLessThan(engine.thresholds.BALANCED);
    expect(engine.thresholds.BALANCED).toBeLessThan(engine.thresholds.STRICT);
  });

  it('finds out whether the digits were read as asked', async () => {
    const asked = async (...digits: string[]) => {
      const right = await Promise.all(
        people.map(({ print, attempt }) =>
          engine.compare(
            print,
            attempt.map(({ speech }, index) => ({ speech, digits: digits[index]! })),
          ),
        ),
      );
      return right.filter(({ areDigitsRight }) => areDigitsRight).length;
    };
    expect(await asked(...ASKED)).toBeGreaterThanOrEqual(people.length - 1);
    expect(await asked('315794', '829046')).toBe(0);
    // One wrong recording is enough.
    expect(await asked('482913', '829046')).toBe(0);
  }, 30_000);

  it('makes the same small voiceprint of the same recordings', async () => {
    const [{ enrollment, print }] = people as [Person];
    expect(print.length).toBeLessThanOrEqual(100_000);
    expect(await engine.enroll(enrollment)).toEqual(print);
  });

  it('does not enroll recordings of two people', async () => {
    const [one, other] = people as [Person, Person];
    expect(await engine.enroll([...one.enrollment.slice(0, 2), other.enrollment[2]!])).toBeNull();
  });

  it('does not enroll recordings that lack a digit or contain other digits', async () => {
    const [{ enrollment }] = people as [Person];
    const [first, second, third] = enrollment as [SpokenDigits, SpokenDigits, SpokenDigits];
    expect(await engine.enroll([{ ...first, digits: '4706183295' }, second, third])).toBeNull();
    expect(await engine.enroll([{ ...first, digits: '123456789' }])).toBeNull();
  });

  it('does not accept noise or silence', async () => {
    const [{ print }] = people as [Person];
    const random = randomOf(4);
    const noise = new Float32Array(64_000).map(() => random() - 0.5);
    for (const speech of [noise, new Float32Array(64_000), new Float32Array(3)]) {
      const { areDigitsRight, score } = await engine.compare(print, [{ speech, digits: '482913' }]);
      expect([areDigitsRight, score >= engine.thresholds.LENIENT]).toEqual([false, false]);
    }
  });

  it('rejects digits that are not digits', async () => {
    const [{ print, attempt }] = people as [Person];
    await expect(engine.compare(print, [{ ...attempt[0]!, digits: 'four' }])).rejects.toThrow(RangeError);
    await expect(engine.compare(print, [])).rejects.toThrow(RangeError);
  });
});

async function enrolled(voice: string, seed: number): Promise<Person> {
  const read = async (
    digits: string,
    { noiseDb, pitch = 50, room = seed }: { noiseDb: number; pitch?: number; room?: number },
  ) => ({
    digits,
    speech: recordedIn(await synthesizeSpeech({ voice, digits, pitch }), { seed: room, noiseDb }),
  });
  const enrollment = [];
  for (const digits of ENROLLED) enrollment.push(await read(digits, { noiseDb: 25 }));
  const attempt = [];
  for (const digits of ASKED) attempt.push(await read(digits, { noiseDb: 16, pitch: 47, room: seed + 100 }));
  const print = await engine.enroll(enrollment);
  if (!print) throw new Error(`${voice} was not enrolled`);
  return { enrollment, attempt, print };
}

function equalErrorRate(owners: readonly number[], impostors: readonly number[]): number {
  const rates = [...owners, ...impostors].map((threshold) => {
    const rejected = owners.filter((score) => score < threshold).length / owners.length;
    const accepted = impostors.filter((score) => score >= threshold).length / impostors.length;
    return Math.max(rejected, accepted);
  });
  return Math.min(...rates);
}
