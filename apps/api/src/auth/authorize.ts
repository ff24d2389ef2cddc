import { REFUSALS } from '@frontdesk/domain';
import {
  type Action,
  type AppAbility,
  canOn,
  type PolicyKey,
  policyByKey,
  requirementFor,
  type SubjectName,
  type WorkspaceSubject,
} from '@frontdesk/policies';
import { forbidden, notFound } from '../errors/denials.ts';

interface AbilityContext {
  readonly ability: AppAbility;
}

/** Wall 2: takes the record *or null* and gives it back; absent and unreadable are one answer by construction. */
export function authorize<T extends object>(
  ctx: AbilityContext,
  action: Action,
  type: SubjectName,
  record: T | null,
): T {
  if (!record || !canOn(ctx.ability, 'read', type, record)) throw notFound();
  if (!canOn(ctx.ability, action, type, record)) throw forbidden(requiredPolicy(action, type));
  return record;
}

/** The same question without the throw, for a control that explains why it is disabled. */
export function permission(ctx: AbilityContext, action: Action, type: SubjectName, record?: object) {
  const allowed = record ? canOn(ctx.ability, action, type, record) : ctx.ability.can(action, type);
  return { allowed, reason: allowed ? null : denialReasonFor(action, type) };
}

/** The one policy that a refusal names; undefined where only an owner may act. */
export const requiredPolicy = (action: Action, type: SubjectName): PolicyKey | undefined =>
  requirementFor(action as never, type as WorkspaceSubject).policies[0];

/** Why not, in the words of a disabled control. */
export function denialReasonFor(action: Action, type: SubjectName): string {
  const policy = requiredPolicy(action, type);
  if (!policy) return REFUSALS.OWNER_ONLY;
  return `You need the policy ${policy}: ${policyByKey(policy).sentence}`;
}
