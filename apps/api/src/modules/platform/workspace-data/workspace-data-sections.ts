import { type Column, modelNamed } from '../../../db/data-model.ts';
import { ownedRows, raw, SECRET_COLUMNS, sql } from '../../../query-compiler/index.ts';
import { type ExportColumn, type ExportSection, timeColumn } from '../exports/index.ts';

/** Models whose rows are exported, by area, in the order of the file. */
const MODELS = {
  settings: [
    'MessagingSettings',
    'BusinessHoursRow',
    'BusinessProfileRow',
    'OutreachLimitsRow',
    'VoiceSettingsRow',
    'ModelBudgetRow',
  ],
  access: ['Member', 'MemberGrant', 'CustomRole', 'Operator', 'ServiceAccount', 'ApiKey'],
  people: ['Contact', 'OptOut', 'OptedOutNumber', 'Lead', 'LeadForm', 'LeadFormVersion', 'Booking', 'ExternalId'],
  conversations: [
    'Conversation',
    'Message',
    'Attachment',
    'ConversationNote',
    'Takeover',
    'AgentHandoff',
    'Rating',
    'SavedReply',
  ],
  calls: ['Call', 'TranscriptTurn', 'ToolInvocation', 'OperatorAction', 'Escalation'],
  forms: ['SurfaceTemplate', 'SurfaceVersion', 'Surface', 'SurfaceAnswer', 'SurfaceFile'],
  agents: ['Agent', 'ContextGraphVersion', 'AgentVersion', 'RecordFieldRow', 'AgentRollout', 'QualificationQuestion'],
  tests: ['Persona', 'TestCase', 'TestRun', 'TestResult', 'Review'],
  knowledge: [
    'KnowledgeSource',
    'KnowledgeVersion',
    'KnowledgeWebPage',
    'UnansweredQuestion',
    'UnansweredQuestionExample',
  ],
  tools: ['HttpTool', 'McpServer', 'McpTool', 'ToolCall', 'Service', 'NumberRoute', 'NumberRouteRule'],
  safety: ['MonitorConcept', 'EscalationRule', 'SafetyTrigger', 'EscalationPolicy', 'EscalationRun'],
  outreach: [
    'WhatsAppTemplate',
    'TemplateFile',
    'Campaign',
    'CampaignRecipient',
    'Sequence',
    'SequenceStep',
    'SequenceMessage',
  ],
  records: ['Entity', 'EntityField', 'EntityExternalId', 'EntityLink', 'EntityRelationship', 'WorldEvent'],
  connections: ['DataSource', 'SourceMapping', 'Integration', 'PhoneConfig', 'Webhook', 'PersistedOperation'],
  billing: ['BillingAccountRow', 'InvoiceRow', 'InvoiceLineRow', 'CreditNoteRow', 'CreditNoteLineRow', 'CreditUse'],
  audit: ['LegalHold', 'AuditEvent'],
};

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

/** Columns of other tables without which the rows would have only an id. */
const ADDED: Readonly<Record<string, readonly ExportColumn[]>> = {
  Member: [
    { name: 'name', value: sql`(select u.name from users u where u.id = t.user_id)` },
    { name: 'email', value: sql`(select u.email from users u where u.id = t.user_id)` },
  ],
};

/** Names of the columns of a model with a secret. The control URL of a call works without signing in. */
const secretsOf = (model: string): string[] => [
  ...(SECRET_COLUMNS[model]?.split(' ') ?? []),
  ...(model === 'Call' ? ['controlUrl'] : []),
];

/** Sections with the records of a workspace. The columns are those of the table. */
export const WORKSPACE_DATA_SECTIONS: readonly ExportSection[] = Object.values(MODELS)
  .flat()
  .map((model) => {
    const { table, columns } = modelNamed(model);
    const type = model.replace(/Row$/, '');
    const leftOut = ['workspaceId', ...secretsOf(model)];
    const own = Object.entries(columns).filter(([name, column]) => column.type !== 'Bytes' && !leftOut.includes(name));
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
