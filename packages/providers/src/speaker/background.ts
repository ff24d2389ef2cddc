import { BACKGROUND_MODEL } from './background-model.ts';
import type { Mixture } from './mixture.ts';
import { dequantized, VALUE_BYTES } from './quantize.ts';
import { DIMENSIONS } from './warp.ts';

export const GAUSSIANS = 64;

/** Quantization steps per unit. Weights are between 0 and 1, means between -8 and 8, and variances between 0 and 8. */
export const WEIGHT_STEPS = 32_767;
export const MEAN_STEPS = 4_096;

let background: Mixture | undefined;

/** Returns the background model, which describes voices in general. A speaker is compared with it. */
export function loadBackground(): Mixture {
  background ??= decode(Buffer.from(BACKGROUND_MODEL, 'base64'));
  return background;
}

function decode(bytes: Uint8Array): Mixture {
  const size = GAUSSIANS * DIMENSIONS;
  const variances = (GAUSSIANS + size) * VALUE_BYTES;
  return {
    weights: dequantized(bytes, { start: 0, length: GAUSSIANS, steps: WEIGHT_STEPS }),
    means: dequantized(bytes, { start: GAUSSIANS * VALUE_BYTES, length: size, steps: MEAN_STEPS }),
    variances: dequantized(bytes, { start: variances, length: size, steps: MEAN_STEPS }),
  };
}
