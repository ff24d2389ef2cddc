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

/** Setting of one policy in addition to the role. `ROLE`: no setting. */
export type PolicyOverride = 'ROLE' | 'GRANT' | 'DENY';

interface Grant {
  effect: 'GRANT' | 'DENY';
  /** Kept while the setting stays, so that saving other changes does not lose it. */
  expiresAt: string | null;
  /** Member who set it. Absent for a new setting. */
  grantedByName?: string;
}

/** A custom role as a choice. */
export interface OwnRole {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly string[];
}

/** Immutable draft of a member's access: role, policy settings and restrictions. */
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

/** Current access. Expired grants are dropped. */
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

/** A custom role replaces the member role. */
export const withOwnRole = (draft: AccessDraft, customRole: OwnRole): AccessDraft => ({
  ...draft,
  role: 'member',
  customRole,
});

/** Changes the expiry of a setting, which is then attributed to the saver. */
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

/** Grants every policy of a preset, including those of the role, so that they survive a role change. */
export const withPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce((made, policy) => withOverride(made, policy, 'GRANT'), draft);

export const withoutPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce(
    (made, policy) => (overrideOf(made, policy) === 'GRANT' ? withOverride(made, policy, 'ROLE') : made),
    draft,
  );

/** Whether all policies of a preset are granted beyond the role. */
export const hasPreset = (draft: AccessDraft, { policies }: Preset): boolean =>
  policies.some((policy) => overrideOf(draft, policy) === 'GRANT') &&
  policies.every(
    (policy) =>
      overrideOf(draft, policy) === 'GRANT' || (overrideOf(draft, policy) === 'ROLE' && isInRole(draft, policy)),
  );

export const isInRole = ({ role, customRole }: AccessDraft, policy: PolicyKey) =>
  (customRole?.policies ?? ROLES[role].policies).includes(policy);

/** Input for packages/policies, which computes the result. */
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

/** Changes of a save, in registry order. */
export function changeBetween(before: ReadonlySet<PolicyKey>, after: ReadonlySet<PolicyKey>): AccessChange {
  const keys = POLICIES.map(({ key }) => key);
  return {
    gained: keys.filter((key) => after.has(key) && !before.has(key)),
    lost: keys.filter((key) => before.has(key) && !after.has(key)),
  };
}

/** For the mutation, which replaces all grants. */
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
