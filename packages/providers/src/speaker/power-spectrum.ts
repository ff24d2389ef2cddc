const SIZE = 512;
const cosines = Float64Array.from({ length: SIZE / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / SIZE));
const sines = Float64Array.from({ length: SIZE / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / SIZE));
const reversed = Uint16Array.from({ length: SIZE }, (_, index) => reverseBits(index));
const real = new Float64Array(SIZE);
const imaginary = new Float64Array(SIZE);

/** Number of samples per transform. */
export const SPECTRUM_SIZE = SIZE;

/** Writes the power at the frequencies 0 to 256 of 512 samples to `power`. Uses an in-place radix-2 transform. */
export function powerSpectrum(samples: Float64Array, power: Float64Array): void {
  for (let index = 0; index < SIZE; index++) {
    real[index] = samples[reversed[index]!]!;
    imaginary[index] = 0;
  }
  for (let half = 1; half < SIZE; half *= 2) {
    for (let block = 0; block < SIZE; block += 2 * half) {
      for (let index = 0; index < half; index++) combine(block + index, half, (index * SIZE) / (2 * half));
    }
  }
  for (let index = 0; index <= SIZE / 2; index++) power[index] = real[index]! ** 2 + imaginary[index]! ** 2;
}

function combine(upper: number, half: number, angle: number): void {
  const lower = upper + half;
  const cosine = cosines[angle]!;
  const sine = sines[angle]!;
  const turnedReal = real[lower]! * cosine + imaginary[lower]! * sine;
  const turnedImaginary = imaginary[lower]! * cosine - real[lower]! * sine;
  real[lower] = real[upper]! - turnedReal;
  imaginary[lower] = imaginary[upper]! - turnedImaginary;
  real[upper]! += turnedReal;
  imaginary[upper]! += turnedImaginary;
}

function reverseBits(index: number): number {
  let result = 0;
  for (let bit = 1; bit < SIZE; bit *= 2) result = result * 2 + (index & bit ? 1 : 0);
  return result;
}
