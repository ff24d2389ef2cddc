import type { PlanPart } from './plan.ts';
import { spokenFor, spokenOffer } from './templates/spoken.ts';
import type { TemplateFacts } from './templates/wording.ts';

const MAX_SENTENCES = 2;

/** Acknowledgements that are omitted on a call if the reply is too long. */
const OPTIONAL: readonly (PlanPart & { kind: 'ack' })['ack'][] = [
  'greeting',
  'thanks',
  'chat',
  'skipped',
  'noted',
  'cancelled_flow',
  'declined',
  'hostile',
];

export interface SpokenPlan {
  readonly texts: readonly string[];
  /** Instructions that the voice provider's assistant turns into sentences. */
  readonly instructions: readonly string[];
}

/** Writes the sentences of a plan for a call. Omits optional acknowledgements if there are too many sentences. */
export function speakPlan(plan: readonly PlanPart[], facts: TemplateFacts): SpokenPlan {
  const instructions = plan.flatMap((part) =>
    (part.kind === 'say' || part.kind === 'close') && part.style === 'instruction' && part.words ? [part.words] : [],
  );
  const ask = plan.find((part) => part.kind === 'ask');
  const hasOffer = plan.some(({ kind }) => kind === 'offer');
  const spoken = plan
    .filter(({ kind }) => !(hasOffer && kind === 'ask'))
    .map((part) => ({
      part,
      text: part.kind === 'offer' && ask ? spokenOffer(part, ask, facts) : spokenFor(part, facts),
    }))
    .filter(
      ({ part, text }, index, all) =>
        text !== '' &&
        !(part.kind === 'close' && part.style === 'instruction' && instructions.length > 0 && all.length > 1) &&
        all.findIndex((one) => one.text === text) === index,
    );
  const short = spoken.filter(({ part }) => !isOptional(part));
  const texts = (sentences(spoken) > MAX_SENTENCES && short.length > 0 ? short : spoken).map(({ text }) => text);
  return { texts, instructions };
}

const isOptional = (part: PlanPart): boolean =>
  part.kind === 'ack' && part.words === null && OPTIONAL.includes(part.ack);

const sentences = (spoken: readonly { text: string }[]): number =>
  spoken.reduce((count, { text }) => count + (text.match(/[.?!](?=\s|$)/g)?.length ?? 0), 0);
