import type { Speech } from '../ports/speaker-port.ts';
import { powerSpectrum, SPECTRUM_SIZE } from './power-spectrum.ts';
import { levelsOf, voicedFrames } from './speech-level.ts';

const RATE = 16_000;
const FRAME = 400;
const HOP = 160;
const FILTERS = 26;
const LOWEST_HZ = 100;
const HIGHEST_HZ = 7_600;
/** Number of cepstral coefficients per frame. The first coefficient is the level. */
export const COEFFICIENTS = 21;
/** Minimum share of the filter's power that remains after the noise was subtracted. */
const REMAINDER = 0.05;

/** Features of each 10 ms frame. Arrays contain one value, or one row of COEFFICIENTS values, per frame. */
export interface Cepstra {
  readonly length: number;
  readonly values: Float64Array;
  readonly changes: Float64Array;
  /** 1 if the frame contains speech, otherwise 0. */
  readonly voiced: Uint8Array;
}

/** Returns mel-frequency cepstral coefficients and their changes over time, after subtraction of the steady noise. */
export function cepstraOf(speech: Speech): Cepstra {
  const levels = levelsOf(speech);
  const voiced = voicedFrames(levels);
  const length = levels.length;
  const powers = filterPowers(speech, length);
  subtractNoise(powers, levels);
  const values = new Float64Array(length * COEFFICIENTS);
  for (let frame = 0; frame < length; frame++) {
    for (let coefficient = 0; coefficient < COEFFICIENTS; coefficient++) {
      let sum = 0;
      for (let filter = 0; filter < FILTERS; filter++) {
        sum += powers[frame * FILTERS + filter]! * COSINES[coefficient * FILTERS + filter]!;
      }
      values[frame * COEFFICIENTS + coefficient] = sum;
    }
  }
  return { length, values, changes: changesOf(values, length), voiced };
}

const COSINES = Float64Array.from({ length: COEFFICIENTS * FILTERS }, (_, index) => {
  const coefficient = Math.floor(index / FILTERS);
  return Math.sqrt(2 / FILTERS) * Math.cos((Math.PI * coefficient * ((index % FILTERS) + 0.5)) / FILTERS);
});
const WINDOW = Float64Array.from({ length: FRAME }, (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / 399));
const WEIGHTS = filterWeights();

function filterPowers(speech: Speech, length: number): Float64Array {
  const powers = new Float64Array(length * FILTERS);
  const samples = new Float64Array(SPECTRUM_SIZE);
  const spectrum = new Float64Array(SPECTRUM_SIZE / 2 + 1);
  for (let frame = 0; frame < length; frame++) {
    const start = frame * HOP;
    for (let index = 0; index < FRAME; index++) {
      const at = start + index;
      samples[index] = ((speech[at] ?? 0) - 0.97 * (speech[at - 1] ?? 0)) * WINDOW[index]!;
    }
    powerSpectrum(samples, spectrum);
    WEIGHTS.forEach(({ first, weights }, filter) => {
      let sum = 1e-9;
      for (let index = 0; index < weights.length; index++) sum += weights[index]! * spectrum[first + index]!;
      powers[frame * FILTERS + filter] = sum;
    });
  }
  return powers;
}

/** Subtracts the mean power of the quietest tenth of the frames, and takes the logarithm. */
function subtractNoise(powers: Float64Array, levels: Float64Array): void {
  const quiet = [...levels.keys()].sort((a, b) => levels[a]! - levels[b]!).slice(0, Math.ceil(levels.length / 10));
  for (let filter = 0; filter < FILTERS; filter++) {
    const noise = quiet.reduce((sum, frame) => sum + powers[frame * FILTERS + filter]!, 0) / Math.max(1, quiet.length);
    for (let at = filter; at < powers.length; at += FILTERS) {
      powers[at] = Math.log(Math.max(powers[at]! - noise, REMAINDER * powers[at]!));
    }
  }
}

/** Returns the slope of each coefficient over five frames. */
function changesOf(values: Float64Array, length: number): Float64Array {
  const changes = new Float64Array(values.length);
  const row = (frame: number) => Math.max(0, Math.min(length - 1, frame)) * COEFFICIENTS;
  for (let frame = 0; frame < length; frame++) {
    const [a, b, c, d] = [row(frame - 2), row(frame - 1), row(frame + 1), row(frame + 2)];
    for (let index = 0; index < COEFFICIENTS; index++) {
      const near = values[c + index]! - values[b + index]!;
      changes[frame * COEFFICIENTS + index] = (near + 2 * (values[d + index]! - values[a + index]!)) / 10;
    }
  }
  return changes;
}

function filterWeights() {
  const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
  const [low, high] = [mel(LOWEST_HZ), mel(HIGHEST_HZ)];
  const edges = Array.from({ length: FILTERS + 2 }, (_, index) => {
    const hz = 700 * (10 ** ((low + ((high - low) * index) / (FILTERS + 1)) / 2595) - 1);
    return (hz * SPECTRUM_SIZE) / RATE;
  });
  return edges.slice(2).map((_end, filter) => {
    const [start, middle, end] = [edges[filter]!, edges[filter + 1]!, edges[filter + 2]!];
    const first = Math.ceil(start);
    const weights = Array.from({ length: Math.floor(end) - first + 1 }, (_, index) => {
      const at = first + index;
      return Math.max(0, at < middle ? (at - start) / (middle - start) : (end - at) / (end - middle));
    });
    return { first, weights };
  });
}
