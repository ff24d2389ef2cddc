import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import {
  type Icon,
  IconAddressBook,
  IconCalendarEvent,
  IconChartBar,
  IconDeviceMobileMessage,
  IconHistory,
  IconHome,
  IconInbox,
  IconPhone,
  IconRobot,
  IconRoute,
  IconSettings,
  IconTerminal2,
  IconUserPlus,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import { paths } from './paths.ts';

export interface Destination {
  title: string;
  icon: Icon;
  /** Pressed after `g`. */
  key: string;
  path: (at: { workspace: string }) => string;
  /** Whether the viewer could ever use the page. If not, it is absent from every menu, and its address shows the refusal. */
  may: (ability: AppAbility, channel: Channel) => boolean;
  /** The policy that opens it, named to those who lack it. */
  policy: string | null;
}

/** The pages of a workspace: menu, palette, go-to keys and guards are all made from this list. */
export const DESTINATIONS = {
  overview: { title: 'Overview', icon: IconHome, key: 'o', path: paths.overview, may: () => true, policy: null },
  inbox: {
    title: 'Inbox',
    icon: IconInbox,
    key: 'i',
    path: paths.inbox,
    may: (ability) => ability.can('read', 'Conversation'),
    policy: 'message.read',
  },
  leads: {
    title: 'Leads',
    icon: IconUserPlus,
    key: 'l',
    path: paths.leads,
    may: (ability) => ability.can('read', 'Lead'),
    policy: 'lead.read',
  },
  calls: {
    title: 'Calls',
    icon: IconPhone,
    key: 'v',
    path: paths.calls,
    may: (ability, channel) => channel === 'VOICE' && ability.can('read', 'Call'),
    policy: 'call.read',
  },
  bookings: {
    title: 'Bookings',
    icon: IconCalendarEvent,
    key: 'b',
    path: paths.bookings,
    may: (ability) => ability.can('read', 'Booking'),
    policy: 'booking.read',
  },
  contacts: {
    title: 'Contacts',
    icon: IconAddressBook,
    key: 'c',
    path: paths.contacts,
    may: (ability) => ability.can('read', 'Contact'),
    policy: 'contact.read',
  },
  analytics: {
    title: 'Analytics',
    icon: IconChartBar,
    key: 'n',
    path: paths.analytics,
    may: (ability) => ability.can('read', 'Analytics'),
    policy: 'analytics.read',
  },
  agent: {
    title: 'Agent',
    icon: IconRobot,
    key: 't',
    path: paths.agent,
    may: (ability) => ability.can('read', 'Agent'),
    policy: 'agent.read',
  },
  channels: {
    title: 'Channels',
    icon: IconDeviceMobileMessage,
    key: 'h',
    path: paths.channels,
    may: (ability) => ability.can('read', 'PhoneConfig'),
    policy: 'phone_config.read',
  },
  services: {
    title: 'Services',
    icon: IconRoute,
    key: 'e',
    path: paths.services,
    may: (ability, channel) => channel === 'VOICE' && ability.can('read', 'Service'),
    policy: 'agent.read',
  },
  members: {
    title: 'Members',
    icon: IconUsers,
    key: 'm',
    path: paths.members,
    may: (ability) => ability.can('read', 'Member'),
    policy: null,
  },
  webhooks: {
    title: 'Webhooks',
    icon: IconWebhook,
    key: 'w',
    path: paths.webhooks,
    may: (ability) => ability.can('read', 'Webhook'),
    policy: 'webhook.read',
  },
  playground: {
    title: 'Playground',
    icon: IconTerminal2,
    key: 'p',
    path: paths.playground,
    may: (ability) => ability.can('use', 'Playground') || ability.can('read', 'PersistedOperation'),
    policy: 'integration.read',
  },
  audit: {
    title: 'Audit',
    icon: IconHistory,
    key: 'a',
    path: paths.audit,
    may: (ability) => ability.can('read', 'AuditEvent'),
    policy: 'audit.read',
  },
  settings: {
    title: 'Settings',
    icon: IconSettings,
    key: 's',
    path: paths.settings,
    may: (ability) => ability.can('update', 'Workspace') || ability.can('read', 'ApiKey'),
    policy: 'workspace.settings',
  },
} satisfies Record<string, Destination>;

/** Pages that are reached from another one: guarded like those above, and in no menu. */
const BEHIND = {
  contactImports: { may: (ability) => ability.can('import', 'Contact'), policy: 'contact.manage' },
} satisfies Record<string, Pick<Destination, 'may' | 'policy'>>;

export type DestinationName = keyof typeof DESTINATIONS | keyof typeof BEHIND;

export const destination = (name: DestinationName): Pick<Destination, 'may' | 'policy'> =>
  ({ ...DESTINATIONS, ...BEHIND })[name];
