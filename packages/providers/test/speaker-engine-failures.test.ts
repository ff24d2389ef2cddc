import { synthesizeSpeech, TEST_VOICES } from '@frontdesk/providers/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { embeddedSpeakerEngine, type SpokenDigits } from '../src/index.ts';
import { randomOf } from '../testing/random.ts';

const engine = embeddedSpeakerEngine({ timeoutMs: 30_000 });
const DIGITS = '3810597246';
let sample: SpokenDigits;
let print: Uint8Array;

describe('a voiceprint', () => {
  beforeAll(async () => {
    sample = { digits: DIGITS, speech: await synthesizeSpeech({ voice: TEST_VOICES[2]!, digits: DIGITS }) };
    print = (await engine.enroll([sample]))!;
  }, 30_000);

  afterAll(() => engine.close());

  it('is compared unless it is changed', async () => {
    expect((await engine.compare(print, [sample])).score).toBeGreaterThan(engine.thresholds.STRICT);
  });

  it('of another model is refused', async () => {
    const other = print.slice();
    other[6]! ^= 1;
    await expect(engine.compare(other, [sample])).rejects.toMatchObject({
      name: 'VoiceprintError',
      defect: 'OTHER_MODEL',
    });
  });

  it('that is corrupt is refused, whichever byte is wrong', async () => {
    const random = randomOf(5);
    const changes = Array.from({ length: 200 }, () => {
      const bytes = print.slice();
      bytes[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
      return bytes;
    });
    const cuts = Array.from({ length: 60 }, (_, length) => print.slice(0, length));
    for (const bytes of [...changes, ...cuts, print.slice(0, -1), new Uint8Array(100_000)]) {
      await expect(engine.compare(bytes, [sample])).rejects.toMatchObject({ name: 'VoiceprintError' });
    }
  });
});

describe('the threads of the embedded speaker engine', () => {
  it('end a call that takes too long, and work again', async () => {
    const slow = embeddedSpeakerEngine({ threads: 1, timeoutMs: 1 });
    await expect(slow.enroll([sample])).rejects.toMatchObject({
      name: 'SpeakerEngineUnavailable',
      failure: 'TIMEOUT',
    });
    await slow.close();
  });

  it('refuse a call when the queue is full', async () => {
    const small = embeddedSpeakerEngine({ threads: 1, queue: 1, timeoutMs: 30_000 });
    const calls = await Promise.allSettled([1, 2, 3].map(() => small.inspect(sample.speech)));
    expect(calls.map((call) => (call.status === 'rejected' ? call.reason.failure : call.status))).toEqual([
      'fulfilled',
      'fulfilled',
      'QUEUE_FULL',
    ]);
    expect(await small.inspect(sample.speech)).toBeNull();
    await small.close();
  });

  it('reject pending and later calls once the engine is closed', async () => {
    const closed = embeddedSpeakerEngine();
    const pending = expect(closed.enroll([sample])).rejects.toMatchObject({ failure: 'FAILED' });
    await closed.close();
    await pending;
    await expect(closed.inspect(sample.speech)).rejects.toMatchObject({ failure: 'FAILED' });
  });

  it('leave the samples to the caller', async () => {
    const other = embeddedSpeakerEngine();
    await other.inspect(sample.speech);
    expect(sample.speech.length).toBeGreaterThan(0);
    await other.close();
  });
});
