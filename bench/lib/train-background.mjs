// Trains the model of voices in general, with which the embedded speaker engine compares a speaker.

import { GAUSSIANS, MEAN_STEPS, WEIGHT_STEPS } from '../../packages/providers/src/speaker/background.ts';
import { cepstraOf } from '../../packages/providers/src/speaker/cepstra.ts';
import { statisticsOf } from '../../packages/providers/src/speaker/mixture.ts';
import { quantized } from '../../packages/providers/src/speaker/quantize.ts';
import { DIMENSIONS, warpedFrames } from '../../packages/providers/src/speaker/warp.ts';
import { randomOf } from '../../packages/providers/testing/random.ts';
import { recordedIn } from '../../packages/providers/testing/room.ts';
import { synthesizeSpeech } from '../../packages/providers/testing/synthesize-digits.ts';
import { BACKGROUND_VOICES } from '../../packages/providers/testing/voices.ts';
import { randomDigits } from './voice-trials.mjs';

const LANGUAGES = [null, null, 'de', 'es', 'fr', 'pt', 'it', null];
const ROUNDS = 12;
const LEAST_VARIANCE = 0.02;

/** Returns the text of the trained model. */
export async function trainBackground() {
  const frames = await backgroundFrames();
  console.log(`${frames.length / DIMENSIONS} frames of ${BACKGROUND_VOICES.length} voices`);
  let mixture = initial(frames);
  for (let round = 0; round < ROUNDS; round++) mixture = reestimate(frames, mixture);
  return Buffer.concat([
    quantized(mixture.weights, WEIGHT_STEPS),
    quantized(mixture.means, MEAN_STEPS),
    quantized(mixture.variances, MEAN_STEPS),
  ]).toString('base64');
}

async function backgroundFrames() {
  const random = randomOf(1);
  const all = [];
  for (const [index, voice] of BACKGROUND_VOICES.entries()) {
    for (const [nth, language] of LANGUAGES.entries()) {
      const speaker = language ? `${language}+${voice.split('+')[1]}` : voice;
      const digits = randomDigits(10, random);
      const speech = await synthesizeSpeech({
        voice: speaker,
        digits,
        rate: 95 + Math.floor(random() * 50),
        pitch: 45 + Math.floor(random() * 11),
      });
      const noise = nth % 2 === 0 ? 'WHITE' : 'PINK';
      const recorded = recordedIn(speech, { seed: index * 100 + nth, noise, noiseDb: 10 + random() * 25 });
      all.push(...warpedFrames(cepstraOf(recorded)));
    }
  }
  return Float64Array.from(all);
}

/** Starts from frames that are spread over the recordings. */
function initial(frames) {
  const count = frames.length / DIMENSIONS;
  const means = new Float64Array(GAUSSIANS * DIMENSIONS);
  for (let gaussian = 0; gaussian < GAUSSIANS; gaussian++) {
    const frame = Math.floor(((gaussian + 0.5) * count) / GAUSSIANS);
    means.set(frames.subarray(frame * DIMENSIONS, (frame + 1) * DIMENSIONS), gaussian * DIMENSIONS);
  }
  return {
    weights: new Float64Array(GAUSSIANS).fill(1 / GAUSSIANS),
    means,
    variances: new Float64Array(GAUSSIANS * DIMENSIONS).fill(1),
  };
}

function reestimate(frames, mixture) {
  const { counts, sums, squares } = statisticsOf(frames, mixture);
  const total = frames.length / DIMENSIONS;
  const means = sums.map((sum, index) => sum / Math.max(1, counts[Math.floor(index / DIMENSIONS)]));
  const variances = squares.map((sum, index) => {
    const count = Math.max(1, counts[Math.floor(index / DIMENSIONS)]);
    return Math.max(LEAST_VARIANCE, sum / count - means[index] ** 2);
  });
  return { weights: counts.map((count) => Math.max(1e-4, count / total)), means, variances };
}
