/** Number of neighboring samples on each side from which a sample is interpolated. */
const REACH = 12;

/** Number of distances per sample for which weights are computed. */
const STEPS = 256;

/**
 * Returns the samples at another rate. `step` is the distance between two output samples, measured in input samples.
 */
export function resample(samples: Float32Array, step: number): Float32Array {
  const result = new Float32Array(Math.floor(samples.length / step));
  // The cutoff avoids aliasing: frequencies above half of the lower sample rate would be mirrored.
  const weights = weightsOf(Math.min(1, 0.95 / step));
  for (let index = 0; index < result.length; index++) {
    const at = index * step;
    const first = Math.floor(at) - REACH + 1;
    let sum = 0;
    for (let near = first; near < first + 2 * REACH; near++) {
      sum += (samples[near] ?? 0) * (weights[Math.round(Math.abs(at - near) * STEPS)] ?? 0);
    }
    result[index] = sum;
  }
  return result;
}

/**
 * Returns the weights of samples by their distance. The weights form a low-pass filter that is zero beyond a distance
 * of REACH samples.
 */
function weightsOf(cutoff: number): Float64Array {
  return Float64Array.from({ length: REACH * STEPS }, (_, index) => {
    const distance = index / STEPS;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / REACH);
    const x = Math.PI * cutoff * distance;
    return window * cutoff * (x === 0 ? 1 : Math.sin(x) / x);
  });
}
