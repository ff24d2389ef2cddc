import { SAFETY_OUTCOMES } from '@frontdesk/domain';
import { matchConcepts } from '@frontdesk/domain/safety-matching';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { outcomeOf } from '../matches.ts';
import { watchedConcepts } from '../safety.repository.ts';

const MOST = 5000;

/**
 * Tests a text against all enabled monitored concepts, as if each concept had already matched the required number of
 * times. Nothing is stored and no one is notified. Throws BAD_USER_INPUT for a text of more than `MOST` characters.
 */
export async function testSafetyRules(ctx: WorkspaceContext, text: string) {
  if (text.length > MOST) throw badInput('Enter a text of up to 5,000 characters.', 'text');
  const concepts = await ctx.db.read(watchedConcepts);
  const sought = concepts.map((concept) => ({ ...concept, minMatches: 1, needed: concept.minMatches }));
  const found = matchConcepts(sought, text, []).map(({ concept: { needed, ...concept }, phrase }) => {
    const outcome = outcomeOf({ concept });
    const { id: conceptId, name: conceptName, severity, windowSize } = concept;
    return { conceptId, conceptName, severity, phrase, minMatches: needed, windowSize, outcome };
  });
  const strength = (one: (typeof found)[number]) => SAFETY_OUTCOMES.indexOf(one.outcome);
  return found.toSorted((a, b) => strength(b) - strength(a));
}
