import { RULE_OUTCOMES, type RuleOutcome, SAFETY_CATEGORIES, SAFETY_SEVERITIES } from '@frontdesk/domain';
import { z } from 'zod';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import {
  createMonitorConcept,
  deleteEscalationRule,
  updateMonitorConcept,
  upsertEscalationRule,
} from '../../../agent/safety/index.ts';
import { kindRules, OLDEST_FIRST, under } from './kind.ts';

const Rule = z.strictObject({ outcome: z.enum(RULE_OUTCOMES), instruction: z.string(), replyText: z.string() });
const Concept = z.strictObject({
  name: z.string(),
  description: z.string(),
  phrases: z.array(z.string()),
  category: z.enum(SAFETY_CATEGORIES).nullable(),
  severity: z.enum(SAFETY_SEVERITIES),
  minMatches: z.number(),
  windowSize: z.number(),
  /** Null if matches are only recorded. */
  rule: Rule.nullable(),
});
type ConceptContent = z.infer<typeof Concept>;

/** Monitored concepts with their rules, by name. A new concept is disabled. */
export const safetyConcepts = kindRules<ConceptContent, never>({
  kind: 'SAFETY_CONCEPT',
  subject: 'MonitorConcept',
  needs: [
    ['create', 'MonitorConcept'],
    ['update', 'MonitorConcept'],
    ['set', 'EscalationRule'],
    ['remove', 'EscalationRule'],
  ],
  shape: Concept,
  read: async (tx) => {
    const rows = await tx.monitorConcept.findMany({ include: { rule: true }, orderBy: [...OLDEST_FIRST] });
    return rows.map((row) => ({ key: row.name, id: row.id, revision: 0, content: contentOf(row) }));
  },
  apply: async (ctx, { content: { rule, ...terms }, stored }) => {
    if (!stored) {
      const created = await createMonitorConcept(ctx, terms);
      if (isRefused(created)) return created;
    }
    const id = stored?.id ?? (await findConceptId(ctx, terms.name));
    const changed = await updateMonitorConcept(ctx, { ...terms, id, enabled: stored ? null : false });
    return isRefused(changed) ? changed : under('rule', await applyRule(ctx, id, rule));
  },
});

const findConceptId = (ctx: WorkspaceContext, name: string): Promise<string> =>
  ctx.db.read(async (tx) => (await tx.monitorConcept.findFirstOrThrow({ where: { name: name.trim() } })).id);

async function applyRule(ctx: WorkspaceContext, conceptId: string, rule: ConceptContent['rule']) {
  if (rule) return upsertEscalationRule(ctx, { conceptId, ...rule });
  const before = await ctx.db.read((tx) => tx.escalationRule.findFirst({ where: { conceptId } }));
  return before ? deleteEscalationRule(ctx, { id: before.id }) : {};
}

interface RuleRow {
  readonly outcome: string;
  readonly instruction: string;
  readonly replyText: string;
}

type ConceptRow = Omit<ConceptContent, 'category' | 'severity' | 'rule'> & {
  readonly category: string | null;
  readonly severity: string;
  readonly rule: RuleRow | null;
};

const contentOf = ({
  name,
  description,
  phrases,
  minMatches,
  windowSize,
  rule,
  ...row
}: ConceptRow): ConceptContent => ({
  name,
  description,
  phrases,
  category: row.category as ConceptContent['category'],
  severity: row.severity as ConceptContent['severity'],
  minMatches,
  windowSize,
  rule: rule && {
    outcome: rule.outcome as RuleOutcome,
    instruction: rule.instruction,
    replyText: rule.replyText,
  },
});
