export interface AudioChunk {
  sampleRate: number;
  /** Audio samples of each channel, between -1 and 1. */
  channels: Float32Array<ArrayBuffer>[];
}

const HEAD = 44;
const LOUDEST = 32_768;

/**
 * Returns a parser for a 16-bit PCM WAV stream with a header of 44 bytes, in chunks of any size. The parser returns
 * null if a chunk does not complete any sample.
 */
export function wavReader(): (bytes: Uint8Array) => AudioChunk | null {
  let rest = new Uint8Array();
  let format: { sampleRate: number; channels: number } | null = null;
  return (bytes) => {
    rest = concatBuffers(rest, bytes);
    if (!format) {
      if (rest.length < HEAD) return null;
      const head = new DataView(rest.buffer);
      format = { channels: head.getUint16(22, true), sampleRate: head.getUint32(24, true) };
      rest = rest.slice(HEAD);
    }
    const { channels, sampleRate } = format;
    const frames = Math.floor(rest.length / (2 * channels));
    if (frames === 0) return null;
    const whole = new DataView(rest.buffer, 0, frames * 2 * channels);
    rest = rest.slice(whole.byteLength);
    return { sampleRate, channels: Array.from({ length: channels }, (_, nth) => channelOf(whole, nth, channels)) };
  };
}

function concatBuffers(first: Uint8Array, second: Uint8Array) {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const channelOf = (samples: DataView, nth: number, channels: number) =>
  Float32Array.from(
    { length: samples.byteLength / 2 / channels },
    (_, frame) => samples.getInt16((frame * channels + nth) * 2, true) / LOUDEST,
  );
