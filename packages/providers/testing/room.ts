import { randomOf } from './random.ts';

export interface Room {
  /** Seed of the random values. The same seed produces the same room, microphone and noise. */
  readonly seed: number;
  /** Level of the speech relative to the noise, in decibels. Null means no noise. */
  readonly noiseDb: number | null;
  readonly noise?: 'WHITE' | 'PINK' | 'BABBLE';
  /** Speech of other speakers, from which the babble is mixed. */
  readonly others?: readonly Float32Array[];
}

/**
 * Returns the speech as a microphone in a room would record it: with echoes, a tilted spectrum, a different level, and
 * noise.
 */
export function recordedIn(speech: Float32Array, { seed, noiseDb, noise = 'PINK', others = [] }: Room): Float32Array {
  const random = randomOf(seed);
  const heard = tilted(echoed(speech, random), (random() - 0.5) * 0.5);
  const level = 0.25 + random() * 0.5;
  const loudest = heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  const recorded = heard.map((sample) => (sample * level) / loudest);
  if (noiseDb === null) return recorded;
  const added = noise === 'BABBLE' ? babble(recorded.length, others, random) : coloured(recorded.length, noise, random);
  const factor = Math.sqrt(power(spoken(recorded)) / power(added)) * 10 ** (-noiseDb / 20);
  return recorded.map((sample, index) => Math.max(-1, Math.min(1, sample + (added[index] ?? 0) * factor)));
}

function echoed(speech: Float32Array, random: () => number): Float32Array {
  const result = Float32Array.from(speech);
  const strength = random() * 0.25;
  for (let echo = 0; echo < 24; echo++) {
    const delay = Math.floor(48 + random() * 3_000);
    const gain = strength * (random() - 0.5) * Math.exp(-delay / 900);
    for (let index = delay; index < result.length; index++) result[index]! += gain * speech[index - delay]!;
  }
  return result;
}

const tilted = (speech: Float32Array, tilt: number) =>
  speech.map((sample, index) => sample - tilt * (speech[index - 1] ?? 0));

function coloured(length: number, noise: 'WHITE' | 'PINK', random: () => number): Float32Array {
  const result = new Float32Array(length);
  let slow = 0;
  let slower = 0;
  for (let index = 0; index < length; index++) {
    const white = random() + random() + random() - 1.5;
    slow += 0.1 * (white - slow);
    slower += 0.01 * (white - slower);
    result[index] = noise === 'WHITE' ? white : 0.15 * white + slow + 3 * slower;
  }
  return result;
}

function babble(length: number, others: readonly Float32Array[], random: () => number): Float32Array {
  const result = new Float32Array(length);
  for (const other of others) {
    const offset = Math.floor(random() * other.length);
    for (let index = 0; index < length; index++) result[index]! += other[(index + offset) % other.length]!;
  }
  return result;
}

/** Omits the pauses, so that the level of the speech does not depend on their length. */
const spoken = (speech: Float32Array) => speech.filter((sample) => Math.abs(sample) > 0.01);

const power = (samples: Float32Array) =>
  samples.reduce((sum, sample) => sum + sample * sample, 1e-12) / Math.max(1, samples.length);
