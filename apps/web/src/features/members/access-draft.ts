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

/** What is said about one policy beside the role; `ROLE` says nothing. */
export type PolicyOverride = 'ROLE' | 'GRANT' | 'DENY';

interface Grant {
  effect: 'GRANT' | 'DENY';
  /** Kept as it is while the word stays: an end that somebody set is not lost by saving something else. */
  expiresAt: string | null;
  /** Who said so; absent for what was chosen just now. */
  grantedByName?: string;
}

/** A role of the workspace's own, as far as a choice of it goes. */
export interface OwnRole {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly string[];
}

/** What somebody's access would be: a role, a word on some policies, and limits. Never changed, only made anew. */
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

/** What somebody has now. What has run out says nothing any more, and is not carried on. */
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

/** A role of the workspace's own stands in the place of member. */
export const withOwnRole = (draft: AccessDraft, customRole: OwnRole): AccessDraft => ({
  ...draft,
  role: 'member',
  customRole,
});

/** Another end for what is said about a policy already; from now on it is said by whoever saves. */
export function withEnd(draft: AccessDraft, policy: PolicyKey, expiresAt: string | null): AccessDraft {
  const said = draft.grants.get(policy);
  if (!said || said.expiresAt === expiresAt) return draft;
  return { ...draft, grants: new Map(draft.grants).set(policy, { effect: said.effect, expiresAt }) };
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

/** Grants all that a preset names, also what the role gives already: whoever gets another role later keeps it. */
export const withPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce((made, policy) => withOverride(made, policy, 'GRANT'), draft);

export const withoutPreset = (draft: AccessDraft, { policies }: Preset): AccessDraft =>
  policies.reduce(
    (made, policy) => (overrideOf(made, policy) === 'GRANT' ? withOverride(made, policy, 'ROLE') : made),
    draft,
  );

/** Whether all of a preset is there, and not by the role alone. */
export const hasPreset = (draft: AccessDraft, { policies }: Preset): boolean =>
  policies.some((policy) => overrideOf(draft, policy) === 'GRANT') &&
  policies.every(
    (policy) =>
      overrideOf(draft, policy) === 'GRANT' || (overrideOf(draft, policy) === 'ROLE' && isInRole(draft, policy)),
  );

export const isInRole = ({ role, customRole }: AccessDraft, policy: PolicyKey) =>
  (customRole?.policies ?? ROLES[role].policies).includes(policy);

/** In the terms of packages/policies, which decides what it comes to. */
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

/** What a save would change, in the order of the registry. */
export function changeBetween(before: ReadonlySet<PolicyKey>, after: ReadonlySet<PolicyKey>): AccessChange {
  const keys = POLICIES.map(({ key }) => key);
  return {
    gained: keys.filter((key) => after.has(key) && !before.has(key)),
    lost: keys.filter((key) => before.has(key) && !after.has(key)),
  };
}

/** For the mutation, which replaces all there was. */
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
