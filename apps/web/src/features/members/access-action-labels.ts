import { t } from '@lingui/core/macro';

/**
 * Labels of the actions on the workspace, its members, access and API keys, grouped by subject. The other labels are in
 * `record-action-labels.ts` and `agent-action-labels.ts`.
 */
export const ACCESS_ACTION_LABELS = {
  Workspace: {
    title: t`Workspace`,
    actions: {
      read: t`View the workspace`,
      update: t`Update the workspace`,
      rename: t`Rename the workspace`,
      pause: t`Pause the workspace`,
      resume: t`Resume the workspace`,
      updateRetention: t`Change data retention`,
      convert: t`Change the environment`,
      delete: t`Delete the workspace`,
      transferOwnership: t`Transfer ownership`,
      assignOrganization: t`Change the workspace’s organization`,
      export: t`Export all data of the workspace`,
    },
  },
  OwnershipTransfer: {
    title: t`Ownership transfers`,
    actions: {
      read: t`View ownership transfers`,
      accept: t`Accept ownership transfers`,
      decline: t`Decline ownership transfers`,
      cancel: t`Cancel ownership transfers`,
    },
  },
  EnvironmentConversion: { title: t`Environment conversions`, actions: { read: t`View environment conversions` } },
  Diagnostics: { title: t`Diagnostics`, actions: { read: t`View diagnostics` } },
  SecuritySettings: {
    title: t`Security settings`,
    actions: { read: t`View security settings`, update: t`Update security settings` },
  },
  OutreachLimits: {
    title: t`Calling and messaging limits`,
    actions: { read: t`View calling and messaging limits`, update: t`Update calling and messaging limits` },
  },
  BusinessHours: {
    title: t`Business hours`,
    actions: { read: t`View business hours`, update: t`Update business hours` },
  },
  SurfaceTemplate: {
    title: t`Forms for contacts`,
    actions: {
      read: t`View forms for contacts`,
      create: t`Create forms for contacts`,
      update: t`Edit forms for contacts`,
      publish: t`Publish forms for contacts`,
      archive: t`Archive forms for contacts`,
    },
  },
  Surface: {
    title: t`Sent forms`,
    actions: {
      read: t`View forms sent to contacts, and the answers`,
      create: t`Send forms and create links`,
      revoke: t`Revoke links of forms`,
      review: t`Accept and return submitted forms`,
    },
  },
  LeadForm: {
    title: t`Lead form`,
    actions: { read: t`View the lead form`, update: t`Edit the lead form`, publish: t`Publish the lead form` },
  },
  LegalHold: {
    title: t`Legal holds`,
    actions: { read: t`View legal holds`, place: t`Place legal holds`, release: t`Release legal holds` },
  },
  SupportAccess: {
    title: t`Support access`,
    actions: { read: t`View support access`, grant: t`Grant support access`, revoke: t`Revoke support access` },
  },
  Member: {
    title: t`Members`,
    actions: {
      read: t`View members`,
      update: t`Update members`,
      remove: t`Remove members`,
      leave: t`Leave the workspace`,
      explain: t`Explain members’ access`,
      setAvailability: t`Set yourself as away or available`,
    },
  },
  Invitation: {
    title: t`Invitations`,
    actions: {
      read: t`View invitations`,
      create: t`Create invitations`,
      revoke: t`Revoke invitations`,
      resend: t`Resend invitations`,
    },
  },
  Role: {
    title: t`Roles`,
    actions: { read: t`View roles`, create: t`Create roles`, update: t`Update roles`, delete: t`Delete roles` },
  },
  AccessRequest: {
    title: t`Access requests`,
    actions: {
      read: t`View access requests`,
      create: t`Request access`,
      grant: t`Grant access requests`,
      decline: t`Decline access requests`,
    },
  },
  Policy: { title: t`Permissions`, actions: { read: t`View permissions` } },
  ApiKey: {
    title: t`API keys`,
    actions: {
      read: t`View API keys`,
      create: t`Create API keys`,
      update: t`Update API keys`,
      revoke: t`Revoke API keys`,
      rotate: t`Rotate API keys`,
    },
  },
  ServiceAccount: {
    title: t`Service accounts`,
    actions: {
      read: t`View service accounts`,
      create: t`Create service accounts`,
      update: t`Update service accounts`,
      remove: t`Remove service accounts`,
    },
  },
  PersistedOperation: {
    title: t`Saved queries`,
    actions: { read: t`View saved queries`, register: t`Save queries`, delete: t`Delete saved queries` },
  },
  Playground: { title: t`Playground`, actions: { use: t`Use the playground` } },
  AuditEvent: { title: t`Audit log`, actions: { read: t`View the audit log`, export: t`Export the audit log` } },
  Notification: {
    title: t`Notifications`,
    actions: { read: t`View notifications`, markRead: t`Mark notifications as read`, mute: t`Mute notifications` },
  },
  SetupGuide: { title: t`Setup guides`, actions: { read: t`View setup guides`, update: t`Update setup guides` } },
  ConversationNote: {
    title: t`Notes in conversations`,
    actions: {
      read: t`View notes in conversations`,
      create: t`Write notes in conversations`,
      delete: t`Delete notes in conversations`,
    },
  },
  SavedReply: {
    title: t`Saved replies`,
    actions: {
      read: t`View saved replies`,
      create: t`Create saved replies`,
      update: t`Update saved replies`,
      delete: t`Delete saved replies`,
    },
  },
  Import: { title: t`Imports`, actions: { use: t`Use imports` } },
  SavedView: {
    title: t`Saved views`,
    actions: {
      read: t`View saved views`,
      create: t`Create saved views`,
      update: t`Update saved views`,
      delete: t`Delete saved views`,
    },
  },
  Job: {
    title: t`Jobs`,
    actions: { read: t`View jobs`, pause: t`Pause jobs`, resume: t`Resume jobs`, cancel: t`Cancel jobs` },
  },
};
