import type { RoleName } from './access-context.ts';
import { POLICY_KEYS, type PolicyKey } from './registry/registry.ts';

export interface Role {
  readonly name: RoleName;
  readonly title: string;
  readonly description: string;
  readonly policies: readonly PolicyKey[];
}

const VIEWS: readonly PolicyKey[] = [
  'integration.read',
  'safety.read',
  'agent.read',
  'knowledge.read',
  'data_source.read',
  'phone_config.read',
  'webhook.read',
  'lead.read',
  'contact.read',
  'message.read',
  'booking.read',
  'analytics.read',
  'campaign.read',
  'sequence.read',
  'call.read',
  'world.read',
  'review.read',
  'surface.read',
];

/**
 * Policies that admins do not have: the policy that implies all others, and the policies for the payer and the price.
 * Admins have every other policy, including new ones (AM-16).
 */
const WITHHELD_FROM_ADMINS: ReadonlySet<PolicyKey> = new Set(['workspace.admin', 'billing.manage', 'billing.admin']);

/** Policies of each built-in role. Permissions that only owners have are not policies. */
export const ROLES: Readonly<Record<RoleName, Role>> = {
  owner: {
    name: 'owner',
    title: 'Owner',
    description: 'Has all permissions. Only owners can delete or transfer the workspace.',
    policies: POLICY_KEYS,
  },
  admin: {
    name: 'admin',
    title: 'Admin',
    description: 'Manages members, settings, the agent and integrations.',
    policies: POLICY_KEYS.filter((key) => !WITHHELD_FROM_ADMINS.has(key)),
  },
  member: {
    name: 'member',
    title: 'Member',
    description: 'Manages leads, contacts, conversations and bookings, and creates their own API keys.',
    policies: [
      ...VIEWS,
      'api_key.manage_own',
      'lead.manage',
      'contact.manage',
      'message.send',
      'booking.manage',
      'conversation.takeover',
      'conversation.export',
      'saved_reply.manage',
      'world.write',
      'surface.manage',
    ],
  },
  operator: {
    name: 'operator',
    title: 'Operator',
    description: 'Views leads, contacts and conversations, joins calls, takes over conversations and reviews them.',
    policies: [...VIEWS, 'conversation.takeover', 'call.operate', 'review.act'],
  },
  agent: {
    name: 'agent',
    title: 'Agent',
    description: 'Views leads and knowledge, and replies in conversations they take over.',
    policies: ['lead.read', 'message.read', 'knowledge.read', 'conversation.takeover'],
  },
  viewer: {
    name: 'viewer',
    title: 'Viewer',
    description: 'Views leads, contacts, conversations, calls and the agent, and can’t change anything.',
    policies: VIEWS,
  },
};
