import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Icon } from '@tabler/icons-react';
import type { NavigationGroup } from './navigation-groups.ts';

/** A page of a workspace that is listed in menus. */
export interface Destination {
  title: string;
  /** Group of the menu that contains the page. */
  group: NavigationGroup;
  icon: Icon;
  /** Second key of the keyboard shortcut `g <key>` that opens the page. Null if the page has no shortcut. */
  key: string | null;
  path: (at: { workspace: string }) => string;
  /**
   * Whether the viewer has permission to use the page. If false, menus omit the page and its URL shows a permission
   * error.
   */
  isVisible: (ability: AppAbility) => boolean;
  /** Limits the page to workspaces of this channel. If omitted, the page exists in workspaces of all channels. */
  only?: Channel;
  /** Policy that grants access to the page. The permission error shows its name. Null if every member has access. */
  policy: string | null;
}
