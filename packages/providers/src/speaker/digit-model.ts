import { type Alignment, align, freeScores, type Likelihoods, PARTS } from './align.ts';
import { DIGIT_DIMENSIONS, type DigitFrames } from './digit-frames.ts';

/**
 * Describes how one person pronounces each digit: a mean for each part of the digit, and variances that all parts
 * share.
 */
export interface DigitModel {
  /** Ten digits × PARTS rows of DIGIT_DIMENSIONS values. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

export interface ReadDigits {
  readonly frames: DigitFrames;
  readonly digits: readonly number[];
}

/**
 * Number of neighboring parts that share a mean in each round. Starting with one mean per digit finds the digits in
 * fluent speech more reliably than starting with all parts.
 */
const SHARING_PARTS = [8, 8, 8, 8, 4, 4, 2, 1] as const;
const LEAST_VARIANCE = 0.05;
/**
 * Minimum increase of the log likelihood for accepting one more digit, because an additional digit improves the fit of
 * almost any recording.
 */
const COST_OF_DIGIT = 200;
/**
 * Maximum ratio of the score of the digits to the score without order. Both scores are negative; recordings of digits
 * have ratios of 0.3 to 0.8.
 */
const LEAST_ORDER = 0.9;

export interface LearnedDigits {
  readonly model: DigitModel;
  /**
   * For each recording, the index of the digit part that each frame belongs to (position × PARTS + part). -1 for
   * silence.
   */
  readonly parts: readonly Int16Array[];
}

/** Learns the digits of the recordings, which together contain every digit. Returns null if a recording is too short. */
export function learnDigits(recordings: readonly ReadDigits[]): LearnedDigits | null {
  let parts: readonly Int16Array[] = recordings.map(evenParts);
  let model = estimate(recordings, parts, PARTS);
  let shared: number = PARTS;
  for (const sharing of SHARING_PARTS) {
    const alignments = recordings.map(({ frames, digits }) =>
      align(likelihoodsOf(frames, model, shared), digits.map(only)),
    );
    if (!alignments.every((alignment): alignment is Alignment => alignment !== null)) return null;
    parts = alignments.map((alignment) => alignment.parts);
    model = estimate(recordings, parts, sharing);
    shared = sharing;
  }
  return { model, parts };
}

/**
 * Returns the margin of each recording against the digits of the other recordings. Infinity if the other recordings do
 * not contain every digit.
 */
export function marginsWithoutOwn(recordings: readonly ReadDigits[], parts: readonly Int16Array[]): number[] {
  return recordings.map((recording, index) => {
    const isOther = (_: unknown, other: number) => other !== index;
    const others = recordings.filter(isOther);
    const known = new Set(others.flatMap(({ digits }) => digits));
    if (known.size < 10) return Number.POSITIVE_INFINITY;
    return digitMargin(recording, estimate(others, parts.filter(isOther)));
  });
}

/**
 * Returns how much less likely, per frame, the requested digits are than the most likely sequence, which can have one
 * digit more or less. At most 0. -Infinity if the recording is too short or contains noise instead of digits.
 */
export function digitMargin({ frames, digits }: ReadDigits, model: DigitModel): number {
  const likelihoods = likelihoodsOf(frames, model);
  const read = align(likelihoods, digits.map(only));
  if (!read || read.score < LEAST_ORDER * scoreWithoutOrder(frames, model)) return Number.NEGATIVE_INFINITY;
  const free = freeScores(likelihoods, digits.length + 1);
  const [fewer, same, more] = free.slice(digits.length - 1) as [number, number, number];
  return (read.score - Math.max(read.score, fewer, same, more - COST_OF_DIGIT)) / frames.length;
}

/** Returns the score of a model in which all frames are alike, which explains noise better than digits do. */
function scoreWithoutOrder({ values }: DigitFrames, { variances }: DigitModel): number {
  return values.reduce((sum, value, at) => sum - (0.5 * value * value) / variances[at % DIGIT_DIMENSIONS]!, 0);
}

const only = (digit: number) => [digit];

/** Divides the frames with speech evenly among the parts of the digits. */
function evenParts({ frames, digits }: ReadDigits): Int16Array {
  const total = frames.voiced.reduce((sum, voiced) => sum + voiced, 0);
  let seen = 0;
  return Int16Array.from(frames.voiced, (voiced) => {
    if (voiced === 0) return -1;
    return Math.min(digits.length * PARTS - 1, Math.floor((seen++ * digits.length * PARTS) / Math.max(1, total)));
  });
}

function estimate(recordings: readonly ReadDigits[], parts: readonly Int16Array[], sharing = 1): DigitModel {
  const counts = new Float64Array(10 * PARTS);
  const means = new Float64Array(10 * PARTS * DIGIT_DIMENSIONS);
  const variances = new Float64Array(DIGIT_DIMENSIONS);
  let total = 0;
  forEachFrame(recordings, parts, (state, values, at) => {
    // The sum of parts that share a mean is collected in the first of them.
    const first = state - (state % sharing);
    counts[first]!++;
    total++;
    for (let index = 0; index < DIGIT_DIMENSIONS; index++) {
      means[first * DIGIT_DIMENSIONS + index]! += values[at + index]!;
      variances[index]! += values[at + index]! ** 2;
    }
  });
  for (let state = 0; state < 10 * PARTS; state++) {
    const first = state - (state % sharing);
    for (let index = 0; index < DIGIT_DIMENSIONS; index++) {
      const at = state * DIGIT_DIMENSIONS + index;
      if (state > first) means[at] = means[first * DIGIT_DIMENSIONS + index]!;
      else means[at]! /= Math.max(1, counts[first]!);
      if (state === first) variances[index]! -= counts[first]! * means[at]! ** 2;
    }
  }
  return { means, variances: variances.map((sum) => Math.max(LEAST_VARIANCE, sum / Math.max(1, total))) };
}

function forEachFrame(
  recordings: readonly ReadDigits[],
  parts: readonly Int16Array[],
  visit: (state: number, values: Float64Array, at: number) => void,
): void {
  recordings.forEach(({ frames, digits }, recording) => {
    parts[recording]!.forEach((part, frame) => {
      if (part < 0) return;
      const digit = digits[Math.floor(part / PARTS)]!;
      visit(digit * PARTS + (part % PARTS), frames.values, frame * DIGIT_DIMENSIONS);
    });
  });
}

/** Computes the likelihoods. Parts that share a mean are computed only once. */
function likelihoodsOf(frames: DigitFrames, { means, variances }: DigitModel, sharing = 1): Likelihoods {
  const digits = new Float64Array(frames.length * 10 * PARTS);
  const silence = new Float64Array(frames.length);
  const precisions = variances.map((variance) => 0.5 / variance);
  const likelihood = (frame: number, mean: Float64Array, row: number) => {
    let sum = 0;
    for (let index = 0; index < DIGIT_DIMENSIONS; index++) {
      const distance = frames.values[frame * DIGIT_DIMENSIONS + index]! - mean[row + index]!;
      sum -= distance * distance * precisions[index]!;
    }
    return sum;
  };
  for (let frame = 0; frame < frames.length; frame++) {
    silence[frame] = likelihood(frame, frames.silence, 0);
    for (let state = 0; state < 10 * PARTS; state++) {
      const at = frame * 10 * PARTS + state;
      digits[at] = state % sharing > 0 ? digits[at - 1]! : likelihood(frame, means, state * DIGIT_DIMENSIONS);
    }
  }
  return { length: frames.length, digits, silence };
}
