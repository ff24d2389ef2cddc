import type { VapiEvents } from './vapi-events.ts';
import type { SimulatedCall } from './vapi-store.ts';

/** Why a dialed number is not answered. */
export type Unanswered = 'busy' | 'no-answer' | 'voicemail';

const END_REASONS: Readonly<Record<Exclude<Unanswered, 'voicemail'>, string>> = {
  busy: 'customer-busy',
  'no-answer': 'customer-did-not-answer',
};

const ANNOUNCEMENT = 'The person you are calling is not available. Please leave a message after the tone.';

/**
 * Ends an unanswered call as Vapi does. A voicemail answers with an announcement. With voicemail detection,
 * the assistant leaves its message if there is one. Without detection, the voicemail hangs up.
 */
export async function playUnanswered(events: VapiEvents, call: SimulatedCall, how: Unanswered): Promise<void> {
  if (how !== 'voicemail') return events.end(call, END_REASONS[how]);
  events.status(call, 'in-progress');
  await events.transcript(call, 'user', ANNOUNCEMENT);
  const { voicemailDetection, voicemailMessage } = call.assistantOverrides;
  if (!voicemailDetection) return events.end(call, 'customer-ended-call');
  if (typeof voicemailMessage === 'string') await events.transcript(call, 'assistant', voicemailMessage);
  events.end(call, 'voicemail');
}
