import { t } from '@lingui/core/macro';

/** Labels of the actions on records and channels of the workspace, grouped by subject. */
export const RECORD_ACTION_LABELS = {
  Lead: {
    title: t`Leads`,
    actions: {
      read: t`View leads`,
      readDetails: t`View lead details`,
      create: t`Create leads`,
      update: t`Update leads`,
      delete: t`Delete leads`,
      export: t`Export leads`,
    },
  },
  Contact: {
    title: t`Contacts`,
    actions: {
      read: t`View contacts`,
      readDetails: t`View contact details`,
      create: t`Create contacts`,
      update: t`Update contacts`,
      delete: t`Delete contacts`,
      merge: t`Merge contacts`,
      import: t`Import contacts`,
      export: t`Export contacts`,
      block: t`Block contacts`,
    },
  },
  Erasure: {
    title: t`Erasure receipts`,
    actions: { read: t`View erasure receipts`, create: t`Erase contacts` },
  },
  Conversation: {
    title: t`Conversations`,
    actions: {
      read: t`View conversations`,
      start: t`Start conversations`,
      markRead: t`Mark conversations as read`,
      reply: t`Reply in conversations`,
      assign: t`Assign conversations`,
      takeOver: t`Take over conversations`,
      returnToAgent: t`Return conversations to AI`,
      export: t`Export conversations`,
    },
  },
  Message: { title: t`Messages`, actions: { read: t`View messages` } },
  Booking: {
    title: t`Bookings`,
    actions: {
      read: t`View bookings`,
      create: t`Create bookings`,
      reschedule: t`Reschedule bookings`,
      cancel: t`Cancel bookings`,
      update: t`Edit external data`,
      markNoShow: t`Mark no-shows`,
      export: t`Export bookings`,
    },
  },
  Call: {
    title: t`Calls`,
    actions: {
      read: t`View calls`,
      dial: t`Start calls`,
      join: t`Join calls`,
      leave: t`Leave calls`,
      switchMode: t`Change the call mode`,
      guide: t`Guide calls`,
      end: t`End calls`,
      wrapUp: t`Record call outcomes`,
    },
  },
  Operator: {
    title: t`Operators`,
    actions: {
      read: t`View operators`,
      create: t`Add operators`,
      update: t`Update operators`,
      remove: t`Remove operators`,
    },
  },
  Escalation: { title: t`Escalations`, actions: { read: t`View escalations`, resolve: t`Resolve escalations` } },
  Campaign: {
    title: t`Campaigns`,
    actions: {
      read: t`View campaigns`,
      create: t`Create campaigns`,
      update: t`Update campaigns`,
      delete: t`Delete campaigns`,
      schedule: t`Schedule campaigns`,
      run: t`Run campaigns`,
      pause: t`Pause campaigns`,
      resume: t`Resume campaigns`,
      cancel: t`Cancel campaigns`,
    },
  },
  WhatsAppTemplate: {
    title: t`WhatsApp templates`,
    actions: {
      read: t`View WhatsApp templates`,
      create: t`Create templates`,
      update: t`Update WhatsApp templates`,
      delete: t`Delete templates`,
    },
  },
  Webhook: {
    title: t`Webhooks`,
    actions: {
      read: t`View webhooks`,
      create: t`Create webhooks`,
      update: t`Update webhooks`,
      delete: t`Delete webhooks`,
      rotateSecret: t`Rotate webhook secrets`,
      test: t`Test webhooks`,
    },
  },
  ProviderLogEntry: { title: t`Provider log`, actions: { read: t`View the provider log` } },
  WebhookDelivery: {
    title: t`Webhook deliveries`,
    actions: { read: t`View webhook deliveries`, replay: t`Resend webhook deliveries` },
  },
  Integration: {
    title: t`Integrations`,
    actions: {
      read: t`View integrations`,
      set: t`Set up integrations`,
      verify: t`Verify integrations`,
      remove: t`Remove integrations`,
    },
  },
  Persona: { title: t`Persona`, actions: { read: t`View the persona`, update: t`Update the persona` } },
  Agent: {
    title: t`Agents`,
    actions: {
      read: t`View agents`,
      create: t`Create agents`,
      update: t`Update agents`,
      publish: t`Publish agents`,
      delete: t`Delete agents`,
    },
  },
  ContextGraph: { title: t`Flows`, actions: { read: t`View the flows`, update: t`Update the flows` } },
  Service: {
    title: t`Services`,
    actions: {
      read: t`View services`,
      create: t`Create services`,
      update: t`Update services`,
      delete: t`Delete services`,
    },
  },
  VoiceSettings: {
    title: t`Voice settings`,
    actions: { read: t`View voice settings`, update: t`Update voice settings` },
  },
  PhoneConfig: {
    title: t`Phone numbers`,
    actions: {
      read: t`View phone numbers`,
      create: t`Add phone numbers`,
      update: t`Update phone numbers`,
      delete: t`Delete phone numbers`,
    },
  },
  DataSource: {
    title: t`Data sources`,
    actions: {
      read: t`View data sources`,
      create: t`Create data sources`,
      update: t`Update data sources`,
      delete: t`Delete data sources`,
      sync: t`Sync data sources`,
    },
  },
  SyncRun: { title: t`Sync runs`, actions: { read: t`View sync runs` } },
  WorldEvent: { title: t`World events`, actions: { read: t`View world events`, append: t`Add world events` } },
  Entity: { title: t`Records`, actions: { read: t`View records`, export: t`Export records` } },
  MonitorConcept: {
    title: t`Safety rules`,
    actions: {
      read: t`View safety rules`,
      create: t`Create safety rules`,
      update: t`Update safety rules`,
      delete: t`Delete safety rules`,
    },
  },
  EscalationRule: {
    title: t`Safety rule actions`,
    actions: {
      read: t`View safety rule actions`,
      set: t`Set safety rule actions`,
      remove: t`Remove safety rule actions`,
    },
  },
  SafetyTrigger: { title: t`Safety detections`, actions: { read: t`View safety detections` } },
  RegulationTemplate: {
    title: t`Regulation templates`,
    actions: { read: t`View regulation templates`, apply: t`Apply regulation templates` },
  },
  RecordField: {
    title: t`Record fields`,
    actions: { read: t`View record fields`, update: t`Update record fields` },
  },
  Sequence: {
    title: t`Sequences`,
    actions: {
      read: t`View sequences`,
      create: t`Create sequences`,
      update: t`Update sequences`,
      delete: t`Delete sequences`,
    },
  },
  SequenceMessage: { title: t`Messages of sequences`, actions: { read: t`View messages of sequences` } },
  Analytics: { title: t`Analytics`, actions: { read: t`View analytics` } },
  Usage: { title: t`Usage`, actions: { read: t`View usage` } },
  Subscription: { title: t`Subscription`, actions: { read: t`View terms of the subscription` } },
  BillingAccount: {
    title: t`Billing account`,
    actions: { read: t`View the billing account`, update: t`Change the billing account` },
  },
  Invoice: { title: t`Invoices`, actions: { read: t`View invoices` } },
  ModelUsage: { title: t`Model usage`, actions: { read: t`View model usage` } },
  ModelBudget: {
    title: t`Model budget`,
    actions: { read: t`View the model budget`, update: t`Change the model budget` },
  },
};
