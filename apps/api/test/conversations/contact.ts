import type { EngineState } from '@frontdesk/agent/engine';
import type { Language, Script } from './script.ts';

/**
 * Returns what the contact of a script answers to the open question after the last turn. Undefined if no question is
 * open, or if the script ends with its last turn.
 */
export function answerOf({ category, language, persona = {}, expect }: Script, state: EngineState): string | undefined {
  if (category === 'question' || category === 'hostile' || !expect.booked?.length) return undefined;
  if (state.phase === 'handed_off') return undefined;
  if (state.confirm) return YES[language];
  const frame = state.stack.at(-1);
  if (!frame) return undefined;
  const slot = state.offers?.slot ?? frame.state.replace(/^ask_/, '');
  if (slot === 'appointment' || slot === 'offer')
    return state.offers?.items.length === 1 ? YES[language] : FIRST[language];
  if (slot === 'email') return persona['email'] ?? 'visitor@people.test';
  if (slot === 'wants_booking') return YES[language];
  return persona[slot] ?? (slot === 'when' ? SOON[language] : undefined);
}

type Words = Readonly<Record<Language, string>>;

const YES: Words = { en: 'yes please', es: 'sí, por favor', pt: 'sim, por favor', de: 'ja, bitte', fr: 'oui, merci' };
const FIRST: Words = { en: 'the first one', es: 'la primera', pt: 'o primeiro', de: 'der erste', fr: 'le premier' };
const SOON: Words = {
  en: 'this week',
  es: 'esta semana',
  pt: 'esta semana',
  de: 'diese Woche',
  fr: 'cette semaine',
};
