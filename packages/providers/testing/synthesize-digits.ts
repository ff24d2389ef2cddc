// oxlint-disable-next-line typescript/triple-slash-reference -- Packages that import this file must find the types of a package without types.
/// <reference path="./espeak.d.ts" />
import load from '@echogarden/espeak-ng-emscripten';
import { encodeWav } from './encode-wav.ts';
import { resample } from './resample.ts';

export interface DigitsToSpeak {
  /** A voice from TEST_VOICES, or a language and a variant of espeak-ng such as "en-us+f2". */
  readonly voice: string;
  /** Digits to speak, without spaces, such as "604913". */
  readonly digits: string;
  /** Speaking rate in words per minute. The default is 110. */
  readonly rate?: number;
  /** Pitch from 0 to 99. 50 is the natural pitch of the voice. */
  readonly pitch?: number;
  /** Factor by which the length of the vocal tract is multiplied. 1 is the length of the voice. */
  readonly tract?: number;
  /** Whether the speaker pauses after each digit. */
  readonly hasPauses?: boolean;
}

const WORDS: Record<string, string> = {
  en: 'zero one two three four five six seven eight nine',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf',
  pt: 'zero um dois três quatro cinco seis sete oito nove',
  it: 'zero uno due tre quattro cinque sei sette otto nove',
};
const RATE = 16_000;
/** Silence before and after the digits, in samples. */
const EDGE = 4_800;

/**
 * Returns a mono WAV file at 16 kHz in which a synthetic voice reads the digits. The same input produces the same
 * bytes.
 */
export async function synthesizeDigits(digits: DigitsToSpeak): Promise<Uint8Array<ArrayBuffer>> {
  return encodeWav(await synthesizeSpeech(digits));
}

/** Returns the samples that `synthesizeDigits` encodes as a WAV file. */
export async function synthesizeSpeech(request: DigitsToSpeak): Promise<Float32Array> {
  const { voice, digits, rate = 110, pitch = 50, tract = 1, hasPauses = false } = request;
  const words = (WORDS[voice.slice(0, 2)] ?? WORDS.en ?? '').split(' ');
  const worker = await newSynthesizer();
  if (worker.set_voice(voice) !== 0) throw new Error(`espeak-ng has no voice ${voice}.`);
  worker.set_rate(rate);
  worker.set_pitch(pitch);
  const parts: Int16Array[] = [];
  const text = [...digits].map((digit) => words[Number(digit)]).join(hasPauses ? ', ' : ' ');
  worker.synthesize(text, (samples) => {
    if (samples) parts.push(samples.slice());
  });
  const spoken = resample(joined(parts), (worker.get_samplerate() / RATE) * tract);
  const speech = new Float32Array(spoken.length + 2 * EDGE);
  speech.set(spoken, EDGE);
  return speech;
}

/**
 * Creates a new synthesizer for each recording, because a synthesizer keeps settings and random numbers of earlier
 * speech.
 */
const newSynthesizer = async () => new (await load()).eSpeakNGWorker();

function joined(parts: readonly Int16Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) for (const sample of part) all[at++] = sample / 32_768;
  return all;
}
