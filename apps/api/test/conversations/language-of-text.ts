import type { Language } from './script.ts';

/** Frequent words of the agent's sentences in each language. Some occur in several languages. */
const WORDS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:the|your|you|which|these|this|would|appointment|shall|information|free:)\b/gi,
  es: /\b(?:usted|su cita|qué|cuál|estas|le va|tengo|compañero|dirección|una cita|hay|está|nuestr[oa]s?|con)\b/gi,
  pt: /\b(?:você|sua|seu|qual|estes|não|tenho|horário|colega|uma|consulta|está|nossa|nosso)\b/gi,
  de: /\b(?:Ihre?n?|Sie|welche|diese|ich|der|die|das|und|nicht|Termin|unsere?)\b/gi,
  fr: /\b(?:vous|votre|quel|quelle|ces|je|les?|rendez-vous|est|notre|nous)\b/gi,
};

/** Returns the language of a reply. Null if its words do not decide. Words of the business may be in another language. */
export function languageOfText(text: string): Language | null {
  const counts = (Object.keys(WORDS) as Language[])
    .map((language) => ({ language, count: text.match(WORDS[language])?.length ?? 0 }))
    .toSorted((a, b) => b.count - a.count);
  const [best, next] = counts;
  return best && best.count >= 3 && best.count >= 2 * (next?.count ?? 0) ? best.language : null;
}
