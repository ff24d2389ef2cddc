import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type ConceptRow, lockConcept } from '../safety.repository.ts';
import { type ConceptInput, validateConcept } from './concept-validation.ts';

interface ConceptUpdate extends ConceptInput {
  readonly id: string;
  /** Absent: unchanged. */
  readonly enabled?: boolean | null;
}

/** AM-36: updates a concept. */
export const updateMonitorConcept = (ctx: WorkspaceContext, { id, enabled, ...input }: ConceptUpdate) =>
  orUniqueViolation(refused('CONCEPT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const concept = authorize(ctx, 'update', 'MonitorConcept', await lockConcept(tx, id));
      const terms = validateConcept(input);
      if (isRefused(terms)) return terms;
      const isOn = enabled ?? concept.disabledAt === null;
      const disabledAt = isOn ? null : (concept.disabledAt ?? ctx.services.clock());
      await tx.monitorConcept.updateMany({ where: { id }, data: { ...terms, disabledAt } });
      const subject = { type: 'MonitorConcept', id };
      const [before, after] = [detailsOf(concept), detailsOf({ ...concept, ...terms, disabledAt })];
      await recordEvent(tx, ctx, { name: 'monitor_concept.updated', subject, before, after });
      return { type: 'MonitorConceptUpdated', concept: byId(id) } as const;
    }),
  );

type ConceptDetails = Pick<
  ConceptRow,
  'name' | 'description' | 'phrases' | 'category' | 'severity' | 'times' | 'windowSize' | 'disabledAt'
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
  times,
  windowSize,
}: Omit<ConceptDetails, 'disabledAt'>) => ({
  name,
  description,
  phrases,
  category,
  severity,
  times,
  windowSize,
});
