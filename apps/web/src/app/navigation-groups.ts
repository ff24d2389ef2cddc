import { t } from '@lingui/core/macro';

/** Titles of the groups of the menu, in order. Groups without a title are always open. */
export const NAVIGATION_GROUPS = {
  work: null,
  outreach: t`Outreach`,
  agent: t`AI agent`,
  data: t`Data`,
  developers: t`Developers`,
  workspace: t`Workspace`,
  settings: null,
} satisfies Record<string, string | null>;

export type NavigationGroup = keyof typeof NAVIGATION_GROUPS;
