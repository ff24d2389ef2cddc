import {
  effectivePolicies,
  isPolicyKey,
  POLICIES,
  type PolicyHolder,
  type PolicyKey,
  PRESETS,
  ROLES,
  type RoleName,
} from '@frontdesk/policies';

/** Setting of one policy for a member. `ROLE` means that the policy is granted if the member's role contains it. */
export type PolicyOverride = 'ROLE' | 'GRANT' | 'DENY';

interface Grant {
  effect: 'GRANT' | 'DENY';
  /** Time at which the setting expires. Null if it does not expire. */
  expiresAt: string | null;
  /** Name of the member who granted or denied the policy. Omitted for a new setting, or if the name is unknown. */
  grantedByName?: string;
}

/** A custom role that can be selected. */
export interface OwnRole {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly string[];
}

/**
 * Draft of a member's access: role, policy settings and restrictions. Immutable: functions return the changed draft.
 */
export interface AccessDraft {
  readonly role: RoleName;
  readonly customRole: OwnRole | null;
  readonly grants: ReadonlyMap<PolicyKey, Grant>;
  readonly maskContactDetails: boolean;
  readonly assignedConversationsOnly: boolean;
}

interface HeldAccess {
  role: RoleName;
  customRole?: OwnRole | null;
  grants: readonly { policy: string; effect: 'GRANT' | 'DENY'; expiresAt: string | null; grantedByName?: string }[];
  maskContactDetails?: boolean;
  assignedConversationsOnly?: boolean;
}

/** Returns the current access as a draft. Expired settings and unknown policies are omitted. */
export function draftOf({ role, grants, ...rest }: HeldAccess, now: Date): AccessDraft {
  const live = grants.flatMap(({ policy, effect, expiresAt, grantedByName = '' }) =>
    isPolicyKey(policy) && !(expiresAt && new Date(expiresAt) <= now)
      ? [[policy, { effect, expiresAt, ...(grantedByName ? { grantedByName } : {}) }] as const]
      : [],
  );
  const { customRole = null, maskContactDetails = false, assignedConversationsOnly = false } = rest;
  return { role, customRole, grants: new Map(live), maskContactDetails, assignedConversationsOnly };
}

export const withRole = (draft: AccessDraft, role: RoleName): AccessDraft => ({ ...draft, role, customRole: null });

/** Returns the draft with a custom role. Its policies replace those of the role “member”. */
export const withOwnRole = (draft: AccessDraft, customRole: OwnRole): AccessDraft => ({
  ...draft,
  role: 'member',
  customRole,
});

/**
 * Changes when the setting of a policy expires. Removes the name of the member who made the setting, because it is
 * replaced by the setting of the member who saves the draft.
 */
export function withEnd(draft: AccessDraft, policy: PolicyKey, expiresAt: string | null): AccessDraft {
  const setting = draft.grants.get(policy);
  if (!setting || setting.expiresAt === expiresAt) return draft;
  return { ...draft, grants: new Map(draft.grants).set(policy, { effect: setting.effect, expiresAt }) };
}

export const overrideOf = ({ grants }: AccessDraft, policy: PolicyKey): PolicyOverride =>
  grants.get(policy)?.effect ?? 'ROLE';

export function withOverride(draft: AccessDraft, policy: PolicyKey, word: PolicyOverride): AccessDraft {
  if (overrideOf(draft, policy) === word) return draft;
  const grants = new Map(draft.grants);
  if (word === 'ROLE') grants.delete(policy);
  else grants.set(policy, { effect: word, expiresAt: null });
  return { ...draft, grants };
}

export type Preset = (typeof PRESETS)[number];

/**
 * Grants every policy of a preset. Policies that the role contains are also granted, so that the member keeps them if
 * the role changes.
 */
export const withPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce((made, policy) => withOverride(made, policy, 'GRANT'), draft);

export const withoutPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce(
    (made, policy) => (overrideOf(made, policy) === 'GRANT' ? withOverride(made, policy, 'ROLE') : made),
    draft,
  );

/** Whether the member has all policies of a preset, at least one of them as a grant. */
export const hasPreset = (draft: AccessDraft, { policies }: Preset): boolean =>
  policies.some((policy) => overrideOf(draft, policy) === 'GRANT') &&
  policies.every(
    (policy) =>
      overrideOf(draft, policy) === 'GRANT' || (overrideOf(draft, policy) === 'ROLE' && isInRole(draft, policy)),
  );

export const isInRole = ({ role, customRole }: AccessDraft, policy: PolicyKey) =>
  (customRole?.policies ?? ROLES[role].policies).includes(policy);

/** Converts the draft to the input of `effectivePolicies`. */
export const personOf = ({ role, customRole, grants }: AccessDraft): PolicyHolder => ({
  role,
  customRole: customRole?.policies.filter(isPolicyKey) ?? null,
  grants: [...grants].map(([policy, { effect, expiresAt }]) => ({
    policy,
    effect,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  })),
});

export const effectiveOf = (draft: AccessDraft, now: Date) => effectivePolicies({ ...personOf(draft), now });

export interface AccessChange {
  gained: PolicyKey[];
  lost: PolicyKey[];
}

/** Returns the policies that saving the draft adds and removes, in the order of `POLICIES`. */
export function changeBetween(before: ReadonlySet<PolicyKey>, after: ReadonlySet<PolicyKey>): AccessChange {
  const keys = POLICIES.map(({ key }) => key);
  return {
    gained: keys.filter((key) => after.has(key) && !before.has(key)),
    lost: keys.filter((key) => before.has(key) && !after.has(key)),
  };
}

/** Converts the grants to the mutation input. The mutation replaces all grants. */
export const grantsInput = ({ grants }: AccessDraft) =>
  [...grants].map(([policy, { effect, expiresAt }]) => ({ policy, effect, expiresAt }));

export const accessInput = (draft: AccessDraft) => ({
  role: draft.role,
  customRoleId: draft.customRole?.id ?? null,
  maskContactDetails: draft.maskContactDetails,
  assignedConversationsOnly: draft.assignedConversationsOnly,
  grants: grantsInput(draft),
});

export const sameDraft = (a: AccessDraft, b: AccessDraft) =>
  a.role === b.role &&
  a.customRole?.id === b.customRole?.id &&
  a.maskContactDetails === b.maskContactDetails &&
  a.assignedConversationsOnly === b.assignedConversationsOnly &&
  a.grants.size === b.grants.size &&
  [...a.grants].every(([policy, { effect, expiresAt }]) => {
    const other = b.grants.get(policy);
    return other?.effect === effect && other.expiresAt === expiresAt;
  });
