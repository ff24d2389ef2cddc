import { SAFETY_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type ConceptInput, validateConcept } from './concept-validation.ts';

/** AM-36: creates a concept. */
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
      return { type: 'MonitorConceptCreated', concept: byId(id) } as const;
    }),
  );
