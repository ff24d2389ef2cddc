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
 * Checks whether the API caller can perform an action on a record (authorization layer 2), and returns the record.
 * Throws NOT_FOUND if the record is null or the caller cannot read it, otherwise FORBIDDEN if the action is not
 * allowed.
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

/**
 * Returns whether the API caller can perform an action and, if not, the reason that a disabled control shows. If no
 * record is given, `allowed` is true if the caller can perform the action on at least some records.
 */
export function permission(ctx: AbilityContext, action: Action, type: SubjectName, record?: object) {
  const allowed = record ? canOn(ctx.ability, action, type, record) : ctx.ability.can(action, type);
  return { allowed, reason: allowed ? null : denialReasonFor(action, type, ctx.ability) };
}

/**
 * Returns the first policy that allows an action, for the error message. Returns undefined if no policy allows it, for
 * example if only owners can perform the action.
 */
export const requiredPolicy = (action: Action, type: SubjectName): PolicyKey | undefined =>
  requirementFor(action as never, type as WorkspaceSubject).policies[0];

/**
 * Returns the reason why an action is not allowed: the API caller has not taken over the conversation, another member
 * has taken it over, only owners can perform the action, or a policy is missing.
 */
export function denialReasonFor(action: Action, type: SubjectName, ability: AppAbility): string {
  if (conditionedFields(ability, action, type).includes('heldById'))
    return isAllowedWhileUnheld(ability, action, type) ? REFUSALS.TAKEN_OVER_BY_ANOTHER : REFUSALS.NOT_TAKEN_OVER;
  const policy = requiredPolicy(action, type);
  if (!policy) return REFUSALS.OWNER_ONLY;
  return `You need the permission ${policy}: ${policyByKey(policy).description}`;
}

const isAllowedWhileUnheld = (ability: AppAbility, action: Action, type: SubjectName): boolean =>
  ability.possibleRulesFor(action, type).some(({ conditions }) => conditions?.['heldById'] === null);
