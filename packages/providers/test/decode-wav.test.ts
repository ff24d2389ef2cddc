import { encodeWav } from '@frontdesk/providers/testing';
import { describe, expect, it } from '@jest/globals';
import { decodeWav } from '../src/index.ts';
import { randomOf } from '../testing/random.ts';

const SECOND = 16_000;
const tone = (samples: number) => Float32Array.from({ length: samples }, (_, at) => 0.5 * Math.sin(at / 10));
const wav = encodeWav(tone(SECOND));

describe('decodeWav', () => {
  it('returns the samples of 16-bit mono speech at 16 kHz', () => {
    const decoded = decodeWav(wav);
    if ('defect' in decoded) throw new Error(decoded.defect);
    expect(decoded.speech.length).toBe(SECOND);
    expect(Math.max(...decoded.speech)).toBeCloseTo(0.5, 2);
  });

  it('subtracts the mean of the samples', () => {
    const decoded = decodeWav(encodeWav(tone(SECOND).map((sample) => sample + 0.3)));
    if ('defect' in decoded) throw new Error(decoded.defect);
    expect(decoded.speech.reduce((sum, sample) => sum + sample, 0) / SECOND).toBeCloseTo(0, 4);
    expect(Math.max(...decoded.speech)).toBeCloseTo(0.5, 2);
  });

  it('ignores other chunks and bytes after the samples', () => {
    const list = chunk('LIST', [1, 2, 3, 0]);
    const withList = Uint8Array.from([...wav.slice(0, 12), ...list, ...wav.slice(12), ...list, 7]);
    expect(decodeWav(withList)).toEqual(decodeWav(wav));
  });

  it('reads a view of a larger buffer', () => {
    const larger = new Uint8Array(wav.length + 9);
    larger.set(wav, 5);
    expect(decodeWav(larger.subarray(5, 5 + wav.length))).toEqual(decodeWav(wav));
  });

  it.each([
    ['no bytes', new Uint8Array(), 'NOT_WAV'],
    ['text', new TextEncoder().encode('This is not a recording, but a text.'), 'NOT_WAV'],
    ['a RIFF file of another kind', changed(8, 'AVI '), 'NOT_WAV'],
    ['no format', changed(12, 'none'), 'NOT_WAV'],
    ['no samples chunk', changed(36, 'none'), 'NOT_WAV'],
    ['floating-point samples', changed(20, '\u0003'), 'NOT_PCM'],
    ['8 kHz', encodeWav(tone(100), { rate: 8_000 }), 'WRONG_RATE'],
    ['48 kHz', encodeWav(tone(100), { rate: 48_000 }), 'WRONG_RATE'],
    ['two channels', encodeWav(tone(100), { channels: 2 }), 'NOT_MONO'],
    ['24 bits per sample', encodeWav(tone(100), { bits: 24 }), 'WRONG_DEPTH'],
    ['0 seconds', encodeWav(new Float32Array()), 'EMPTY'],
    ['more than 25 seconds', encodeWav(new Float32Array(25 * SECOND + 1)), 'TOO_LONG'],
    ['a missing end', wav.slice(0, -2), 'TRUNCATED'],
    ['an incomplete format', wav.slice(0, 30), 'TRUNCATED'],
  ] as const)('refuses a file with %s', (_name, bytes, defect) => {
    expect(decodeWav(bytes)).toEqual({ defect });
  });

  it('accepts 25 seconds', () => {
    expect(decodeWav(encodeWav(new Float32Array(25 * SECOND)))).toHaveProperty('speech');
  });

  it('never throws', () => {
    const random = randomOf(9);
    const small = encodeWav(tone(40));
    for (let round = 0; round < 20_000; round++) {
      const bytes = small.slice(0, Math.floor(random() * (small.length + 1)));
      for (let change = 0; change < 3 && bytes.length > 0; change++) {
        bytes[Math.floor(random() * Math.min(48, bytes.length))] = Math.floor(random() * 256);
      }
      const decoded = decodeWav(bytes);
      if ('speech' in decoded) expect(decoded.speech.every((sample) => Math.abs(sample) <= 1)).toBe(true);
    }
  });
});

const chunk = (name: string, content: number[]) => [
  ...new TextEncoder().encode(name),
  content.length,
  0,
  0,
  0,
  ...content,
];

function changed(at: number, text: string): Uint8Array {
  const bytes = wav.slice();
  bytes.set(new TextEncoder().encode(text), at);
  return bytes;
}
