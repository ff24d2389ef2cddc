import { MODEL_PROVIDERS, type RuleOutcome, type SafetyCategory, type SafetySeverity } from '@frontdesk/domain';
import type { EscalationRule, MonitorConcept } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { findRows } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type ConceptRow = MonitorConcept;

export const lockConcept = (tx: Tx, id: string) => lockRow<MonitorConcept>(tx, 'MonitorConcept', id);
export const lockRule = (tx: Tx, id: string) => lockRow<EscalationRule>(tx, 'EscalationRule', id);

/** Returns the enabled monitored concepts with their rules, oldest first. */
export async function watchedConcepts(tx: Tx) {
  const [concepts, rules] = await Promise.all([
    findRows<MonitorConcept>(tx, 'MonitorConcept', { disabledAt: null }, { newest: ['createdAt', 'id'] }),
    findRows<EscalationRule>(tx, 'EscalationRule', {}),
  ]);
  const ruleOf = new Map(rules.map((rule) => [rule.conceptId, { ...rule, outcome: rule.outcome as RuleOutcome }]));
  return concepts.reverse().map(({ severity, category, ...concept }) => ({
    ...concept,
    severity: severity as SafetySeverity,
    category: category as SafetyCategory | null,
    rule: ruleOf.get(concept.id) ?? null,
  }));
}

export type WatchedConcept = Awaited<ReturnType<typeof watchedConcepts>>[number];

/**
 * Returns whether the model reviews messages. This requires that the setting is enabled, a model is connected, and at
 * least one enabled monitored concept has a category and needs only one match.
 */
export async function isSecondOpinionOn(tx: Tx): Promise<boolean> {
  const on = await tx.sql`
    select from workspaces w where w.safety_second_opinion
      and exists (select from integrations i where i.provider = any(${[...MODEL_PROVIDERS]}::text[]))
      and exists (select from monitor_concepts c where c.category is not null and c.min_matches = 1 and c.disabled_at is null)`;
  return on.length > 0;
}
