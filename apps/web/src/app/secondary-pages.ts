import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Destination } from './destination.ts';
import { DESTINATIONS } from './navigation.ts';

/** Pages that have access guards but are not listed in menus, because users reach them from other pages. */
const SECONDARY_PAGES = {
  notificationSettings: { isVisible: (ability) => ability.can('mute', 'Notification'), policy: null },
  search: { isVisible: (ability) => ability.can('read', 'Message'), policy: 'message.read' },
  promotion: { isVisible: (ability) => ability.can('read', 'Agent'), policy: 'agent.read' },
  hoursSettings: { isVisible: (ability) => ability.can('update', 'Workspace'), policy: 'workspace.settings' },
  modelSettings: {
    isVisible: (ability) => ability.can('update', 'Workspace') && ability.can('set', 'Integration'),
    policy: 'integration.manage',
  },
  organizationSettings: { isVisible: (ability) => ability.can('update', 'Workspace'), policy: 'workspace.settings' },
  securitySettings: {
    isVisible: (ability) => ability.can('update', 'Workspace') && ability.can('read', 'SecuritySettings'),
    policy: 'workspace.settings',
  },
  leadForm: { isVisible: (ability) => ability.can('read', 'LeadForm'), policy: 'workspace.settings' },
  erasures: { isVisible: (ability) => ability.can('read', 'Erasure'), policy: 'contact.erase' },
  contactImports: { isVisible: (ability) => ability.can('import', 'Contact'), policy: 'contact.manage' },
  leadImports: {
    isVisible: (ability) => ability.can('import', 'Contact') && ability.can('create', 'Lead'),
    policy: 'lead.manage',
  },
  historyImports: {
    isVisible: (ability) => ability.can('import', 'Contact') && ability.can('start', 'Conversation'),
    policy: 'contact.manage',
  },
  savedReplyImports: { isVisible: (ability) => ability.can('create', 'SavedReply'), policy: 'message.send' },
  anyImport: { isVisible: (ability) => ability.can('use', 'Import'), policy: 'message.send' },
} satisfies Record<string, Pick<Destination, 'isVisible' | 'policy'>>;

export type DestinationName = keyof typeof DESTINATIONS | keyof typeof SECONDARY_PAGES;

export const destination = (
  name: DestinationName,
): Pick<Destination, 'isVisible' | 'policy' | 'only'> & { title?: string } =>
  ({ ...DESTINATIONS, ...SECONDARY_PAGES })[name];

/** Returns the pages to list in menus: the pages that exist for the workspace's channel and that the viewer can use. */
export const menuDestinations = (ability: AppAbility, channel: Channel): Destination[] =>
  Object.values<Destination>(DESTINATIONS).filter(
    ({ isVisible, only }) => (only === undefined || only === channel) && isVisible(ability),
  );
