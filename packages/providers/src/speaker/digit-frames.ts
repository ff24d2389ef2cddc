import { type Cepstra, COEFFICIENTS } from './cepstra.ts';

const USED = 13;
/**
 * Number of values per frame that describe the spoken sounds: the lower coefficients including the level, and their
 * changes.
 */
export const DIGIT_DIMENSIONS = 2 * USED;

/**
 * Frames of a recording from the first to the last frame with speech, with a margin. Each frame is a row of
 * DIGIT_DIMENSIONS values.
 */
export interface DigitFrames {
  readonly length: number;
  readonly values: Float64Array;
  readonly voiced: Uint8Array;
  /** Mean of the frames without speech. */
  readonly silence: Float64Array;
}

/** Number of frames that are kept before the first and after the last frame with speech. */
const MARGIN = 5;

/** Returns the frames including quiet ones, normalized to mean 0 and variance 1 over the frames with speech. */
export function digitFrames({ length, values, changes, voiced }: Cepstra): DigitFrames {
  const first = Math.max(0, voiced.indexOf(1) - MARGIN);
  const last = Math.min(length, voiced.lastIndexOf(1) + 1 + MARGIN);
  const kept = Math.max(0, last - first);
  const result = new Float64Array(kept * DIGIT_DIMENSIONS);
  for (let dimension = 0; dimension < DIGIT_DIMENSIONS; dimension++) {
    const source = dimension < USED ? values : changes;
    const at = (frame: number) => source[frame * COEFFICIENTS + (dimension % USED)]!;
    const { mean, deviation } = momentsOf(voiced, at);
    for (let frame = 0; frame < kept; frame++) {
      result[frame * DIGIT_DIMENSIONS + dimension] = (at(first + frame) - mean) / deviation;
    }
  }
  const keptVoiced = voiced.slice(first, last);
  return { length: kept, values: result, voiced: keptVoiced, silence: silenceOf(result, keptVoiced) };
}

function momentsOf(voiced: Uint8Array, at: (frame: number) => number) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  voiced.forEach((isVoiced, frame) => {
    if (isVoiced === 0) return;
    count++;
    sum += at(frame);
    squares += at(frame) ** 2;
  });
  const mean = sum / Math.max(1, count);
  return { mean, deviation: Math.sqrt(Math.max(squares / Math.max(1, count) - mean * mean, 1e-6)) };
}

function silenceOf(values: Float64Array, voiced: Uint8Array): Float64Array {
  const mean = new Float64Array(DIGIT_DIMENSIONS);
  let count = 0;
  voiced.forEach((isVoiced, frame) => {
    if (isVoiced === 1) return;
    count++;
    for (let index = 0; index < DIGIT_DIMENSIONS; index++) mean[index]! += values[frame * DIGIT_DIMENSIONS + index]!;
  });
  return mean.map((sum) => sum / Math.max(1, count));
}
