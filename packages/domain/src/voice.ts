import { LIMITS } from './limits.ts';
import { normalizeText } from './normalize-text.ts';

/** Vapi's second-generation voices with a description. A voice speaks the language of the contact. */
export const VOICES = {
  Clara: 'Warm and professional, American',
  Emma: 'Warm and conversational, Asian American',
  Naina: 'Calm and collected, Indian American',
  Savannah: 'Straightforward, from the American South',
  Elliot: 'Friendly and soothing, Canadian',
  Kai: 'Relaxed and approachable, American',
  Neil: 'Clear and professional, Indian American',
  Sid: 'Laid-back and deep, American',
} as const;

export type OfferedVoice = keyof typeof VOICES;
export const OFFERED_VOICES = Object.keys(VOICES) as OfferedVoice[];

/** Value for automatic detection of the spoken language. */
export const SEVERAL_LANGUAGES = 'multi';

/** Languages that the transcriber (Deepgram nova-3 through Vapi) supports, as BCP 47 tags, and `SEVERAL_LANGUAGES`. */
export const HEARD_LANGUAGES: readonly string[] = [
  SEVERAL_LANGUAGES,
  'en en-US en-GB en-AU en-IN en-NZ bg ca cs da de de-CH el es es-419 et fi fr fr-CA hi hu id it ja'.split(' '),
  'ko lt lv ms nl nl-BE no pl pt pt-BR ro ru sk sv ta th tr uk vi zh zh-TW'.split(' '),
].flat();

/** Normalizes a Vapi voice, which is a built-in name or a custom voice ID. Null if the voice is invalid. */
export function normalizeVoice(input: string): string | null {
  const id = input.trim();
  return /^[\w-]{1,100}$/.test(id) ? id : null;
}

export const isVoiceSpeed = (speed: number): boolean => speed >= LIMITS.voiceSpeedMin && speed <= LIMITS.voiceSpeedMax;

/** Normalizes keyterms and removes duplicates, regardless of case. If a keyterm is invalid, returns its index. */
export function normalizeKeyterms(input: readonly string[]): string[] | { readonly wrong: number } {
  const terms = new Map<string, string>();
  for (const [at, written] of input.entries()) {
    const term = normalizeText(written.normalize('NFC').replaceAll(/\s+/gu, ' '), LIMITS.keytermLength);
    if (!term || /\p{Cc}/u.test(term)) return { wrong: at };
    if (!terms.has(term.toLowerCase())) terms.set(term.toLowerCase(), term);
  }
  return [...terms.values()];
}
