/**
 * How a contact detail is masked. A masked phone number shows its first three and last two characters, a masked email
 * address its first character and its domain.
 */
export type ContactDetailKind = 'phone' | 'email' | 'name' | 'answers' | 'sound';

/** Columns that contain contact details. */
export const CONTACT_DETAILS: Readonly<Record<string, Readonly<Record<string, ContactDetailKind>>>> = {
  Lead: { name: 'name', phone: 'phone', email: 'email', answers: 'answers' },
  Contact: { name: 'name', phone: 'phone', email: 'email' },
  ContactImportRow: { phone: 'phone' },
  Booking: { attendeeName: 'name', attendeeEmail: 'email' },
  OptedOutNumber: { number: 'phone' },
  // A recording cannot be masked, so masking omits it.
  Call: { recordingUrl: 'sound', activePhone: 'phone' },
};

/**
 * Free-text columns in which phone numbers and email addresses are masked. Columns that are not listed anywhere are
 * masked in the same way; plain-text-columns.ts lists the exceptions.
 */
export const MASKED_TEXT: Readonly<Record<string, string>> = {
  AgentMemory: 'state',
  Attachment: 'details extractedText fileName',
  AgentRun: 'state exchange reply failure',
  AgentRunStep: 'instructions input reply arguments result passages checks',
  AuditEvent: 'actorLabel before after',
  AuditExport: 'filter',
  AuditExportPart: 'body',
  Booking: 'reason failure',
  Call: 'memory interimText failure summary wrapUpNote endedReason',
  Campaign: 'name variables audienceFilter failure',
  CampaignRecipient: 'failureMessage',
  Contact: 'whatsAppUserId company notes tags',
  ContactImport: 'fileName headers tags',
  ContactImportRow: 'cells parsedValues reason before',
  ContactMerge: 'before after mergedContact mergedOptOut droppedRecipients',
  DataSource: 'failure',
  AccessDenial: 'actorLabel',
  Entity: 'displayName',
  EntityExternalId: 'externalId',
  EntityField: 'value',
  EntityIdentifier: 'value',
  EntityLink: 'sourceId',
  Escalation: 'detail',
  IdempotencyKey: 'answer',
  InboundEvent: 'reference sender',
  Job: 'title errors payload failure',
  JobPart: 'body',
  Lead: 'externalId formAnswers formParameters message',
  LegalHold: 'reason',
  Message: 'body choices failureMessage templateVariables',
  MessageDispatch: 'failure',
  Notification: 'actorName detail',
  OperatorAction: 'text failure',
  OptOut: 'keyword',
  OptedOutNumber: 'keyword',
  ProviderLogEntry: 'errorMessage requestBody responseBody',
  Review: 'comment',
  SafetyTrigger: 'phrase',
  SavedView: 'name query',
  AgentHandoff: 'detail',
  Surface: 'reviewNote',
  SurfaceAnswer: 'given values',
  SyncRejection: 'recordId reason',
  SyncRun: 'cursor lastError failure',
  Takeover: 'note',
  TestCase: 'name messages persona goal expectations',
  TestResult: 'name definition transcript checks error',
  ToolCall: 'arguments result',
  ToolInvocation: 'arguments answer',
  TranscriptTurn: 'text',
  UnansweredQuestionExample: 'text terms',
  WebhookAttempt: 'requestHeaders responseHeaders responseBody error',
  WebhookMessage: 'payload maskedPayload',
  BillingAccountRow: 'name address email vatId updatedByName',
  InvoiceRow: 'number planName payerName payerAddress payerVatId closingReason closedByName',
  WorkspaceSubscription: 'overrides note createdByName updatedByName',
  WorldEvent: 'idempotencyKey fields relations sourceId',
};

/** Models that do not belong to a workspace. They contain no data of contacts. */
export const GLOBAL_MODELS: readonly string[] = [
  'ArchivedInvoice',
  'EmailChange',
  'EmailVerification',
  'EndpointWeight',
  'FactorUndo',
  'InvoiceNumber',
  'ModelPrice',
  'Organization',
  'Passkey',
  'PasskeyChallenge',
  'PasswordReset',
  'PendingSignIn',
  'Plan',
  'PlanVersion',
  'PlatformEvent',
  'PlatformSetting',
  'RateLimit',
  'RecoveryCode',
  'RootKeyCheck',
  'Session',
  'SpaOperation',
  'StorageDeletion',
  'TotpSecret',
  'User',
  'WorkspaceTombstone',
];
