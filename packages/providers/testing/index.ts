export { encodeWav } from './encode-wav.ts';
export { type Room, recordedIn } from './room.ts';
export { type DigitsToSpeak, synthesizeDigits, synthesizeSpeech } from './synthesize-digits.ts';
export { BACKGROUND_VOICES, TEST_VOICES } from './voices.ts';
