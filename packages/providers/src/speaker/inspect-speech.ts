import type { Speech, SpeechDefect } from '../ports/speaker-port.ts';
import { levelsOf, quantile, voicedFrames } from './speech-level.ts';

const RATE = 16_000;
const LEAST_SECONDS = 1.5;
const FRAMES_PER_SECOND = 100;
/** Frames on each side of a frame with speech that count as speech: 0.1 s. */
const NEAR = 10;
/** Loudest level of a recording that contains no speech, in decibels relative to full scale. */
const SILENCE_DB = -50;
/** Largest share of samples at the limits of the recording. */
const MOST_CLIPPED = 0.01;
/** Least level of speech over noise. Below it, the measured engine rejects about one in five owners. */
const LEAST_SNR_DB = 12;

/** Returns why the recording cannot be enrolled or compared, or null. */
export function inspectSpeech(speech: Speech): SpeechDefect | null {
  if (speech.length < LEAST_SECONDS * RATE) return 'TOO_SHORT';
  const levels = levelsOf(speech);
  const sorted = Float64Array.from(levels).sort();
  // A comparison with NaN is false, so that samples that are not numbers count as silence.
  if (!(quantile(sorted, 0.95) > SILENCE_DB)) return 'SILENT';
  if (clippedShare(speech) > MOST_CLIPPED) return 'CLIPPED';
  const voiced = voicedFrames(levels);
  if (durationOfSpeech(voiced) < LEAST_SECONDS * FRAMES_PER_SECOND) return 'TOO_SHORT';
  return snrDb(levels, voiced) < LEAST_SNR_DB ? 'NOISY' : null;
}

/** Returns the number of frames near speech, because noise hides the quiet parts of words. */
const durationOfSpeech = (voiced: Uint8Array) =>
  voiced.filter((_, frame) => voiced.subarray(Math.max(0, frame - NEAR), frame + NEAR + 1).includes(1)).length;

/** Returns the share of samples that equal the extremes, which subtracting the mean may have moved from full scale. */
function clippedShare(speech: Speech): number {
  let low = 0;
  let high = 0;
  for (const sample of speech) {
    if (sample < low) low = sample;
    if (sample > high) high = sample;
  }
  if (high - low < 1) return 0;
  let count = 0;
  for (const sample of speech) if (sample <= low * 0.999 || sample >= high * 0.999) count++;
  return count / speech.length;
}

/** Returns the level of speech over the mean of the quietest tenth of the frames, in decibels. */
function snrDb(levels: Float64Array, voiced: Uint8Array): number {
  const power = (level: number) => 10 ** (level / 10);
  const mean = (values: Float64Array) => values.reduce((sum, level) => sum + power(level), 0) / values.length;
  const quiet = Float64Array.from(levels)
    .sort()
    .slice(0, Math.ceil(levels.length / 10));
  const noise = mean(quiet);
  const speech = mean(levels.filter((_, frame) => voiced[frame] === 1));
  return 10 * Math.log10(Math.max(speech - noise, 1e-12) / noise);
}
