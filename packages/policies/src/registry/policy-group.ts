import type { PermissionRule } from '../permission-rule.ts';

/** One policy as it is written in its group's file. */
export interface PolicyDraft {
  readonly key: string;
  /** What its holder may do, in the words of the invite dialog. */
  readonly sentence: string;
  /** Policies that this one brings with it, and without which it means nothing. */
  readonly dependsOn: readonly string[];
  /** What the giver should know first, where the policy is dangerous. */
  readonly warning?: string;
  /** Only `workspace.admin`: it stands for every policy, and grants nothing of its own. */
  readonly impliesAll?: true;
  readonly allows: readonly PermissionRule[];
}

type GroupedPolicy<Drafts extends readonly PolicyDraft[]> = {
  readonly [I in keyof Drafts]: Drafts[I] & { readonly group: string };
};

/** Keeps the keys literal, so that `PolicyKey` is derived and never written twice. */
export function policyGroup<const Drafts extends readonly PolicyDraft[]>(
  group: string,
  drafts: Drafts,
): GroupedPolicy<Drafts> {
  return drafts.map((draft) => ({ ...draft, group })) as unknown as GroupedPolicy<Drafts>;
}
