import type { CallSound, SoundFormat } from '@frontdesk/providers';

/** Streams a WAV file whose length is not known in advance. */
export async function* wav({ format, samples }: CallSound): AsyncGenerator<Buffer> {
  yield header(format);
  yield* samples;
}

const BYTES = 2;
const UNKNOWN_LENGTH = 0xffffffff;

function header({ sampleRate, channels }: SoundFormat): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(UNKNOWN_LENGTH, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * channels * BYTES, 28);
  head.writeUInt16LE(channels * BYTES, 32);
  head.writeUInt16LE(8 * BYTES, 34);
  head.write('data', 36);
  head.writeUInt32LE(UNKNOWN_LENGTH, 40);
  return head;
}
