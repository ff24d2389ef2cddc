import {
  isPhrase,
  isSamePhrase,
  LIMITS,
  normalizeName,
  normalizeText,
  SAFETY_LIMITS,
  type SafetyCategory,
  type SafetySeverity,
} from '@frontdesk/domain';
import { type Refused, refused } from '../../../../errors/refused.ts';

export interface ConceptInput {
  readonly name: string;
  readonly description?: string | null;
  readonly phrases: readonly string[];
  /** Absent: unchanged, none for a new concept. */
  readonly category?: SafetyCategory | null;
  readonly severity: SafetySeverity;
  readonly times?: number | null;
  readonly windowSize?: number | null;
}

interface ValidConcept {
  readonly name: string;
  readonly description: string;
  readonly phrases: string[];
  readonly category?: SafetyCategory | null;
  readonly severity: SafetySeverity;
  readonly times: number;
  readonly windowSize: number;
}

/** Validates and normalizes the phrases and thresholds of a concept. */
export function validateConcept(input: ConceptInput): ValidConcept | Refused {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const description = normalizeText(input.description ?? '', LIMITS.descriptionLength);
  if (description === null) return refused('DESCRIPTION_TOO_LONG', 'description');
  const phrases = normalizePhrases(input.phrases);
  if (!phrases) return refused('CONCEPT_PHRASES_INVALID', 'phrases');
  const window = windowOf(input);
  if (!window) return windowRefusal();
  const category = input.category === undefined ? {} : { category: input.category };
  return { name, description, phrases, ...category, severity: input.severity, ...window };
}

const windowRefusal = () => refused('CONCEPT_WINDOW_INVALID', 'times');

/** Unique phrases. Null when there are none, too many, or one that cannot match. */
export function normalizePhrases(given: readonly string[]): string[] | null {
  const phrases = uniquePhrases(given.map(normalizePhrase));
  const fits = phrases.length > 0 && phrases.length <= SAFETY_LIMITS.phrases && phrases.every(isPhrase);
  return fits ? phrases : null;
}

/** Single line, without characters that PostgreSQL rejects. */
const normalizePhrase = (phrase: string): string =>
  phrase
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Lists over the limit are refused without comparison. */
const uniquePhrases = (phrases: readonly string[]): string[] =>
  phrases.length > SAFETY_LIMITS.phrases
    ? [...phrases]
    : phrases.filter((phrase, at) => phrases.findIndex((other) => isSamePhrase(phrase, other)) === at);

function windowOf({ severity, times, windowSize }: ConceptInput) {
  if (severity === 'SERIOUS') return { times: 1, windowSize: 1 };
  const { timesMin, timesMax, windowMax } = SAFETY_LIMITS;
  if (times == null || windowSize == null) return null;
  const fits = times >= timesMin && times <= timesMax && windowSize >= times && windowSize <= windowMax;
  return fits ? { times, windowSize } : null;
}
