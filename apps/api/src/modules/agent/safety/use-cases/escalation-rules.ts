import { normalizeText, type RuleOutcome, SAFETY_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConcept, lockRule } from '../safety.repository.ts';

interface RuleInput {
  readonly conceptId: string;
  readonly outcome: RuleOutcome;
  readonly instruction?: string | null;
  readonly replyText?: string | null;
}

/**
 * Sets the rule of a monitored concept. The lock on the concept serializes concurrent changes; the last one wins
 * (AM-36). Refused for an invalid rule. Throws NOT_FOUND for an unknown concept.
 */
export const upsertEscalationRule = (ctx: WorkspaceContext, { conceptId, ...input }: RuleInput) =>
  ctx.db.write(async (tx) => {
    const concept = await lockConcept(tx, conceptId);
    if (!concept) throw notFound();
    const terms = validateRule(input);
    if (isRefused(terms)) return terms;
    const before = await tx.escalationRule.findFirst({ where: { conceptId } });
    const [id, setAt] = [before?.id ?? uuidv7(), ctx.services.clock()];
    if (before) await tx.escalationRule.updateMany({ where: { id }, data: { ...terms, setAt } });
    else await tx.escalationRule.create({ data: { workspaceId: ctx.workspace.id, id, conceptId, ...terms, setAt } });
    const subject = { type: 'EscalationRule', id };
    const was = { concept: concept.name, outcome: before?.outcome ?? 'NOTE' };
    await recordEvent(tx, ctx, { name: 'escalation_rule.set', subject, before: was, after: { ...was, ...terms } });
    return { rule: byId(id) } as const;
  });

/** Validates a rule and removes the fields that do not belong to its outcome. Returns a refusal for an invalid rule. */
function validateRule({ outcome, instruction, replyText }: Omit<RuleInput, 'conceptId'>) {
  const line = outcome === 'INSTRUCT' ? toSingleLine(instruction, SAFETY_LIMITS.instructionLength) : '';
  if (line === null || (outcome === 'INSTRUCT' && line === ''))
    return refused('RULE_INSTRUCTION_INVALID', 'instruction');
  const reply = outcome === 'HAND_OVER' ? normalizeText(replyText ?? '', SAFETY_LIMITS.replyTextLength) : '';
  if (reply === null) return refused('RULE_REPLY_TEXT_TOO_LONG', 'replyText');
  return { outcome, instruction: line, replyText: reply };
}

/**
 * Converts a text to a single line, because the text becomes part of the agent's instructions. Returns null if the text
 * is too long.
 */
const toSingleLine = (text: string | null | undefined, most: number): string | null =>
  normalizeText((text ?? '').replaceAll(/\s+/gu, ' '), most);

/** Removes the rule of a monitored concept. Later matches of the concept are only recorded. */
export const deleteEscalationRule = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { conceptId, outcome } = authorize(ctx, 'remove', 'EscalationRule', await lockRule(tx, id));
    await tx.escalationRule.deleteMany({ where: { id } });
    const before = { conceptId, outcome };
    await recordEvent(tx, ctx, { name: 'escalation_rule.removed', subject: { type: 'EscalationRule', id }, before });
    return { id } as const;
  });
