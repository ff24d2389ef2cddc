import * as z from 'zod';

/** Input of a request with the response format "summary": a conversation, and facts about the contact. */
export const SummaryInput = z.object({
  lines: z.array(z.object({ by: z.enum(['contact', 'agent', 'member']), text: z.string() })),
  answers: z.record(z.string(), z.string()),
  appointments: z.array(z.string()),
});

const PROMISE = /\b(?:will|i'll|we'll|booked|call you|get back|colleague|moved)\b/i;
const SMALL_TALK =
  /^\W*(?:hi|hello|hey|hola|ol[aá]|hallo|thanks?|thank you|gracias|obrigad[oa]|danke|ok(?:ay)?|yes|no)\W*$/i;

/** Summarizes by rules: the last request of the contact, the given facts, and the last promise of the front desk. */
export function summarize({ lines, answers, appointments }: z.infer<typeof SummaryInput>) {
  const said = lines.filter(({ by, text }) => by === 'contact' && !SMALL_TALK.test(text));
  const request = said.at(-1)?.text ?? lines.findLast(({ by }) => by === 'contact')?.text;
  const facts = Object.entries(answers).map(([key, value]) => `${key}: ${value}`);
  const promise = lines.findLast(({ by, text }) => by !== 'contact' && PROMISE.test(text))?.text;
  const booked = appointments.map((time) => `Appointment on ${time}`);
  return {
    request: request ? `The contact wrote: “${oneLine(request)}”` : 'The contact has not written yet.',
    known: facts.join('; '),
    promised: booked.length > 0 ? `${booked.join('; ')}.` : promise ? `“${oneLine(promise)}”` : '',
  };
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
