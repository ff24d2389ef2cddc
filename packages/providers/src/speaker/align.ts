/** Number of parts into which a digit is divided in time. */
export const PARTS = 8;

/** Logarithms of the likelihoods of the frames. */
export interface Likelihoods {
  readonly length: number;
  /** Likelihoods of the parts of the ten digits: one row of 10 × PARTS values per frame. */
  readonly digits: Float64Array;
  /** Likelihood of silence: one value per frame. */
  readonly silence: Float64Array;
}

export interface Alignment {
  readonly score: number;
  /** Most likely digits, one per position. */
  readonly digits: readonly number[];
  /** Index of the digit part that each frame belongs to, which is position × PARTS + part. -1 for silence. */
  readonly parts: Int16Array;
}

/**
 * Finds the most likely assignment of the frames to a sequence of digits. `allowed` lists the allowed digits for each
 * position. Silence may precede each digit and follow the last one. Returns null if there are fewer frames than parts.
 */
export function align(likelihoods: Likelihoods, allowed: readonly (readonly number[])[]): Alignment | null {
  if (likelihoods.length < allowed.length * PARTS) return null;
  const lattice = new Lattice(likelihoods, allowed);
  lattice.run();
  return lattice.trace();
}

/**
 * Returns the score of the most likely digit sequence for each number of digits from 0 to `most`. A score is -Infinity
 * if there are too few frames.
 */
export function freeScores(likelihoods: Likelihoods, most: number): number[] {
  const lattice = new Lattice(
    likelihoods,
    Array.from({ length: most }, () => ALL),
  );
  lattice.run();
  return Array.from({ length: most + 1 }, (_, count) => lattice.scoreAfter(count));
}

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** Index of the silence cell within the cells of a position. */
const SILENCE_CELL = 10 * PARTS;
const CELLS = SILENCE_CELL + 1;
/** Origin of a path: the same cell, the previous part, silence, or a digit of the previous position. */
const STAY = 0;
const ADVANCE = 1;
const FROM_SILENCE = 2;
const FROM_DIGIT = 3;

class Lattice {
  private readonly likelihoods: Likelihoods;
  private readonly allowed: readonly (readonly number[])[];
  private readonly width: number;
  private readonly origins: Uint8Array;
  private scores: Float64Array;

  constructor(likelihoods: Likelihoods, allowed: readonly (readonly number[])[]) {
    this.likelihoods = likelihoods;
    this.allowed = allowed;
    // The additional position is for the silence at the end.
    this.width = (allowed.length + 1) * CELLS;
    this.origins = new Uint8Array(likelihoods.length * this.width);
    this.scores = new Float64Array(this.width).fill(Number.NEGATIVE_INFINITY);
  }

  run(): void {
    for (let frame = 0; frame < this.likelihoods.length; frame++) this.step(frame);
  }

  /** Returns the best score of the paths that end after the given number of digits. */
  scoreAfter(count: number): number {
    return Math.max(this.entryOf(count, 1).score, this.scores[count * CELLS + SILENCE_CELL]!);
  }

  private step(frame: number): void {
    const next = new Float64Array(this.width).fill(Number.NEGATIVE_INFINITY);
    for (let position = 0; position <= this.allowed.length; position++) {
      const entry = this.entryOf(position, frame);
      this.stepSilence(frame, position, entry, next);
      for (const digit of this.allowed[position] ?? []) this.stepDigit(frame, { position, digit, entry }, next);
    }
    this.scores = next;
  }

  /** Returns the digit with the best score that ends before the position. */
  private entryOf(position: number, frame: number): { score: number; digit: number } {
    if (position === 0) return { score: frame === 0 ? 0 : Number.NEGATIVE_INFINITY, digit: 0 };
    let best = { score: Number.NEGATIVE_INFINITY, digit: 0 };
    for (const digit of this.allowed[position - 1]!) {
      const score = this.scores[(position - 1) * CELLS + digit * PARTS + PARTS - 1]!;
      if (score > best.score) best = { score, digit };
    }
    return best;
  }

  private stepSilence(
    frame: number,
    position: number,
    entry: { score: number; digit: number },
    next: Float64Array,
  ): void {
    const cell = position * CELLS + SILENCE_CELL;
    const stays = this.scores[cell]! >= entry.score;
    next[cell] = Math.max(this.scores[cell]!, entry.score) + this.likelihoods.silence[frame]!;
    this.origins[frame * this.width + cell] = stays ? STAY : FROM_DIGIT + entry.digit;
  }

  private stepDigit(
    frame: number,
    { position, digit, entry }: { position: number; digit: number; entry: { score: number; digit: number } },
    next: Float64Array,
  ): void {
    const first = position * CELLS + digit * PARTS;
    const silence = this.scores[position * CELLS + SILENCE_CELL]!;
    for (let part = 0; part < PARTS; part++) {
      let score = this.scores[first + part]!;
      let origin = STAY;
      const before = part === 0 ? Math.max(entry.score, silence) : this.scores[first + part - 1]!;
      if (before > score) {
        score = before;
        if (part > 0) origin = ADVANCE;
        else origin = silence > entry.score ? FROM_SILENCE : FROM_DIGIT + entry.digit;
      }
      next[first + part] = score + this.likelihoods.digits[frame * SILENCE_CELL + digit * PARTS + part]!;
      this.origins[frame * this.width + first + part] = origin;
    }
  }

  trace(): Alignment | null {
    const last = this.allowed.length;
    const entry = this.entryOf(last, 1);
    const silence = this.scores[last * CELLS + SILENCE_CELL]!;
    const score = this.scoreAfter(last);
    if (score === Number.NEGATIVE_INFINITY || Number.isNaN(score)) return null;
    const digits = Array.from({ length: last }, () => 0);
    const parts = new Int16Array(this.likelihoods.length);
    let position = silence >= entry.score ? last : last - 1;
    let cell = silence >= entry.score ? SILENCE_CELL : entry.digit * PARTS + PARTS - 1;
    for (let frame = this.likelihoods.length - 1; frame >= 0; frame--) {
      const isSilent = cell === SILENCE_CELL;
      parts[frame] = isSilent ? -1 : position * PARTS + (cell % PARTS);
      if (!isSilent) digits[position] = Math.floor(cell / PARTS);
      const origin = this.origins[frame * this.width + position * CELLS + cell]!;
      if (origin === ADVANCE) cell--;
      else if (origin === FROM_SILENCE) cell = SILENCE_CELL;
      else if (origin >= FROM_DIGIT && position > 0) {
        position--;
        cell = (origin - FROM_DIGIT) * PARTS + PARTS - 1;
      }
    }
    return { score, digits, parts };
  }
}
