import type { Vapi } from '@vapi-ai/server-sdk';
import type { Speech } from '../ports/voice-port.ts';

/** Vapi's own voices, those that are cloned there included, in the generation that speaks every language it hears. */
const GENERATION = '2';

/** What is replaced of the assistant for one call. What was not chosen stays as it is set up at Vapi. */
export const speechOverrides = ({ voiceId, speed, language, keyterms }: Speech) => ({
  ...(voiceId
    ? { voice: { provider: 'vapi' as const, version: GENERATION, voiceId, speed: speed ?? 1 } as const }
    : {}),
  ...(language ? { transcriber: transcriberFor(language, keyterms) } : {}),
});

const transcriberFor = (language: string, keyterms: readonly string[]) => ({
  provider: 'deepgram' as const,
  model: 'nova-3' as const,
  language: language as Vapi.DeepgramTranscriberLanguage,
  ...(keyterms.length > 0 ? { keyterm: [...keyterms] } : {}),
});
