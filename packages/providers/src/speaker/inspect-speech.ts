import type { Speech, SpeechDefect } from '../ports/speaker-port.ts';
import { levelsOf, quantile, voicedFrames } from './speech-level.ts';

const RATE = 16_000;
const LEAST_SECONDS = 1.5;
const FRAMES_PER_SECOND = 100;
/** Number of frames on each side of a frame with speech that also count as speech: 0.1 s. */
const NEAR = 10;
/** Maximum level of a recording that contains no speech, in decibels relative to full scale. */
const SILENCE_DB = -50;
/** Maximum share of clipped samples, from 0 to 1, in an accepted recording. */
const MOST_CLIPPED = 0.01;
/**
 * Minimum signal-to-noise ratio in decibels. Below it, the engine rejected about one in five owners in measurements.
 */
const LEAST_SNR_DB = 12;

/** Returns the reason why the recording cannot be enrolled or compared. Null if the recording can be used. */
export function inspectSpeech(speech: Speech): SpeechDefect | null {
  if (speech.length < LEAST_SECONDS * RATE) return 'TOO_SHORT';
  const levels = levelsOf(speech);
  const sorted = Float64Array.from(levels).sort();
  // The comparison is negated, because a comparison with NaN is false: samples that are not numbers count as
  // silence.
  if (!(quantile(sorted, 0.95) > SILENCE_DB)) return 'SILENT';
  if (clippedShare(speech) > MOST_CLIPPED) return 'CLIPPED';
  const voiced = voicedFrames(levels);
  if (durationOfSpeech(voiced) < LEAST_SECONDS * FRAMES_PER_SECOND) return 'TOO_SHORT';
  return snrDb(levels, voiced) < LEAST_SNR_DB ? 'NOISY' : null;
}

/**
 * Returns the number of frames with or near speech. Frames near speech are included, because noise hides the quiet
 * parts of words.
 */
const durationOfSpeech = (voiced: Uint8Array) =>
  voiced.filter((_, frame) => voiced.subarray(Math.max(0, frame - NEAR), frame + NEAR + 1).includes(1)).length;

/**
 * Returns the share of samples at the extreme values of the recording. Subtracting the mean may have moved the extremes
 * away from full scale.
 */
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

/** Returns the level of the speech relative to the mean of the quietest tenth of the frames, in decibels. */
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
