/** Returns a WAV file with the samples as 16-bit integers. The options create files that the decoder must reject. */
export function encodeWav(
  speech: Float32Array,
  { rate = 16_000, channels = 1, bits = 16 }: { rate?: number; channels?: number; bits?: number } = {},
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + speech.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, (rate * channels * bits) / 8, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  text(36, 'data');
  view.setUint32(40, speech.length * 2, true);
  speech.forEach((sample, index) => {
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return bytes;
}
