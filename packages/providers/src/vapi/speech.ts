import type { Vapi } from '@vapi-ai/server-sdk';
import type { CallSetup, CallToolDefinition, Speech } from '../ports/voice-port.ts';

/** Version of Vapi's voices, including cloned voices, that supports several languages. */
const GENERATION = '2';

/** Returns the settings that override the settings of the assistant for one call. */
export const assistantOverrides = ({ variables, tools, silence, speech, voicemail }: CallSetup) => ({
  variableValues: { ...variables },
  'tools:append': tools.map(functionTool),
  hooks: silence.map(silenceHook),
  // Makes Vapi send pressed keys as an utterance of the caller.
  keypadInputPlan: { enabled: true, timeoutSeconds: KEYPAD_SECONDS, delimiters: '#' as const },
  ...speechOverrides(speech),
  ...(voicemail ? voicemailOverrides(voicemail) : {}),
});

/**
 * Settings that enable voicemail detection, because the assistant would otherwise talk to the voicemail. If there is no
 * message, Vapi hangs up.
 */
const voicemailOverrides = ({ message }: NonNullable<CallSetup['voicemail']>) => ({
  voicemailDetection: { provider: 'vapi' as const },
  ...(message ? { voicemailMessage: message } : {}),
});

const KEYPAD_SECONDS = 2;

/** Hook that sends the instruction once per silence. A silence ends when the caller speaks. */
const silenceHook = ({ afterSeconds: timeoutSeconds, instruction: content }: CallSetup['silence'][number]) => ({
  on: 'customer.speech.timeout',
  options: { timeoutSeconds, triggerMaxCount: 1, triggerResetMode: 'onUserSpeech' as const },
  do: [{ type: 'message.add' as const, message: { role: 'system' as const, content }, triggerResponseEnabled: true }],
});

/** Returns a tool definition without a server URL, so that Vapi sends tool calls to the server URL of the assistant. */
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

/** Returns the voice and transcription settings. Settings without a value keep the configuration of the assistant. */
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
