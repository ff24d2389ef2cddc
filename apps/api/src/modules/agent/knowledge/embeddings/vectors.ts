import { LRUCache } from 'lru-cache';

/** Number of hyperplanes, which is also the number of bits in a signature. */
const PLANES = 512;

/** A vector of length 1. */
export type UnitVector = Float64Array;

/** Maximum number of dimensions. The longest vectors of known models have 3,072. */
const MAX_DIMENSIONS = 4096;

/** Scales a vector to length 1. Returns null if all components are 0 or the vector has too many dimensions. */
export function unitVector(vector: readonly number[]): UnitVector | null {
  if (vector.length > MAX_DIMENSIONS) return null;
  const length = Math.hypot(...vector);
  return length > 0 && Number.isFinite(length) ? Float64Array.from(vector, (value) => value / length) : null;
}

/**
 * Returns the signature of a vector as a string of 0 and 1. Each character states on which side of one hyperplane the
 * vector lies. The share of differing bits in two signatures approximates the angle between the vectors.
 */
export function signatureOf(vector: UnitVector): string {
  const planes = planesOf(vector.length);
  let bits = '';
  for (let plane = 0; plane < PLANES; plane += 1) {
    let sum = 0;
    const from = plane * vector.length;
    for (let at = 0; at < vector.length; at += 1) sum += (planes[from + at] ?? 0) * (vector[at] ?? 0);
    bits += sum > 0 ? '1' : '0';
  }
  return bits;
}

const planesByLength = new LRUCache<number, Int8Array>({ max: 8 });

/**
 * Returns the hyperplanes for vectors with this number of dimensions. They must never change, because stored signatures
 * depend on them.
 */
function planesOf(length: number): Int8Array {
  const known = planesByLength.get(length);
  if (known) return known;
  const random = randomBits(length);
  const planes = Int8Array.from({ length: PLANES * length }, () => (random() ? 1 : -1));
  planesByLength.set(length, planes);
  return planes;
}

/** Generates pseudorandom bits (xorshift32). The same seed always produces the same bits. */
function randomBits(seed: number): () => boolean {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state >= 2 ** 31;
  };
}

/** Encodes a vector with one signed byte per dimension. The number of dimensions is not stored. */
export function bytesOf(vector: UnitVector): Buffer {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / (largest || 1)) * 127)).buffer);
}

/** Returns the cosine of the angle between a vector and a stored vector with the same number of dimensions. */
export function similarityOf(vector: UnitVector, stored: Uint8Array): number {
  const values = new Int8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  let [product, squares] = [0, 0];
  for (let at = 0; at < vector.length; at += 1) {
    const value = values[at] ?? 0;
    product += value * (vector[at] ?? 0);
    squares += value * value;
  }
  return squares > 0 ? product / Math.sqrt(squares) : 0;
}
