import type { PermissionRule } from '../permission-rule.ts';

/** A policy as defined in the file of its group. */
export interface PolicyDraft {
  readonly key: string;
  /** What the policy allows. Shown in the dialog for inviting members. */
  readonly description: string;
  /** Policies that are required by this policy and granted together with it. */
  readonly dependsOn: readonly string[];
  /** Warning shown before granting a risky policy. */
  readonly warning?: string;
  /** Whether the policy implies every other policy. Set only for `workspace.admin`, which has no rules of its own. */
  readonly impliesAll?: true;
  readonly allows: readonly PermissionRule[];
}

type GroupedPolicy<Drafts extends readonly PolicyDraft[]> = {
  readonly [I in keyof Drafts]: Drafts[I] & { readonly group: string };
};

/** Adds the group to its policies and keeps the keys as literal types, from which `PolicyKey` is derived. */
export function policyGroup<const Drafts extends readonly PolicyDraft[]>(
  group: string,
  drafts: Drafts,
): GroupedPolicy<Drafts> {
  return drafts.map((draft) => ({ ...draft, group })) as unknown as GroupedPolicy<Drafts>;
}
