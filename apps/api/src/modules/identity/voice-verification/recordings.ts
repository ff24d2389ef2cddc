import { VOICE_VERIFICATION } from '@frontdesk/domain';
import { decodeWav, type SpokenDigits } from '@frontdesk/providers';

const RIFF_HEADER_BYTES = 8;

/**
 * Returns the speech in WAV files that are concatenated, or null if a file is not in the accepted format. The header of
 * each file contains its length.
 */
export function speechIn(bytes: Buffer): SpokenDigits['speech'][] | null {
  const speech: SpokenDigits['speech'][] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const size = rest.length < RIFF_HEADER_BYTES ? 0 : rest.readUInt32LE(4) + RIFF_HEADER_BYTES;
    if (size <= RIFF_HEADER_BYTES || size > rest.length || size > VOICE_VERIFICATION.recordingBytes) return null;
    const decoded = decodeWav(rest.subarray(0, size));
    if (!('speech' in decoded)) return null;
    speech.push(decoded.speech);
    rest = rest.subarray(size);
  }
  return speech;
}
