import {
  isPhrase,
  isSamePhrase,
  LIMITS,
  normalizeName,
  normalizeText,
  SAFETY_LIMITS,
  type SafetyCategory,
  type SafetySeverity,
  withStored,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type ConceptRow, lockConcept } from '../safety.repository.ts';

export const createMonitorConcept = (ctx: WorkspaceContext, input: ConceptInput) =>
  orUniqueViolation(refused('CONCEPT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const terms = validateConcept(input);
      if (isRefused(terms)) return terms;
      if ((await tx.monitorConcept.count()) >= SAFETY_LIMITS.concepts) return refused('CONCEPTS_TOO_MANY');
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      await tx.monitorConcept.create({ data: { workspaceId, id, ...terms, createdAt: ctx.services.clock() } });
      const fact = { name: 'monitor_concept.created', subject: { type: 'MonitorConcept', id }, after: { ...terms } };
      await recordEvent(tx, ctx, { ...fact, name: 'monitor_concept.created' });
      return { concept: byId(id) } as const;
    }),
  );

interface ConceptUpdate extends ConceptInput {
  readonly id: string;
  /** True to enable the concept, false to disable it. If omitted or null, the state is not changed. */
  readonly enabled?: boolean | null;
}

/** Updates a monitored concept, and optionally enables or disables it (AM-36). */
export const updateMonitorConcept = (ctx: WorkspaceContext, { id, enabled, ...input }: ConceptUpdate) =>
  orUniqueViolation(refused('CONCEPT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const concept = authorize(ctx, 'update', 'MonitorConcept', await lockConcept(tx, id));
      const { description, minMatches, windowSize } = concept;
      const terms = validateConcept(withStored(input, { description, minMatches, windowSize }));
      if (isRefused(terms)) return terms;
      const isOn = enabled ?? concept.disabledAt === null;
      const disabledAt = isOn ? null : (concept.disabledAt ?? ctx.services.clock());
      await tx.monitorConcept.updateMany({ where: { id }, data: { ...terms, disabledAt } });
      const subject = { type: 'MonitorConcept', id };
      const [before, after] = [detailsOf(concept), detailsOf({ ...concept, ...terms, disabledAt })];
      await recordEvent(tx, ctx, { name: 'monitor_concept.updated', subject, before, after });
      return { concept: byId(id) } as const;
    }),
  );

type ConceptDetails = Pick<
  ConceptRow,
  'name' | 'description' | 'phrases' | 'category' | 'severity' | 'minMatches' | 'windowSize' | 'disabledAt'
>;

const detailsOf = ({ disabledAt, ...terms }: ConceptDetails) => ({
  ...termsOf(terms),
  enabled: disabledAt === null,
});

const termsOf = ({
  name,
  description,
  phrases,
  category,
  severity,
  minMatches,
  windowSize,
}: Omit<ConceptDetails, 'disabledAt'>) => ({
  name,
  description,
  phrases,
  category,
  severity,
  minMatches,
  windowSize,
});

/** Deletes a monitored concept. Its matches are kept, including the name of the concept. */
export const deleteMonitorConcept = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { name } = authorize(ctx, 'delete', 'MonitorConcept', await lockConcept(tx, id));
    await tx.monitorConcept.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, {
      name: 'monitor_concept.deleted',
      subject: { type: 'MonitorConcept', id },
      before: { name },
    });
    return { id } as const;
  });

interface ConceptInput {
  readonly name: string;
  readonly description?: string | null;
  readonly phrases: readonly string[];
  /**
   * Category of the concept. If omitted, the category of an existing concept is not changed, and a new concept has no
   * category.
   */
  readonly category?: SafetyCategory | null;
  readonly severity: SafetySeverity;
  readonly minMatches?: number | null;
  readonly windowSize?: number | null;
}

interface ValidConcept {
  readonly name: string;
  readonly description: string;
  readonly phrases: string[];
  readonly category?: SafetyCategory | null;
  readonly severity: SafetySeverity;
  readonly minMatches: number;
  readonly windowSize: number;
}

/** Validates and normalizes the name, the phrases and the thresholds of a monitored concept, or returns a refusal. */
function validateConcept(input: ConceptInput): ValidConcept | Refused {
  const fields = validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    description:
      normalizeText(input.description ?? '', LIMITS.descriptionLength) ??
      refused('DESCRIPTION_TOO_LONG', 'description'),
    phrases: normalizePhrases(input.phrases) ?? refused('CONCEPT_PHRASES_INVALID', 'phrases'),
    window: windowOf(input) ?? windowRefusal(),
  });
  if (isRefused(fields)) return fields;
  const { window, ...texts } = fields;
  const category = input.category === undefined ? {} : { category: input.category };
  return { ...texts, ...category, severity: input.severity, ...window };
}

const windowRefusal = () => refused('CONCEPT_WINDOW_INVALID', 'minMatches');

/**
 * Normalizes the phrases and removes duplicates. Returns null if the list is empty or too long, or if a phrase can
 * never match.
 */
export function normalizePhrases(given: readonly string[]): string[] | null {
  const phrases = uniquePhrases(given.map(normalizePhrase));
  const fits = phrases.length > 0 && phrases.length <= SAFETY_LIMITS.phrases && phrases.every(isPhrase);
  return fits ? phrases : null;
}

/**
 * Converts a phrase to a single line in Unicode normalization form NFC, without control characters and lone surrogates.
 */
const normalizePhrase = (phrase: string): string =>
  phrase
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Removes duplicates. A list over the limit is returned unchanged, because validation refuses it later. */
const uniquePhrases = (phrases: readonly string[]): string[] =>
  phrases.length > SAFETY_LIMITS.phrases
    ? [...phrases]
    : phrases.filter((phrase, at) => phrases.findIndex((other) => isSamePhrase(phrase, other)) === at);

function windowOf({ severity, minMatches, windowSize }: ConceptInput) {
  if (severity === 'SERIOUS') return { minMatches: 1, windowSize: 1 };
  const { minMatchesMin, minMatchesMax, windowMax } = SAFETY_LIMITS;
  if (minMatches == null || windowSize == null) return null;
  const fits =
    minMatches >= minMatchesMin && minMatches <= minMatchesMax && windowSize >= minMatches && windowSize <= windowMax;
  return fits ? { minMatches, windowSize } : null;
}
