import { REFUSALS } from '@frontdesk/domain';
import {
  type Action,
  type AppAbility,
  canOn,
  conditionedFields,
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

/**
 * Authorization layer 2. Takes the record or null and returns it; absent and unreadable records give the same answer.
 */
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

/** Same check without throwing, for controls that explain why they are disabled. */
export function permission(ctx: AbilityContext, action: Action, type: SubjectName, record?: object) {
  const allowed = record ? canOn(ctx.ability, action, type, record) : ctx.ability.can(action, type);
  return { allowed, reason: allowed ? null : denialReasonFor(action, type, ctx.ability) };
}

/** Policy named in the refusal. Undefined when only owners are allowed. */
export const requiredPolicy = (action: Action, type: SubjectName): PolicyKey | undefined =>
  requirementFor(action as never, type as WorkspaceSubject).policies[0];

/** Explanation for a disabled control: who holds the conversation when that decides, otherwise the missing policy. */
export function denialReasonFor(action: Action, type: SubjectName, ability: AppAbility): string {
  if (conditionedFields(ability, action, type).includes('heldById'))
    return isAllowedWhileUnheld(ability, action, type) ? REFUSALS.HELD_BY_ANOTHER : REFUSALS.NOT_HELD;
  const policy = requiredPolicy(action, type);
  if (!policy) return REFUSALS.OWNER_ONLY;
  return `You need the policy ${policy}: ${policyByKey(policy).description}`;
}

const isAllowedWhileUnheld = (ability: AppAbility, action: Action, type: SubjectName): boolean =>
  ability.possibleRulesFor(action, type).some(({ conditions }) => conditions?.['heldById'] === null);
