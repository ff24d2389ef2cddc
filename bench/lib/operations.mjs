import { readFileSync } from 'node:fs';

/** Returns the queries of the built SPA: [{ id, name, body }]. */
export function spaQueries() {
  const file = new URL('../../packages/schema/persisted-operations.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).operations.filter(({ type }) => type === 'query');
}

/** Operations that are not measured, with the reason. */
export const UNMEASURED = {
  AcceptInvitationPage: 'needs the token of an invitation, which only its mail has',
  AgentRollout: 'reads one rollout; the large workspace has none',
  BillingNotice: 'reads unpaid invoices; the large workspace has none',
  AnswerRecipients: 'reads the questions of one group by id; the large workspace has no unanswered questions',
  AvailableSlots: 'asks the calendar provider',
  BillingAccount: 'the large workspace has no billing account',
  BillingPlans: 'needs a global admin with a second factor',
  CompareConfiguration: 'compares a document, which the client sends',
  CompareVersions: 'compares two versions by id; the large workspace has no sources',
  ContactForm: 'reads one form by id; the large workspace has no forms',
  DataSourceSandbox: 'exists in development only',
  EarlierMessages: 'needs a cursor, which only an answer of the API has',
  FormResults: 'reads the forms of one template by id; the large workspace has no forms',
  FailedJobs: 'needs a global admin with a second factor',
  KnowledgeSource: 'reads one source by id; the large workspace has no sources',
  McpServer: 'reads one server by id; the large workspace has no servers',
  ModelPrices: 'needs a global admin with a second factor',
  NumberRouting: 'reads a few rows of one number; the large workspace has no number',
  OrganizationPage: 'the workspace belongs to no organization',
  Invoice: 'reads one invoice by id; the large workspace has no invoices',
  SourceVersions: 'reads the versions of one source by id; the large workspace has no sources',
  InvoiceIssuer: 'needs a global admin with a second factor',
  TaxRates: 'needs a global admin with a second factor',
  PlatformInvoices: 'needs a global admin with a second factor',
  PlatformUsageEvents: 'needs a global admin with a second factor',
  PaymentEvents: 'needs a global admin with a second factor',
  Payments: 'needs an account at Stripe',
  EndpointChoices: 'needs a global admin with a second factor',
  EndpointWeightPreview: 'needs a global admin with a second factor',
  EndpointWeights: 'needs a global admin with a second factor',
  PlatformPage: 'needs a global admin with a second factor',
  ReplyTrace: 'reads the steps of one reply; the large workspace has none',
  ReviewDetails: 'reads one review by id; the large workspace has no reviews',
  Sequence: 'reads one sequence by id; the large workspace has no sequences',
  SequenceLog: 'reads the messages of one sequence; the large workspace has no sequences',
  TestResult: 'reads one result by id; the large workspace has no test runs',
  TestRun: 'reads one run by id; the large workspace has no test runs',
  TestSafetyRules: 'matches a text against the rules, and reads no large table',
  UsersPage: 'needs a global admin with a second factor',
  WorkspacePlans: 'needs a global admin with a second factor',
};

const newest = (table, alias = 'x', where = 'true') =>
  `select ${alias}.id from ${table} ${alias} where ${alias}.workspace_id = $1 and ${where} order by ${alias}.id desc limit 1`;

/** For each operation and variable, the statement that finds a value. */
const FOUND = {
  CallPage: { id: newest('calls', 'x', `state = 'ENDED'`) },
  CampaignPage: { id: newest('campaigns', 'x', `state = 'COMPLETED'`) },
  CampaignRecipients: { campaignId: newest('campaigns', 'x', `state = 'COMPLETED'`) },
  ContactImportPage: { id: newest('contact_imports') },
  ContactImportRows: { id: newest('contact_imports') },
  DataSourcePage: { id: newest('data_sources') },
  EntityEvents: { id: newest('entities') },
  EntityPage: { id: newest('entities') },
  PastFacts: { id: newest('entities') },
  EscalationProgress: { id: newest('conversations') },
  ExplainAccess: { memberId: newest('members') },
  ConversationCost: { conversation: newest('conversations') },
  InboxContact: { conversation: newest('conversations') },
  InboxThread: { id: newest('conversations') },
  LaterMessages: { id: newest('conversations') },
  LeadPage: { id: newest('leads') },
  PhonePage: { contact: newest('contacts') },
  Tool: { id: newest('http_tools') },
  ToolLog: { toolId: newest('http_tools') },
  ProviderLogEntry: { id: newest('provider_log_entries') },
  WebhookDelivery: { id: newest('webhook_deliveries') },
  ...Object.fromEntries(
    ['ContactDetails', 'ContactEntity', 'ContactTimeline', 'NamedContact'].map((name) => [
      name,
      { id: newest('contacts') },
    ]),
  ),
  PersonHolds: { contactId: newest('contacts') },
  SentForms: { contactId: newest('contacts') },
};

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const audience = { consentRequired: true, contactIds: [], filter: { tags: ['vip'] }, messagedWithinDays: 30 };

/**
 * For each operation, named variants of its variables. Operations without an entry use the defaults of `variablesOf`.
 */
const VARIANTS = {
  AgentMetrics: {
    'by version': { range: { from: day(30), to: day(0) }, by: 'VERSION' },
  },
  ContactImportsPage: { contacts: { kind: 'CONTACTS' }, leads: { kind: 'LEADS' } },
  MemberMetrics: {
    '30 days': { range: { from: day(30), to: day(0) } },
  },
  UsagePage: {
    '12 months': { traffic: 'LIVE', interval: 'MONTH', from: `${day(330).slice(0, 7)}-01`, to: day(0) },
  },
  UsageSeries: {
    '400 days': { traffic: 'LIVE', interval: 'DAY', from: day(399), to: day(0), meters: ['MESSAGES_OUT'] },
  },
  ModelUsage: { 'by model': { by: 'MODEL', month: day(0).slice(0, 7) } },
  AnalyticsPage: {
    '30 days': { range: { from: day(30), to: day(0) } },
    '365 days': { range: { from: day(364), to: day(0) } },
  },
  AuditPage: { all: { filter: {} }, search: { filter: { search: 'Contact' } } },
  BookingsPage: {
    upcoming: {
      filter: { startsAt: { gte: '2026-01-01T00:00:00Z' } },
      orderBy: { field: 'STARTS_AT', direction: 'ASC' },
    },
    search: { filter: { search: 'Ames' } },
  },
  CallsPage: { all: { filter: {} }, search: { filter: { search: 'Bauer' } } },
  ContactTimeline: {
    all: { kinds: null },
    conversations: { kinds: ['MESSAGE', 'CAMPAIGN_MESSAGE', 'SEQUENCE_MESSAGE', 'CONVERSATION', 'TAKEOVER', 'RATING'] },
  },
  CampaignAudience: { filter: { input: audience } },
  CampaignPreview: { filter: { input: audience } },
  CampaignsPage: { all: { filter: {} }, search: { filter: { search: '12' } } },
  ContactsPage: {
    all: { filter: {} },
    search: { filter: { search: 'Costa 12' } },
    'search two letters': { filter: { search: 'fu' } },
    tag: { filter: { tags: ['vip'] } },
  },
  EnvironmentCheck: { staging: { target: 'STAGING' } },
  ExplainAccess: { one: { action: 'read', subject: 'Contact' } },
  FindContacts: { search: { search: 'Dietz 3' }, 'two letters': { search: 'gr' } },
  InboxList: {
    all: { filter: {} },
    open: { filter: { statuses: ['OPEN'] } },
    resolved: { filter: { statuses: ['RESOLVED'] } },
    waiting: { filter: { statuses: ['OPEN'], isWaiting: true } },
    search: { filter: { search: 'Evans 1' } },
  },
  KnowledgeSearch: { one: { question: 'What does a cleaning cost?' } },
  LeadsPage: {
    all: { filter: {} },
    status: { filter: { statuses: ['QUALIFIED'] } },
    search: { filter: { search: 'Gray 2' } },
  },
  OverviewWork: { all: { now: new Date().toISOString() } },
  PastFacts: { now: { knownAt: '2126-01-01T00:00:00.000Z' } },
  PastRecords: { known: { knownAt: '2126-01-01T00:00:00.000Z' }, valid: { effectiveAt: '2126-01-01T00:00:00.000Z' } },
  ProviderLog: {
    all: { filter: {} },
    failed: { filter: { statuses: ['FAILED'] } },
    search: { filter: { search: '63016' } },
  },
  ReplyMenu: { typed: { search: 'price' } },
  RetentionPreview: { '90 days': { days: 90 } },
  SavedReplies: { all: {}, search: { search: 'visit' } },
  SearchPage: { 'one word': { query: 'appointment' } },
  TranscriptPage: { search: { filter: { search: 'appointment' } } },
  TryConcept: { 'one phrase': { input: { phrases: ['refund'], days: 90 } } },
  WebhookDeliveries: { all: { filter: {} } },
  WorldPage: {
    all: { filter: {} },
    search: { filter: { search: 'Fuchs 5' } },
    source: { filter: { sources: ['AGENT'], minConfidencePercent: 50 } },
  },
};

const DEFAULTS = { first: 25, last: 25, days: 14, slug: 'acme', orderBy: { field: 'UPDATED_AT', direction: 'DESC' } };

/** Returns every variant of each measured operation: [{ id, name, variables }]. The name contains the variant. */
export async function operationsIn(admin, caller) {
  const cases = [];
  for (const { id, name, body } of spaQueries().filter((operation) => !(operation.name in UNMEASURED)))
    for (const [variant, given] of Object.entries(VARIANTS[name] ?? { '': {} })) {
      const variables = await variablesOf({ name, body, given }, admin, caller);
      cases.push({ id, name: variant ? `${name}, ${variant}` : name, variables });
    }
  return cases;
}

async function variablesOf({ name, body, given }, admin, caller) {
  const declared = [...body.slice(0, body.indexOf('{')).matchAll(/\$(\w+): ([\w[\]!]+)/g)];
  const values = {};
  for (const [, variable, type] of declared) {
    const statement = FOUND[name]?.[variable];
    if (variable in given) values[variable] = given[variable];
    else if (statement) values[variable] = (await admin.query(statement, [caller.workspaceId])).rows[0]?.id;
    else if (variable in DEFAULTS) values[variable] = DEFAULTS[variable];
    else if (type === 'Boolean!') values[variable] = true;
    else if (type.startsWith('PreviewMember') || type.endsWith('Input!'))
      values[variable] = await inputOf(name, admin, caller);
    else if (type.endsWith('Filter!')) values[variable] = {};
    else if (type.endsWith('!')) throw new Error(`${name}: bench/lib/operations.mjs needs a value for $${variable}.`);
  }
  return values;
}

async function inputOf(name, admin, { workspaceId }) {
  const find = async (statement) => (await admin.query(statement, [workspaceId])).rows[0]?.id;
  const inputs = {
    PreviewMemberChange: async () => ({
      id: await find(newest('members', 'x', `role = 'member'`)),
      role: 'viewer',
      grants: [],
    }),
    PreviewRoleChange: async () => ({ id: await find(newest('custom_roles')), name: 'Support', policies: [] }),
  };
  if (!inputs[name]) throw new Error(`${name}: bench/lib/operations.mjs needs an input.`);
  return inputs[name]();
}
