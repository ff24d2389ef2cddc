import { type Cepstra, COEFFICIENTS } from './cepstra.ts';

/** Number of values per frame that describe the speaker: the coefficients without the level, and their changes. */
export const DIMENSIONS = 2 * (COEFFICIENTS - 1);

/**
 * Returns the frames that contain speech, each as a row of DIMENSIONS values. In each dimension, the values are
 * replaced with values of a normal distribution in the same order, which removes much of the influence of microphone
 * and noise.
 */
export function warpedFrames({ length, values, changes, voiced }: Cepstra): Float64Array {
  const kept = Array.from({ length }, (_, frame) => frame).filter((frame) => voiced[frame] === 1);
  const result = new Float64Array(kept.length * DIMENSIONS);
  const targets = Float64Array.from(kept, (_, index) => normalQuantile((index + 0.5) / kept.length));
  const half = COEFFICIENTS - 1;
  for (let dimension = 0; dimension < DIMENSIONS; dimension++) {
    const source = dimension < half ? values : changes;
    const column = (dimension % half) + 1;
    const value = Float64Array.from(kept, (frame) => source[frame * COEFFICIENTS + column]!);
    const order = Uint32Array.from(kept.keys()).sort((a, b) => value[a]! - value[b]!);
    order.forEach((frame, rank) => {
      result[frame * DIMENSIONS + dimension] = targets[rank]!;
    });
  }
  return result;
}

/**
 * Returns the quantile of the standard normal distribution for a share. The relative error is below 1.2e-9 (algorithm
 * of Acklam).
 */
function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(TAIL, q) / (polynomial(TAIL_DIVISOR, q) * q + 1);
  }
  const q = share - 0.5;
  return (polynomial(CENTER, q * q) * q) / (polynomial(CENTER_DIVISOR, q * q) * q * q + 1);
}

const polynomial = (factors: readonly number[], x: number) => factors.reduce((sum, factor) => sum * x + factor, 0);

const CENTER = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const CENTER_DIVISOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DIVISOR = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
