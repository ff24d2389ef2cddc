import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Icon } from '@tabler/icons-react';

/** A page of a workspace, as menus show it. */
export interface Destination {
  title: string;
  icon: Icon;
  /** Pressed after `g`. */
  key: string;
  path: (at: { workspace: string }) => string;
  /** Whether the viewer could ever use the page. If not, it is absent from every menu, and its address shows the refusal. */
  may: (ability: AppAbility) => boolean;
  /** Of the workspaces of one channel alone; absent from the others, whose address says so. */
  only?: Channel;
  /** The policy that opens it, named to those who lack it. */
  policy: string | null;
}
