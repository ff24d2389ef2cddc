import type { Speech } from '../ports/speaker-port.ts';

/**
 * Reasons why a file is rejected. NOT_WAV: no RIFF file with a format and a data chunk. NOT_PCM: compressed or
 * floating-point samples. WRONG_RATE: not 16,000 samples per second. NOT_MONO: more than one channel. WRONG_DEPTH: not
 * 16 bits per sample. EMPTY: no samples. TOO_LONG: more than 25 seconds. TRUNCATED: fewer bytes than the header
 * specifies.
 */
export type WavDefect =
  | 'NOT_WAV'
  | 'NOT_PCM'
  | 'WRONG_RATE'
  | 'NOT_MONO'
  | 'WRONG_DEPTH'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'TRUNCATED';

export type DecodedWav = { readonly speech: Speech } | { readonly defect: WavDefect };

const RATE = 16_000;
const MOST_SECONDS = 25;
const PCM = 1;

/**
 * Decodes a WAV file with 16-bit mono samples at 16 kHz and subtracts the mean of the samples. For any other file,
 * returns the reason for the rejection. Other chunks and bytes after the samples are ignored. Never throws.
 */
export function decodeWav(bytes: Uint8Array): DecodedWav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WAVE') return { defect: 'NOT_WAV' };
  const format = findChunk(view, 'fmt ');
  if (!format || format.length < 16) return { defect: 'NOT_WAV' };
  if (format.start + 16 > bytes.length) return { defect: 'TRUNCATED' };
  const defect = formatDefect(view, format.start);
  if (defect) return { defect };
  const data = findChunk(view, 'data');
  if (!data) return { defect: 'NOT_WAV' };
  if (data.length < 2) return { defect: 'EMPTY' };
  if (data.length > MOST_SECONDS * RATE * 2) return { defect: 'TOO_LONG' };
  if (data.start + data.length > bytes.length || data.length % 2 === 1) return { defect: 'TRUNCATED' };
  return { speech: samplesOf(view, data) };
}

interface Chunk {
  readonly start: number;
  readonly length: number;
}

function findChunk(view: DataView, name: string): Chunk | null {
  let at = 12;
  while (at + 8 <= view.byteLength) {
    const length = view.getUint32(at + 4, true);
    if (textAt(view, at) === name) return { start: at + 8, length };
    // Chunks start at even offsets, so a chunk of odd length is followed by a padding byte.
    at += 8 + length + (length % 2);
  }
  return null;
}

function formatDefect(view: DataView, start: number): WavDefect | null {
  if (view.getUint16(start, true) !== PCM) return 'NOT_PCM';
  if (view.getUint16(start + 2, true) !== 1) return 'NOT_MONO';
  if (view.getUint32(start + 4, true) !== RATE) return 'WRONG_RATE';
  return view.getUint16(start + 14, true) === 16 ? null : 'WRONG_DEPTH';
}

function samplesOf(view: DataView, { start, length }: Chunk): Speech {
  const speech = new Float32Array(length / 2);
  let sum = 0;
  for (let index = 0; index < speech.length; index++) {
    const sample = view.getInt16(start + index * 2, true) / 32_768;
    speech[index] = sample;
    sum += sample;
  }
  const mean = sum / speech.length;
  return speech.map((sample) => Math.max(-1, Math.min(1, sample - mean)));
}

const textAt = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
