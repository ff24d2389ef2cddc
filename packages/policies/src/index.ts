export { type AppAbility, abilityFrom, canOn, conditionedFields, type RawRule } from './ability.ts';
export { isRoleName, ROLE_NAMES, type RoleName } from './access-context.ts';
export {
  ACTIONS_BY_SUBJECT,
  type Action,
  isWorkspacePair,
  PLATFORM_SUBJECTS,
  type PlatformAction,
  type PlatformSubject,
  type SubjectName,
  WORKSPACE_SUBJECTS,
  type WorkspaceAction,
  type WorkspaceSubject,
} from './actions.ts';
export { type Requirement, requirementFor } from './baseline.ts';
export { assertConditions, type Conditions } from './conditions.ts';
export { type AccessContext, defineRules } from './define-rules.ts';
export {
  apiKeyPermissions,
  type EffectivePermissions,
  effectivePermissionsOf,
  type MemberLimits,
  maximumPermissionsOf,
  requestedKeyPermissions,
} from './effective-permissions.ts';
export {
  effectivePolicies,
  expandPolicies,
  type PolicyGrant,
  type PolicyHolder,
  scopedPolicies,
} from './effective-policies.ts';
export { type Explanation, explain } from './explain.ts';
export {
  type ActionExplanation,
  type ActionQuestion,
  DENIAL_REASONS,
  type DenialReason,
  explainAction,
} from './explain-action.ts';
export { checkGrantLimit, type GrantLimitInput, type GrantLimitResult } from './grant-limit.ts';
export { type PlatformCaller, platformRules } from './platform-rules.ts';
export { PRESETS, type Preset } from './presets.ts';
export { REAUTHENTICATED_MUTATIONS, REAUTHENTICATION_MINUTES, requiresReauthentication } from './reauthentication.ts';
export { OTHER_MUTATIONS } from './reauthentication-exempt.ts';
export { isPolicyKey, POLICIES, type Policy, type PolicyKey, policyByKey } from './registry/registry.ts';
export { RESERVED_POLICIES } from './registry/reserved.ts';
export { ROLES, type Role } from './roles.ts';
export {
  serviceAccountPermissions,
  serviceAccountPolicies,
  withheldFromServiceAccounts,
} from './service-account-policies.ts';
