import { ACTIONS_BY_SUBJECT, isWorkspacePair, type WorkspaceSubject } from '@frontdesk/policies';

/** Actions on a subject inside a workspace. */
export const actionsOn = (subject: WorkspaceSubject): readonly string[] =>
  ACTIONS_BY_SUBJECT[subject].filter((action) => isWorkspacePair(action, subject));

/** `Take over conversations`, from `takeOver` and `Conversation`. */
export const actionLabel = (action: string, subject: string): string =>
  LABELS[`${action} ${subject}`] ??
  `${VERBS[action] ?? sentenceCase(action)} ${NOUNS[subject] ?? `${spaced(subject)}s`}`;

/** `Conversations`, from `Conversation`. */
export const subjectLabel = (subject: string): string =>
  sentenceCase((NOUNS[subject] ?? `${spaced(subject)}s`).replace(/^the /, ''));

const spaced = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
const sentenceCase = (name: string) => name.charAt(0).toUpperCase() + spaced(name).slice(1).replace('api ', 'API ');

const VERBS: Readonly<Record<string, string>> = { read: 'View', set: 'Set up', setManually: 'Manually set' };

/** Nouns that differ from the plural of the subject's name. */
const NOUNS: Readonly<Record<string, string>> = {
  Agent: 'the agent',
  Analytics: 'analytics',
  ApiKey: 'API keys',
  AuditEvent: 'the audit log',
  ContextGraph: 'the flow',
  BusinessHours: 'business hours',
  Diagnostics: 'diagnostics',
  Entity: 'records',
  LeadForm: 'the lead form',
  OutreachLimits: 'calling and messaging limits',
  PersistedOperation: 'saved queries',
  Persona: 'the persona',
  PhoneConfig: 'phone numbers',
  Playground: 'the playground',
  Policy: 'permissions',
  SecuritySettings: 'security settings',
  ServiceAccount: 'service accounts',
  SupportAccess: 'support access',
  Usage: 'usage',
  VoiceSettings: 'voice settings',
  WebhookDelivery: 'webhook deliveries',
  WhatsAppTemplate: 'WhatsApp templates',
  Workspace: 'the workspace',
};

/** Actions that verb and noun alone do not describe. */
const LABELS: Readonly<Record<string, string>> = {
  'convert Workspace': 'Change the environment',
  'setRetention Workspace': 'Change data retention',
  'setOrganization Workspace': 'Change the organization',
  'transferOwnership Workspace': 'Transfer ownership',
  'explain Member': 'Explain members’ access',
  'leave Member': 'Leave the workspace',
  'markRead Conversation': 'Mark conversations as read',
  'markRead Notification': 'Mark notifications as read',
  'returnToAgent Conversation': 'Return conversations to AI',
  'reply Conversation': 'Reply in conversations',
  'readDetails Contact': 'View contact details',
  'readDetails Lead': 'View lead details',
  'addRecipients Campaign': 'Add recipients to campaigns',
  'rotateSecret Webhook': 'Rotate webhook secrets',
  'switchMode Call': 'Change the call mode',
  'wrapUp Call': 'Record call outcomes',
};
