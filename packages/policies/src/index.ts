export { type AppAbility, abilityFrom, canOn, conditionedFields, type RawRule } from './ability.ts';
export {
  type Action,
  isWorkspacePair,
  PLATFORM_SUBJECTS,
  type PlatformAction,
  type PlatformSubject,
  type SubjectName,
  VOCABULARY,
  WORKSPACE_SUBJECTS,
  type WorkspaceAction,
  type WorkspaceSubject,
} from './actions.ts';
export { type Conditions, checkedConditions } from './conditions.ts';
export { defineRules, type Standing } from './define-rules.ts';
export { type Holder, holderOf, keyHolder, type Limits, reachOf, requestedKey } from './effective-permissions.ts';
export {
  closePolicies,
  effectivePolicies,
  type Person,
  type PolicyGrant,
  scopedPolicies,
} from './effective-policies.ts';
export { type Explanation, explain } from './explain.ts';
export { type ActExplanation, type ActQuestion, explainAct, OBSTACLES, type Obstacle } from './explain-action.ts';
export { type CeilingQuestion, type CeilingVerdict, ceiling } from './grant-limit.ts';
export { type PlatformCaller, platformRules } from './platform-rules.ts';
export { PRESETS, type Preset } from './presets.ts';
export { REAUTHENTICATED_MUTATIONS, REAUTHENTICATION_MINUTES, requiresReauthentication } from './reauthentication.ts';
export { OTHER_MUTATIONS } from './reauthentication-exempt.ts';
export { isPolicyKey, POLICIES, type Policy, type PolicyKey, policyByKey } from './registry/registry.ts';
export { type Requirement, requirementFor } from './requirement.ts';
export { isRoleName, ROLE_NAMES, type RoleName } from './role-names.ts';
export { ROLES, type Role } from './roles.ts';
export { identityPolicies, identityReach, withheldFromIdentities } from './service-account-policies.ts';
