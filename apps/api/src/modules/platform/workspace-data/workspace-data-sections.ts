import { type Column, modelNamed } from '../../../db/data-model.ts';
import { ownedRows, raw, sql } from '../../../query-compiler/index.ts';
import { type ExportColumn, type ExportSection, timeColumn } from '../exports/index.ts';

/** Models whose rows are exported, in the order of the file. */
const MODELS = [
  ...[
    'MessagingSettings',
    'BusinessHoursRow',
    'BusinessProfileRow',
    'OutreachLimitsRow',
    'VoiceSettingsRow',
    'ModelBudgetRow',
  ],
  ...['Member', 'MemberGrant', 'CustomRole', 'Operator', 'ServiceAccount', 'ApiKey'],
  ...['Contact', 'OptOut', 'OptedOutNumber', 'Lead', 'LeadForm', 'LeadFormVersion', 'Booking'],
  ...['Conversation', 'Message', 'Attachment', 'ConversationNote', 'Takeover', 'AgentHandoff', 'Rating', 'SavedReply'],
  ...['Call', 'TranscriptTurn', 'ToolInvocation', 'OperatorAction', 'Escalation'],
  ...['SurfaceTemplate', 'SurfaceVersion', 'Surface', 'SurfaceAnswer', 'SurfaceFile'],
  ...['Agent', 'ContextGraphVersion', 'AgentVersion', 'RecordFieldRow', 'AgentRollout', 'QualificationQuestion'],
  ...['Persona', 'TestCase', 'TestRun', 'TestResult', 'Review'],
  ...['KnowledgeSource', 'KnowledgeWebPage', 'UnansweredQuestion', 'UnansweredQuestionExample'],
  ...['HttpTool', 'McpServer', 'McpTool', 'ToolCall', 'Service', 'NumberRoute', 'NumberRouteRule'],
  ...['MonitorConcept', 'EscalationRule', 'SafetyTrigger', 'EscalationPolicy', 'EscalationRun'],
  ...['WhatsAppTemplate', 'Campaign', 'CampaignRecipient', 'Sequence', 'SequenceStep', 'SequenceMessage'],
  ...['Entity', 'EntityField', 'EntityExternalId', 'EntityLink', 'EntityRelationship', 'WorldEvent'],
  ...['DataSource', 'SourceMapping', 'Integration', 'PhoneConfig', 'Webhook', 'PersistedOperation'],
  ...['BillingAccountRow', 'InvoiceRow', 'InvoiceLineRow', 'CreditNoteRow', 'CreditNoteLineRow', 'CreditUse'],
  ...['LegalHold', 'AuditEvent'],
] as const;

/** Columns by which the rows of a model without an id are sorted, with their types. */
const ORDERS: Readonly<Record<string, ExportSection['order']>> = {
  MemberGrant: [
    ['member_id', 'uuid'],
    ['policy', 'text'],
  ],
  BillingAccountRow: [['workspace_id', 'uuid']],
  InvoiceLineRow: [
    ['invoice_id', 'uuid'],
    ['position', 'integer'],
  ],
  CreditNoteLineRow: [
    ['credit_note_id', 'uuid'],
    ['position', 'integer'],
  ],
  CreditUse: [
    ['invoice_id', 'uuid'],
    ['credit_note_id', 'uuid'],
  ],
};

/** Columns with a secret, with a URL that works without signing in, or with the state of a job. */
const LEFT_OUT = /secret|sealed|wrapped|hash|digest|token$|controlUrl|^claim|^lease/i;

/** Columns of other tables without which the rows would have only an id. */
const ADDED: Readonly<Record<string, readonly ExportColumn[]>> = {
  Member: [
    { name: 'name', value: sql`(select u.name from users u where u.id = t.user_id)` },
    { name: 'email', value: sql`(select u.email from users u where u.id = t.user_id)` },
  ],
};

const isExported = (name: string, { type }: Column): boolean =>
  name !== 'workspaceId' && type !== 'Bytes' && !(type === 'String' && LEFT_OUT.test(name));

/** Sections with the records of a workspace. The columns are those of the table. */
export const WORKSPACE_DATA_SECTIONS: readonly ExportSection[] = MODELS.map((model) => {
  const { table, columns } = modelNamed(model);
  const type = model.replace(/Row$/, '');
  const own = Object.entries(columns).filter(([name, column]) => isExported(name, column));
  return {
    type,
    table,
    order: ORDERS[model] ?? [['id', 'uuid']],
    where: ({ ability }) => ownedRows(ability, model, 't') ?? raw('true'),
    columns: () => [...own.map(([, column]) => exportColumn(column)), ...(ADDED[model] ?? [])],
  };
});

/** `type` is the name of the section, so a column with that name has another one. */
function exportColumn({ column, type }: Column): ExportColumn {
  const value = type === 'Timestamptz' ? timeColumn(`t.${column}`) : raw(`t.${column}`);
  return { name: column === 'type' ? 'kind' : column, value };
}
