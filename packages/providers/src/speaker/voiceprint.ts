import { crc32 } from 'node:zlib';
import { PARTS } from './align.ts';
import { GAUSSIANS } from './background.ts';
import { DIGIT_DIMENSIONS } from './digit-frames.ts';
import type { DigitModel } from './digit-model.ts';
import { dequantized, quantized, VALUE_BYTES } from './quantize.ts';
import { DIMENSIONS } from './warp.ts';

/** Data that is stored about a person's voice. */
export interface Voiceprint {
  readonly means: Float64Array;
  readonly digits: DigitModel;
}

/**
 * Reasons why a voiceprint cannot be used. OTHER_MODEL: it was created by another engine or version, so the person must
 * enroll again. CORRUPT: the data is not a voiceprint or was changed.
 */
export type VoiceprintDefect = 'OTHER_MODEL' | 'CORRUPT';

export class VoiceprintError extends Error {
  override readonly name = 'VoiceprintError';
  readonly defect: VoiceprintDefect;

  constructor(defect: VoiceprintDefect) {
    super(defect === 'CORRUPT' ? 'The voiceprint is corrupt.' : 'The voiceprint belongs to another model.');
    this.defect = defect;
  }
}

const MAGIC = 'FDVP';
const FORMAT = 1;
/**
 * Length in bytes of the fixed part of a voiceprint: magic bytes, format, and length of the model's name. The name, a
 * checksum of the body and the body follow.
 */
const FIXED_BYTES = 6;
const CHECKSUM_BYTES = 4;
const STEPS = 2_048;
const LENGTHS = [GAUSSIANS * DIMENSIONS, 10 * PARTS * DIGIT_DIMENSIONS, DIGIT_DIMENSIONS] as const;
const BODY_BYTES = (LENGTHS[0] + LENGTHS[1] + LENGTHS[2]) * VALUE_BYTES;

export function encodeVoiceprint({ means, digits }: Voiceprint, model: string): Uint8Array {
  const body = Buffer.concat([means, digits.means, digits.variances].map((values) => quantized(values, STEPS)));
  const name = Buffer.from(model, 'latin1');
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32LE(crc32(body));
  const header = Buffer.concat([Buffer.from(MAGIC), Buffer.from([FORMAT, name.length])]);
  return new Uint8Array(Buffer.concat([header, name, checksum, body]));
}

/**
 * Returns the part of the bytes that contains the values. Throws a VoiceprintError if the voiceprint cannot be used.
 */
export function checkVoiceprint(bytes: Uint8Array, model: string): Uint8Array {
  const print = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (print.length < FIXED_BYTES || print.toString('latin1', 0, 4) !== MAGIC) throw new VoiceprintError('CORRUPT');
  const end = FIXED_BYTES + print[5]!;
  if (print[4] !== FORMAT || print.toString('latin1', FIXED_BYTES, end) !== model) {
    throw new VoiceprintError('OTHER_MODEL');
  }
  const body = print.subarray(end + CHECKSUM_BYTES);
  if (body.length !== BODY_BYTES || crc32(body) !== print.readUInt32LE(end)) throw new VoiceprintError('CORRUPT');
  return body;
}

/** Decodes a voiceprint. Throws a VoiceprintError if it cannot be used. */
export function decodeVoiceprint(bytes: Uint8Array, model: string): Voiceprint {
  const body = checkVoiceprint(bytes, model);
  let start = 0;
  const [means, digitMeans, variances] = LENGTHS.map((length) => {
    const values = dequantized(body, { start, length, steps: STEPS });
    start += length * VALUE_BYTES;
    return values;
  });
  return { means: means!, digits: { means: digitMeans!, variances: variances! } };
}
