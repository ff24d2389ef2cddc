/** Number of bytes per stored value. */
export const VALUE_BYTES = 2;

/**
 * Returns the values as 16-bit integers with the given number of steps per unit. Values outside the range are clamped.
 */
export function quantized(values: Float64Array, steps: number): Uint8Array {
  const bytes = new Uint8Array(values.length * VALUE_BYTES);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    const rounded = Math.max(-32_768, Math.min(32_767, Math.round(value * steps)));
    view.setInt16(index * VALUE_BYTES, rounded, true);
  });
  return bytes;
}

/** Returns the values that were stored with `quantized`. */
export function dequantized(
  bytes: Uint8Array,
  { start, length, steps }: { start: number; length: number; steps: number },
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length }, (_, index) => view.getInt16(start + index * VALUE_BYTES, true) / steps);
}
