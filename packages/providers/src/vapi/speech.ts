import type { Vapi } from '@vapi-ai/server-sdk';
import type { Speech } from '../ports/voice-port.ts';

/** Generation of Vapi's own voices, including cloned ones, that speaks every language it recognizes. */
const GENERATION = '2';

/** Assistant overrides for one call. Unset values keep the assistant's configuration. */
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
