import { type RegulationTemplateId, regulationTemplate, SAFETY_LIMITS, type TemplateConcept } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockConcept } from '../safety.repository.ts';

interface ApplyTemplateInput {
  readonly template: RegulationTemplateId;
  readonly overrideExisting: boolean;
}

/**
 * Creates the monitored concepts and rules of a regulation template in one transaction (AM-36). Existing concepts with
 * the same name are reset to the template if `overrideExisting` is set, and skipped otherwise. Refused if the workspace
 * would have too many concepts.
 */
export const applyRegulationTemplate = (
  ctx: WorkspaceContext,
  { template: id, overrideExisting }: ApplyTemplateInput,
) =>
  orUniqueViolation(refused('CONCEPT_NAME_TAKEN'), () =>
    ctx.db.write(async (tx) => {
      const { concepts, version } = regulationTemplate(id);
      const named = await tx.monitorConcept.findMany({ where: { name: { in: concepts.map(({ name }) => name) } } });
      const there = new Map(named.map((concept) => [concept.name, concept.id]));
      const fresh = concepts.filter(({ name }) => !there.has(name));
      const known = concepts.flatMap((concept) => {
        const conceptId = there.get(concept.name);
        return conceptId ? [{ ...concept, id: conceptId }] : [];
      });
      if ((await tx.monitorConcept.count()) + fresh.length > SAFETY_LIMITS.concepts)
        return refused('CONCEPTS_TOO_MANY');

      const from = { templateId: id, templateVersion: version };
      for (const concept of fresh) await createConcept(tx, ctx, concept, from);
      if (overrideExisting) for (const concept of known) await resetConcept(tx, ctx, concept, from);
      const names = known.map(({ name }) => name);
      const became = overrideExisting ? { updated: names, skipped: [] } : { updated: [], skipped: names };
      const all = { created: fresh.map(({ name }) => name), ...became };
      const subject = { type: 'RegulationTemplate', id };
      await recordEvent(tx, ctx, { name: 'regulation_template.applied', subject, after: { version, ...all } });
      return { ...all } as const;
    }),
  );

interface TemplateSource {
  readonly templateId: string;
  readonly templateVersion: number;
}

async function createConcept(
  tx: Tx,
  ctx: WorkspaceContext,
  concept: TemplateConcept,
  from: TemplateSource,
): Promise<void> {
  const [id, workspaceId, createdAt] = [uuidv7(), ctx.workspace.id, ctx.services.clock()];
  await tx.monitorConcept.create({ data: { workspaceId, id, ...toConceptData(concept), ...from, createdAt } });
  await setRule(tx, ctx, { ...concept, id });
}

/**
 * Resets a monitored concept to the current version of its template. A disabled concept remains disabled, and a deleted
 * concept is created again.
 */
async function resetConcept(
  tx: Tx,
  ctx: WorkspaceContext,
  concept: ExistingConcept,
  from: TemplateSource,
): Promise<void> {
  // The concept was deleted after it had been read.
  if (!(await lockConcept(tx, concept.id))) return createConcept(tx, ctx, concept, from);
  await tx.monitorConcept.updateMany({ where: { id: concept.id }, data: { ...toConceptData(concept), ...from } });
  await tx.escalationRule.deleteMany({ where: { conceptId: concept.id } });
  await setRule(tx, ctx, concept);
}

interface ExistingConcept extends TemplateConcept {
  readonly id: string;
}

const toConceptData = ({
  name,
  description,
  phrases,
  category,
  severity,
  minMatches,
  windowSize,
}: TemplateConcept) => ({
  name,
  description,
  phrases: [...phrases],
  category,
  severity,
  minMatches,
  windowSize,
});

const setRule = (tx: Tx, ctx: WorkspaceContext, { id: conceptId, outcome, instruction, replyText }: ExistingConcept) =>
  tx.escalationRule.create({
    data: {
      workspaceId: ctx.workspace.id,
      id: uuidv7(),
      conceptId,
      outcome,
      instruction,
      replyText,
      setAt: ctx.services.clock(),
    },
  });
