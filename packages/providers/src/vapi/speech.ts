import type { Vapi } from '@vapi-ai/server-sdk';
import type { CallSetup, CallToolDefinition, Speech } from '../ports/voice-port.ts';

/** Generation of Vapi's own voices, including cloned ones, that speaks every language it recognizes. */
const GENERATION = '2';

/** Assistant overrides for one call: variables, tools, silence, pressed keys, voice and voicemail. */
export const assistantOverrides = ({ variables, tools, silence, speech, voicemail }: CallSetup) => ({
  variableValues: { ...variables },
  'tools:append': tools.map(functionTool),
  hooks: silence.map(silenceHook),
  // Keys become an utterance of the caller.
  keypadInputPlan: { enabled: true, timeoutSeconds: KEYPAD_SECONDS, delimiters: '#' as const },
  ...speechOverrides(speech),
  ...(voicemail ? voicemailOverrides(voicemail) : {}),
});

/** Without detection the assistant would talk to the voicemail. Without a message, Vapi hangs up. */
const voicemailOverrides = ({ message }: NonNullable<CallSetup['voicemail']>) => ({
  voicemailDetection: { provider: 'vapi' as const },
  ...(message ? { voicemailMessage: message } : {}),
});

const KEYPAD_SECONDS = 2;

/** Once per silence: the next words of the caller reset it. */
const silenceHook = ({ afterSeconds: timeoutSeconds, instruction: content }: CallSetup['silence'][number]) => ({
  on: 'customer.speech.timeout',
  options: { timeoutSeconds, triggerMaxCount: 1, triggerResetMode: 'onUserSpeech' as const },
  do: [{ type: 'message.add' as const, message: { role: 'system' as const, content }, triggerResponseEnabled: true }],
});

/** The assistant's server URL receives the calls of a tool without one. */
const functionTool = ({ name, description, parameters }: CallToolDefinition) => ({
  type: 'function' as const,
  function: {
    name,
    description,
    parameters: {
      type: 'object' as const,
      properties: parameters.properties as Record<string, Vapi.JsonSchema>,
      required: [...parameters.required],
    },
  },
});

/** Unset values keep the assistant's configuration. */
const speechOverrides = ({ voiceId, speed, language, keyterms }: Speech) => ({
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
