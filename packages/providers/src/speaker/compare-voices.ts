import type { SpeakerComparison, SpokenDigits } from '../ports/speaker-port.ts';
import { loadBackground } from './background.ts';
import { cepstraOf } from './cepstra.ts';
import { digitFrames } from './digit-frames.ts';
import { digitMargin, learnDigits, marginsWithoutOwn, type ReadDigits } from './digit-model.ts';
import { adaptedMeans, likelihoodRatio } from './mixture.ts';
import { addNoise } from './noise.ts';
import { decodeVoiceprint, encodeVoiceprint } from './voiceprint.ts';
import { DIMENSIONS, warpedFrames } from './warp.ts';

/**
 * Name and version of the model. Change the version when the background model, the features or the voiceprint format
 * changes.
 */
export const EMBEDDED_MODEL = 'frontdesk-gmm-64/1';
/** Minimum margin at which the digits of a recording count as read. Calibrated with `bench/voice.mjs`. */
export const LEAST_DIGIT_MARGIN = -2.5;
/**
 * Minimum margin when an enrolled recording is compared with the digits of the other recordings, of which there are
 * fewer.
 */
const LEAST_ENROLLED_MARGIN = -3;
/** Minimum score when an enrolled recording is compared with the speaker of the other recordings. */
const LEAST_AGREEMENT = 1;
/** Minimum number of frames with speech (0.5 s). Recordings with fewer frames are not compared. */
const LEAST_FRAMES = 50;
const LOWEST_SCORE = -10;

/** Returns a voiceprint, or null if the recordings do not match each other or their digits. */
export function enrollVoice(samples: readonly SpokenDigits[]): Uint8Array | null {
  if (new Set(samples.flatMap(({ digits }) => [...digits])).size < 10) return null;
  const analyzed = samples.map(analyze);
  const frames = analyzed.map((sample) => sample.frames);
  if (frames.some(({ length }) => length < LEAST_FRAMES * DIMENSIONS)) return null;
  if (lowestAgreement(frames) < LEAST_AGREEMENT) return null;
  const read = analyzed.map((sample) => sample.read);
  const learned = learnDigits(read);
  if (!learned || Math.min(...marginsWithoutOwn(read, learned.parts)) < LEAST_ENROLLED_MARGIN) return null;
  // Copies with noise make the voiceprint more similar to later recordings in other rooms.
  const noisy = samples.map(({ speech }, index) => warpedFrames(cepstraOf(addNoise(speech, index))));
  const means = adaptedMeans(concatenated([...frames, ...noisy]), loadBackground());
  return encodeVoiceprint({ means, digits: learned.model }, EMBEDDED_MODEL);
}

/** Compares the recordings with a voiceprint. Throws a VoiceprintError if the voiceprint cannot be used. */
export function compareVoice(voiceprint: Uint8Array, samples: readonly SpokenDigits[]): SpeakerComparison {
  const { score, margin } = measureVoice(voiceprint, samples);
  return { areDigitsRight: margin >= LEAST_DIGIT_MARGIN, score };
}

/**
 * Returns the score of the speaker and the lowest digit margin of the recordings. Throws a VoiceprintError if the
 * voiceprint cannot be used.
 */
export function measureVoice(voiceprint: Uint8Array, samples: readonly SpokenDigits[]) {
  const { means, digits } = decodeVoiceprint(voiceprint, EMBEDDED_MODEL);
  const analyzed = samples.map(analyze);
  const frames = concatenated(analyzed.map((sample) => sample.frames));
  if (frames.length < LEAST_FRAMES * DIMENSIONS) return { score: LOWEST_SCORE, margin: Number.NEGATIVE_INFINITY };
  const score = Math.max(LOWEST_SCORE, likelihoodRatio(frames, loadBackground(), means));
  return { score, margin: Math.min(...analyzed.map(({ read }) => digitMargin(read, digits))) };
}

function analyze({ speech, digits }: SpokenDigits): { frames: Float64Array; read: ReadDigits } {
  const cepstra = cepstraOf(speech);
  return { frames: warpedFrames(cepstra), read: { frames: digitFrames(cepstra), digits: Array.from(digits, Number) } };
}

/** Returns the lowest score of any recording when compared with the speaker of the other recordings. */
function lowestAgreement(recordings: readonly Float64Array[]): number {
  if (recordings.length < 2) return Number.POSITIVE_INFINITY;
  const background = loadBackground();
  const scores = recordings.map((recording) => {
    const others = concatenated(recordings.filter((other) => other !== recording));
    return likelihoodRatio(recording, background, adaptedMeans(others, background));
  });
  return Math.min(...scores);
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
