import type { Speech } from '../ports/speaker-port.ts';

const FRAME = 400;
const HOP = 160;
/** Maximum difference in decibels between the loudest parts of speech and other frames that count as speech. */
const RANGE_DB = 28;
const QUIETEST_DB = -100;

/** Returns the level of each frame of 25 ms, every 10 ms, in decibels relative to full scale. */
export function levelsOf(speech: Speech): Float64Array {
  const length = Math.max(0, Math.floor((speech.length - FRAME) / HOP) + 1);
  return Float64Array.from({ length }, (_, frame) => {
    let sum = 0;
    for (let at = frame * HOP; at < frame * HOP + FRAME; at++) sum += speech[at]! ** 2;
    return Math.max(QUIETEST_DB, 10 * Math.log10(sum / FRAME + 1e-12));
  });
}

/** Returns 1 for each frame that is louder than the noise and near the level of the loudest frames, otherwise 0. */
export function voicedFrames(levels: Float64Array): Uint8Array {
  const sorted = Float64Array.from(levels).sort();
  const noise = quantile(sorted, 0.1);
  const loud = quantile(sorted, 0.95);
  const threshold = Math.max(loud - RANGE_DB, noise + 0.4 * (loud - noise));
  return Uint8Array.from(levels, (level) => (level > threshold ? 1 : 0));
}

/** Returns the quantile of the sorted values: the value below which the given share of the values lies. */
export const quantile = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? QUIETEST_DB;
