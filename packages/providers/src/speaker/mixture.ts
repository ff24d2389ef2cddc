import { DIMENSIONS } from './warp.ts';

/**
 * A mixture of Gaussians with diagonal covariance. Arrays contain one value, or one row of DIMENSIONS values, per
 * Gaussian.
 */
export interface Mixture {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/** Number of frames with which the background model is weighted when the means are adapted to a speaker. */
const RELEVANCE = 10;

/** Returns the mean log likelihood ratio of the frames between the speaker and the background. */
export function likelihoodRatio(frames: Float64Array, background: Mixture, means: Float64Array): number {
  const speaker = densityOf({ ...background, means });
  const others = densityOf(background);
  const shares = new Float64Array(background.weights.length);
  let sum = 0;
  for (let at = 0; at < frames.length; at += DIMENSIONS) {
    sum += speaker(frames, at, shares) - others(frames, at, shares);
  }
  return sum / Math.max(1, frames.length / DIMENSIONS);
}

/** Returns the means of the background model, adapted to the frames of a speaker. */
export function adaptedMeans(frames: Float64Array, background: Mixture): Float64Array {
  const { counts, sums } = statisticsOf(frames, background);
  return background.means.map((mean, index) => {
    const count = counts[Math.floor(index / DIMENSIONS)]!;
    return (sums[index]! + RELEVANCE * mean) / (count + RELEVANCE);
  });
}

/**
 * Returns the number of frames that belong to each Gaussian, and the sums of their values and of the squared values.
 */
export function statisticsOf(frames: Float64Array, mixture: Mixture) {
  const density = densityOf(mixture);
  const size = mixture.weights.length;
  const counts = new Float64Array(size);
  const sums = new Float64Array(size * DIMENSIONS);
  const squares = new Float64Array(size * DIMENSIONS);
  const shares = new Float64Array(size);
  for (let at = 0; at < frames.length; at += DIMENSIONS) {
    density(frames, at, shares);
    for (let gaussian = 0; gaussian < size; gaussian++) {
      const share = shares[gaussian]!;
      if (share < 1e-4) continue;
      counts[gaussian]! += share;
      for (let index = 0; index < DIMENSIONS; index++) {
        const value = frames[at + index]!;
        sums[gaussian * DIMENSIONS + index]! += share * value;
        squares[gaussian * DIMENSIONS + index]! += share * value * value;
      }
    }
  }
  return { counts, sums, squares };
}

/** Returns a function that returns the log density of a frame and writes the share of each Gaussian to an array. */
function densityOf({ weights, means, variances }: Mixture) {
  const precisions = variances.map((variance) => 0.5 / variance);
  const constants = weights.map((weight, gaussian) => {
    let sum = Math.log(weight) - (DIMENSIONS / 2) * Math.log(2 * Math.PI);
    for (let index = 0; index < DIMENSIONS; index++) sum -= 0.5 * Math.log(variances[gaussian * DIMENSIONS + index]!);
    return sum;
  });
  return (frames: Float64Array, at: number, shares: Float64Array): number => {
    let most = Number.NEGATIVE_INFINITY;
    for (let gaussian = 0; gaussian < weights.length; gaussian++) {
      let density = constants[gaussian]!;
      const row = gaussian * DIMENSIONS;
      for (let index = 0; index < DIMENSIONS; index++) {
        const distance = frames[at + index]! - means[row + index]!;
        density -= distance * distance * precisions[row + index]!;
      }
      shares[gaussian] = density;
      if (density > most) most = density;
    }
    let sum = 0;
    for (let gaussian = 0; gaussian < weights.length; gaussian++) {
      shares[gaussian] = Math.exp(shares[gaussian]! - most);
      sum += shares[gaussian]!;
    }
    for (let gaussian = 0; gaussian < weights.length; gaussian++) shares[gaussian]! /= sum;
    return most + Math.log(sum);
  };
}
