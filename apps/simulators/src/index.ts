export type { CalComSimulator } from './calcom/calcom.ts';
export type { OpenAiSimulator } from './openai/openai.ts';
export { type Sandbox, sandboxFor } from './sandbox.ts';
export type { Fault, FaultKind } from './server/faults.ts';
export { type Simulators, type SimulatorsOptions, startSimulators } from './simulators.ts';
export type { TwilioSimulator } from './twilio/twilio.ts';
export type { PhoneMessage } from './twilio/twilio-phone.ts';
export type { InboundMessage } from './twilio/twilio-wire.ts';
export type { VapiSimulator } from './vapi/vapi.ts';
