import type { Speech } from '../ports/speaker-port.ts';

/** Level of the added noise relative to the speech, in decibels. */
const NOISE_DB = -15;

/** Returns the speech with added white noise. The same seed produces the same noise. */
export function addNoise(speech: Speech, seed: number): Speech {
  const power = speech.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, speech.length);
  // The factor 2 normalizes the noise to variance 1, because the sum of three uniform random values has a variance of
  // 1/4.
  const level = 2 * Math.sqrt(power) * 10 ** (NOISE_DB / 20);
  let value = seed + 1;
  const random = () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 4_294_967_296;
  };
  return speech.map((sample) => sample + level * (random() + random() + random() - 1.5));
}
