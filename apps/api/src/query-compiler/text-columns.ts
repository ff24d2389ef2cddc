/** Kind of mask: country code and last digits of a number, domain of an address. */
export type ContactDetailKind = 'phone' | 'email' | 'name' | 'answers' | 'sound';

/** Columns with contact details by definition. */
export const CONTACT_DETAILS: Readonly<Record<string, Readonly<Record<string, ContactDetailKind>>>> = {
  Lead: { name: 'name', phone: 'phone', email: 'email', answers: 'answers' },
  Contact: { name: 'name', phone: 'phone', email: 'email' },
  ContactImportRow: { phone: 'phone' },
  Booking: { attendeeName: 'name', attendeeEmail: 'email' },
  OptedOutNumber: { number: 'phone' },
  // Recordings cannot be masked.
  Call: { recordingUrl: 'sound', activePhone: 'phone' },
};

/**
 * Free text in which phone numbers and email addresses are masked. Unclassified columns are treated the same;
 * plain-text-columns.ts lists the exceptions.
 */
export const MASKED_TEXT: Readonly<Record<string, string>> = {
  AgentMemory: 'state',
  AgentTurn: 'state exchange reply failure',
  AuditEvent: 'actorLabel before after',
  AuditExport: 'filter',
  AuditExportPart: 'body',
  Booking: 'reason failure',
  Call: 'memory hearingText failure summary note endedReason',
  Campaign: 'name variables audienceFilter failure',
  CampaignRecipient: 'failureWords',
  Contact: 'whatsAppUserId company notes tags',
  ContactImport: 'fileName headers tags',
  ContactImportRow: 'cells said reason before',
  ContactMerge: 'before after gone goneOptOut leftRecipients',
  DataSource: 'failure',
  DeniedAttempt: 'actorLabel',
  Entity: 'displayName',
  EntityExternalId: 'externalId',
  EntityField: 'value',
  Escalation: 'reason',
  IdempotencyKey: 'answer',
  InboundEvent: 'reference sender',
  Job: 'title errors payload failure',
  JobPart: 'body',
  Lead: 'message',
  LegalHold: 'reason',
  Message: 'body failureWords templateVariables',
  MessageSend: 'failure',
  Notification: 'actorName about',
  OperatorAction: 'text failure',
  OptOut: 'word',
  OptedOutNumber: 'word',
  SafetyTrigger: 'phrase',
  SavedView: 'name address',
  StepBack: 'reason',
  SyncRejection: 'recordId reason',
  SyncRun: 'place trouble failure',
  Takeover: 'note',
  ToolInvocation: 'arguments answer',
  TranscriptTurn: 'text',
  WebhookAttempt: 'requestHeaders responseHeaders responseBody error',
  WebhookMessage: 'payload maskedPayload',
  WorldEvent: 'key fields relations sourceId',
};

/** Models without a workspace: accounts and the platform. They contain no contact details. */
export const GLOBAL_MODELS: readonly string[] = [
  'EmailChange',
  'EmailVerification',
  'FactorUndo',
  'Organization',
  'Passkey',
  'PasskeyChallenge',
  'PasswordReset',
  'PendingSignIn',
  'PlatformEvent',
  'PlatformSetting',
  'RateLimit',
  'RecoveryCode',
  'RootKeySentinel',
  'Session',
  'SpaOperation',
  'TotpSecret',
  'User',
  'WorkspaceTombstone',
];
