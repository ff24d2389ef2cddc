import type { PolicyKey } from './registry/registry.ts';

export interface Preset {
  readonly key: 'operator_agent' | 'supervisor' | 'workspace_admin';
  readonly title: string;
  readonly description: string;
  readonly policies: readonly PolicyKey[];
}

const OPERATOR_AGENT: readonly PolicyKey[] = ['message.read', 'message.send', 'contact.read', 'campaign.read'];

/** Predefined sets of policies in the dialogs for inviting and editing members (WC-30 to WC-32). */
export const PRESETS: readonly Preset[] = [
  {
    key: 'operator_agent',
    title: 'Operator / Agent',
    description: 'Replies to contacts, and views contacts and campaigns.',
    policies: OPERATOR_AGENT,
  },
  {
    key: 'supervisor',
    title: 'Supervisor',
    description: 'Replies to contacts, manages contacts, runs campaigns and views webhooks.',
    policies: [...OPERATOR_AGENT, 'campaign.manage', 'campaign.run', 'contact.manage', 'webhook.read'],
  },
  {
    key: 'workspace_admin',
    title: 'Workspace Admin',
    description: 'Has all permissions of the workspace.',
    policies: ['workspace.admin'],
  },
];
