import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Icon } from '@tabler/icons-react';

/** A page of a workspace in menus. */
export interface Destination {
  title: string;
  icon: Icon;
  /** Key to press after `g`. */
  key: string;
  path: (at: { workspace: string }) => string;
  /** Whether the viewer could ever use the page. Otherwise it is missing in menus, and its URL shows a refusal. */
  isVisible: (ability: AppAbility) => boolean;
  /** Only for workspaces of this channel. */
  only?: Channel;
  /** Policy that grants access, named to viewers without it. */
  policy: string | null;
}
