import * as z from 'zod';

/** Voice settings in the assistant overrides. The simulator accepts only overrides that Frontdesk sends. */
const voice = z.strictObject({
  provider: z.literal('vapi'),
  voiceId: z.string().min(1),
  version: z.enum(['1', '2', 'latest']),
  speed: z.number().min(0.25).max(2),
});

const transcriber = z.strictObject({
  provider: z.literal('deepgram'),
  model: z.literal('nova-3'),
  language: z
    .string()
    .regex(/^(multi|[a-z]{2}(-([A-Z]{2}|\d{3}))?)$/, 'transcriber.language must be a valid enum value'),
  keyterm: z.array(z.string().min(1)).min(1).max(100).optional(),
});

/** A tool for a call. Vapi does not support union types in the parameter schema. */
const functionTool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().max(1000),
    parameters: z.strictObject({
      type: z.literal('object'),
      properties: z.record(z.string(), z.looseObject({ type: z.string(), anyOf: z.never().optional() })),
      required: z.array(z.string()),
    }),
  }),
});

const silenceHook = z.strictObject({
  on: z.literal('customer.speech.timeout'),
  options: z.strictObject({
    timeoutSeconds: z.number().min(2).max(1000),
    triggerMaxCount: z.number().int().min(1),
    triggerResetMode: z.enum(['onUserSpeech', 'never']),
  }),
  do: z.array(
    z.strictObject({
      type: z.literal('message.add'),
      message: z.strictObject({ role: z.literal('system'), content: z.string() }),
      triggerResponseEnabled: z.boolean(),
    }),
  ),
});

const keypad = z.strictObject({
  enabled: z.boolean(),
  timeoutSeconds: z.number().min(0).max(10),
  delimiters: z.enum(['#', '*', '']),
});

export const overrides = z.strictObject({
  'tools:append': z.array(functionTool).optional(),
  hooks: z.array(silenceHook).optional(),
  keypadInputPlan: keypad.optional(),
  variableValues: z.record(z.string(), z.string()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  voice: voice.optional(),
  transcriber: transcriber.optional(),
  voicemailDetection: z.strictObject({ provider: z.enum(['vapi', 'google', 'openai', 'twilio']) }).optional(),
  voicemailMessage: z.string().min(1).max(1000).optional(),
});
