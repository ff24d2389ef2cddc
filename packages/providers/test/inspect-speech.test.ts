import { recordedIn, synthesizeSpeech, TEST_VOICES } from '@frontdesk/providers/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { inspectSpeech } from '../src/speaker/inspect-speech.ts';
import { randomOf } from '../testing/random.ts';

const SECOND = 16_000;
let speech: Float32Array;

describe('inspectSpeech', () => {
  beforeAll(async () => {
    speech = await synthesizeSpeech({ voice: TEST_VOICES[1]!, digits: '482913' });
  });

  it('accepts a recording of six digits with a little noise', () => {
    expect(inspectSpeech(speech)).toBeNull();
    expect(inspectSpeech(recordedIn(speech, { seed: 1, noiseDb: 15 }))).toBeNull();
  });

  it('finds a recording that is too short', () => {
    expect(inspectSpeech(speech.slice(0, 1.4 * SECOND))).toBe('TOO_SHORT');
    expect(inspectSpeech(new Float32Array())).toBe('TOO_SHORT');
  });

  it('finds a long recording with little speech', () => {
    const mostlySilent = new Float32Array(6 * SECOND);
    mostlySilent.set(speech.slice(0, SECOND), SECOND);
    expect(inspectSpeech(mostlySilent)).toBe('TOO_SHORT');
  });

  it('finds silence', () => {
    expect(inspectSpeech(new Float32Array(4 * SECOND))).toBe('SILENT');
    expect(inspectSpeech(speech.map((sample) => sample * 0.002))).toBe('SILENT');
    expect(inspectSpeech(new Float32Array(4 * SECOND).fill(Number.NaN))).toBe('SILENT');
  });

  it('finds clipping, also after the mean was subtracted', () => {
    const clipped = speech.map((sample) => Math.max(-1, Math.min(1, sample * 20)));
    expect(inspectSpeech(clipped)).toBe('CLIPPED');
    expect(inspectSpeech(clipped.map((sample) => sample - 0.1))).toBe('CLIPPED');
  });

  it('finds noise', () => {
    expect(inspectSpeech(recordedIn(speech, { seed: 1, noiseDb: 4, noise: 'WHITE' }))).toBe('NOISY');
    const random = randomOf(3);
    expect(inspectSpeech(new Float32Array(4 * SECOND).map(() => random() - 0.5))).toBe('NOISY');
  });
});
