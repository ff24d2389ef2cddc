import type { RuleOutcome, SafetySeverity } from '@frontdesk/domain';
import type { EscalationRule, MonitorConcept } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type ConceptRow = MonitorConcept;

export const lockConcept = (tx: Tx, id: string) => lockRow<MonitorConcept>(tx, 'MonitorConcept', id);
export const lockRule = (tx: Tx, id: string) => lockRow<EscalationRule>(tx, 'EscalationRule', id);

/** Active concepts with their rules. */
export async function watchedConcepts(tx: Tx) {
  const concepts = await tx.monitorConcept.findMany({
    where: { disabledAt: null },
    include: { rule: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return concepts.map(({ severity, rule, ...concept }) => ({
    ...concept,
    severity: severity as SafetySeverity,
    rule: rule && { ...rule, outcome: rule.outcome as RuleOutcome },
  }));
}

export type WatchedConcept = Awaited<ReturnType<typeof watchedConcepts>>[number];
