import type { PermissionRule } from '../permission-rule.ts';

/** A policy as written in its group's file. */
export interface PolicyDraft {
  readonly key: string;
  /** What the policy allows, as shown in the invite dialog. */
  readonly description: string;
  /** Policies granted together with this one and required by it. */
  readonly dependsOn: readonly string[];
  /** Warning shown before granting a risky policy. */
  readonly warning?: string;
  /** Only `workspace.admin`: it implies every policy and has no allowances of its own. */
  readonly impliesAll?: true;
  readonly allows: readonly PermissionRule[];
}

type GroupedPolicy<Drafts extends readonly PolicyDraft[]> = {
  readonly [I in keyof Drafts]: Drafts[I] & { readonly group: string };
};

/** Keeps the keys as literal types, so that `PolicyKey` can be derived. */
export function policyGroup<const Drafts extends readonly PolicyDraft[]>(
  group: string,
  drafts: Drafts,
): GroupedPolicy<Drafts> {
  return drafts.map((draft) => ({ ...draft, group })) as unknown as GroupedPolicy<Drafts>;
}
