import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { buildAgent, buildVersion } from './testkit/agent.ts';
import { buildTrace } from './testkit/agent-runs.ts';
import { buildTestCase, buildTestRun } from './testkit/agent-tests.ts';
import { as } from './testkit/as.ts';
import { buildAuditExport, buildDenied } from './testkit/audit.ts';
import { buildEndpointWeight, buildPlanVersion } from './testkit/billing.ts';
import { buildBooking } from './testkit/bookings.ts';
import {
  buildAccessRequest,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  buildUser,
  buildWorkspace,
} from './testkit/build.ts';
import { buildCall, buildEscalation, buildOperator, buildService } from './testkit/calls.ts';
import { buildCampaign, buildRecipient, recipientFilter } from './testkit/campaigns.ts';
import { buildTemplate } from './testkit/channels.ts';
import { buildContact, buildConversation } from './testkit/conversations.ts';
import { buildDataSource, buildSyncRun } from './testkit/data-sources.ts';
import { buildErasure } from './testkit/erasures.ts';
import { buildFailedJob } from './testkit/failed-jobs.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, rootFields } from './testkit/graph.ts';
import { buildTool, buildToolCall } from './testkit/http-tools.ts';
import { buildCreditNote, buildInvoice, buildPaymentEvent, buildTaxRate } from './testkit/invoices.ts';
import { buildImport, buildJob, buildView } from './testkit/jobs.ts';
import { buildKnowledgeSource, buildProfileVersion, buildUnansweredQuestion, versionsOf } from './testkit/knowledge.ts';
import { buildLeadFormVersion } from './testkit/lead-forms.ts';
import { buildMcpServer, buildMcpTool } from './testkit/mcp-servers.ts';
import { buildModelPrice } from './testkit/model-usage.ts';
import { buildNotification } from './testkit/notifications.ts';
import { buildProviderLogEntry } from './testkit/provider-log.ts';
import { statementsOf } from './testkit/query-count.ts';
import { buildHold } from './testkit/retention.ts';
import { buildReview } from './testkit/reviews.ts';
import { buildConcept, buildTrigger } from './testkit/safety.ts';
import { SAMPLES } from './testkit/samples.ts';
import { buildSavedReply } from './testkit/saved-replies.ts';
import {
  buildConversion,
  buildInvitation,
  buildOffer,
  buildOperation,
  buildServiceAccount,
  openScene,
  type Scene,
} from './testkit/scene.ts';
import { buildSequence, buildSequenceMessage } from './testkit/sequences.ts';
import { type SpaOperation, spaQueries, variablesOf } from './testkit/spa.ts';
import { buildSupportAccess } from './testkit/support.ts';
import { buildSurfaceFile } from './testkit/surface-files.ts';
import { buildSurface, buildSurfaceTemplate } from './testkit/surfaces.ts';
import { buildUsageEvent } from './testkit/usage.ts';
import { buildDelivery, buildWebhook } from './testkit/webhooks.ts';
import { buildEntity, buildPossibleDuplicate } from './testkit/world-model.ts';

/** Selects everything in a row, including nested lists and `viewerCan`. */
const DEPTH = 6;
const FEW = 2;
const MANY = 48;

/** For each list query, adds the `nth` row to its list. */
const ROWS: Readonly<Record<string, (scene: Scene, nth: number) => Promise<unknown>>> = {
  // Platform-wide lists come first, while they are still short.
  'Query.platformUsers': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildUser(fd);
  },
  'Query.platformEvents': async ({ fd, founder }, nth) => {
    await promote(fd, founder.userId);
    await as(fd, founder).ok(
      'mutation ($input: UpdatePlatformSettingsInput!) { updatePlatformSettings(input: $input) { __typename } }',
      {
        input: { workspaceCreation: nth % 2 === 0 },
      },
    );
  },
  'Query.modelPrices': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildModelPrice(fd);
  },
  'Query.plans': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildPlanVersion(fd);
  },
  'Query.endpointWeights': async ({ fd, founder }, nth) => {
    await promote(fd, founder.userId);
    await buildEndpointWeight(fd, { endpoint: `endpoint${nth}` });
  },
  'Query.taxRates': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildTaxRate(fd);
  },
  'Query.platformInvoices': async ({ fd, founder, workspace }) => {
    await promote(fd, founder.userId);
    await buildInvoice(fd, workspace);
  },
  'Query.platformUsageEvents': async ({ fd, founder, workspace }) => {
    await promote(fd, founder.userId);
    await buildUsageEvent(fd, workspace, { occurredAt: new Date('2026-11-10T09:00:00Z') });
  },
  // After `Query.platformInvoices`, which lists the invoices of all workspaces.
  'Query.invoices': ({ fd, workspace }) => buildInvoice(fd, workspace),
  'Query.creditNotes': async ({ fd, workspace }) =>
    buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) }),
  'Query.paymentEvents': async ({ fd, founder, workspace }) => {
    await promote(fd, founder.userId);
    await buildPaymentEvent(fd, workspace.id);
  },
  'Query.workspacePlans': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildWorkspace(fd);
  },
  'Query.failedJobs': async ({ fd, founder }) => {
    await promote(fd, founder.userId);
    await buildFailedJob(fd);
  },
  'Query.accessRequests': async ({ fd, workspace }) =>
    buildAccessRequest(fd, workspace, await buildMember(fd, workspace, { role: 'agent' })),
  'Query.apiKeys': ({ fd, workspace, founder }) => buildApiKey(fd, workspace, founder),
  'Query.agents': ({ fd, workspace }, nth) => buildAgent(fd, workspace, `Agent ${nth}`),
  'Query.agentVersions': ({ fd, workspace }, nth) => buildVersion(fd, workspace, `Robin ${nth}`),
  'Query.auditEvents': async ({ fd, founder }, nth) =>
    as(fd, founder).ok(`mutation { updateWorkspace(input: { name: "Name ${nth}", description: "" }) { __typename } }`),
  'Query.auditExports': ({ fd, workspace, founder }) => buildAuditExport(fd, workspace, founder),
  'Query.accessDenials': ({ fd, workspace, founder }, nth) =>
    buildDenied(fd, workspace, { actorId: founder.userId, action: `action${nth}` }),
  'Query.calls': ({ fd, workspace }) => buildCall(fd, workspace, { words: ['Good day!', 'Hello?'] }),
  'Query.escalationQueue': async ({ fd, workspace }) =>
    buildEscalation(fd, workspace, (await buildCall(fd, workspace)).id),
  'Query.operators': async ({ fd, workspace }) =>
    buildOperator(fd, workspace, await buildMember(fd, workspace, { role: 'operator' })),
  'Query.monitorConcepts': ({ fd, workspace }) => buildConcept(fd, workspace),
  'Query.escalationRules': ({ fd, workspace }) => buildConcept(fd, workspace),
  'Query.testCases': ({ fd, workspace }) => buildTestCase(fd, workspace),
  'Query.testRuns': async ({ fd, workspace }) =>
    buildTestRun(fd, workspace, { testCaseId: await buildTestCase(fd, workspace) }),
  'Query.sequences': ({ fd, workspace }) => buildSequence(fd, workspace),
  'Query.sequenceMessages': async ({ fd, workspace }) => {
    const { id: conversationId } = await buildConversation(fd, workspace);
    await buildSequenceMessage(fd, workspace, { sequenceId: await buildSequence(fd, workspace), conversationId });
  },
  'Query.surfaceTemplates': ({ fd, workspace }) => buildSurfaceTemplate(fd, workspace),
  'Query.surfaces': async ({ fd, workspace }) =>
    void (await buildSurfaceFile(fd, workspace, (await buildSurface(fd, workspace, { answer: 'Run' })).id)),
  'Query.httpTools': ({ fd, workspace }) => buildTool(fd, workspace),
  'Query.leadFormVersions': ({ fd, workspace }) => buildLeadFormVersion(fd, workspace),
  'Query.mcpTools': ({ fd, workspace }) => buildMcpTool(fd, workspace),
  'Query.mcpServers': async ({ fd, workspace }) =>
    buildMcpTool(fd, workspace, { serverId: await buildMcpServer(fd, workspace) }),
  'Query.providerLogEntries': ({ fd, workspace }) => buildProviderLogEntry(fd, workspace),
  'Query.toolCalls': async ({ fd, workspace }) => {
    const { id: conversationId } = await buildConversation(fd, workspace);
    await buildToolCall(fd, workspace, { toolId: await buildTool(fd, workspace), conversationId });
  },
  'Query.knowledgeSources': ({ fd, workspace }) => buildKnowledgeSource(fd, workspace),
  'Query.businessProfileVersions': ({ fd, workspace }) => buildProfileVersion(fd, workspace, { name: randomUUID() }),
  'Query.unansweredQuestions': async ({ fd, workspace }) => {
    const { id: conversationId } = await buildConversation(fd, workspace);
    await buildUnansweredQuestion(fd, workspace, { conversationId });
  },
  'Query.reviews': async ({ fd, workspace }) =>
    buildReview(fd, workspace, { conversationId: (await buildConversation(fd, workspace)).id }),
  'Query.safetyTriggers': ({ fd, workspace }) => buildTrigger(fd, workspace),
  'Query.entities': ({ fd, workspace }) => buildEntity(fd, workspace),
  'Query.possibleDuplicates': ({ fd, workspace }) => buildPossibleDuplicate(fd, workspace),
  'Query.entitiesAsOf': ({ fd, workspace }) => buildEntity(fd, workspace),
  'Query.worldEvents': ({ fd, workspace }) => buildEntity(fd, workspace, { entity: { externalId: 'lena' } }),
  'Query.services': ({ fd, workspace }, nth) =>
    buildService(fd, workspace, `Service ${nth} ${randomBytes(4).toString('hex')}`),
  'Query.transcript': ({ fd, workspace }) => buildCall(fd, workspace),
  'Query.bookings': async ({ fd, workspace }) =>
    buildBooking(fd, workspace, (await buildLead(fd, workspace, { name: 'Lena Lead' })).id),
  'Query.contacts': ({ fd, workspace }) => buildContact(fd, workspace),
  'Query.campaigns': ({ fd, workspace, founder }) => buildCampaign(fd, workspace, founder),
  'Query.campaignRecipients': async ({ fd, workspace, founder }) => {
    const known = await fd.services.database.forWorkspace(workspace.id).read((tx) => tx.campaign.findFirst());
    const campaignId = known?.id ?? (await buildCampaign(fd, workspace, founder));
    const { id: contactId } = await buildContact(fd, workspace);
    await buildRecipient(fd, workspace, { campaignId, contactId });
  },
  'Query.erasures': ({ fd, workspace }) => buildErasure(fd, workspace),
  'Query.contactImports': ({ fd, workspace, founder }) => buildImport(fd, workspace, founder),
  'Query.jobs': ({ fd, workspace, founder }) => buildJob(fd, workspace, founder),
  'Query.searchResults': ({ fd, workspace }) => buildConversation(fd, workspace, { words: ['Hello?'] }),
  'Query.savedReplies': ({ fd, workspace }) => buildSavedReply(fd, workspace),
  'Query.savedViews': ({ fd, workspace, founder }) => buildView(fd, workspace, founder),
  'Query.conversations': ({ fd, workspace }) => buildConversation(fd, workspace, { words: ['Hello?', 'Good day!'] }),
  'Query.customRoles': async ({ fd, workspace }) => {
    const { id } = await buildRole(fd, workspace);
    await buildMember(fd, workspace, { customRoleId: id });
  },
  'Query.invitations': ({ fd, workspace, founder }, nth) =>
    buildInvitation(fd, workspace, founder, `guest${nth}@people.test`),
  'Query.environmentConversions': ({ fd, workspace, founder }) => buildConversion(fd, workspace, founder),
  'Query.legalHolds': async ({ fd, workspace }) =>
    buildHold(fd, workspace, { leadId: (await buildLead(fd, workspace)).id }),
  'Query.leads': ({ fd, workspace }) => buildLead(fd, workspace),
  'Query.members': ({ fd, workspace }) =>
    buildMember(fd, workspace, { role: 'agent', grants: [{ policy: 'contact.read' }, { policy: 'call.read' }] }),
  'Query.notifications': async ({ fd, workspace, founder }) => {
    const { id: conversationId } = await buildConversation(fd, workspace);
    const { memberId } = founder;
    await buildNotification(fd, workspace, { memberId, kind: 'CONVERSATION_ASSIGNED', conversationId });
  },
  'Query.ownershipTransfers': async ({ fd, workspace, founder }) =>
    buildOffer(fd, workspace, founder, await buildMember(fd, workspace)),
  'Query.persistedOperations': ({ fd, workspace, founder }) =>
    buildOperation(fd, workspace, founder, `query Kept${randomBytes(4).toString('hex')} { leadCounts { count } }`),
  'Query.serviceAccounts': ({ fd, workspace, founder }, nth) =>
    buildServiceAccount(fd, workspace, founder, { name: `Import ${nth} ${randomBytes(4).toString('hex')}` }),
  'Query.supportAccesses': async ({ fd, workspace, founder }) => {
    await fd.services.database
      .forWorkspace(workspace.id)
      .write((tx) => tx.supportAccess.updateMany({ data: { open: null } }));
    await buildSupportAccess(fd, workspace, founder);
  },
  'Query.templates': ({ fd, workspace }) => buildTemplate(fd, workspace),
  'Query.dataSources': ({ fd, workspace, founder }) => buildDataSource(fd, workspace, founder),
  'Query.syncRuns': async ({ fd, workspace, founder }) =>
    buildSyncRun(fd, workspace, await buildDataSource(fd, workspace, founder)),
  'Query.webhooks': ({ fd, workspace, founder }) => buildWebhook(fd, workspace, founder),
  'Query.webhookDeliveries': async ({ fd, workspace, founder }) =>
    buildDelivery(fd, workspace, await buildWebhook(fd, workspace, founder)),
  'Query.viewer': async ({ fd, founder, unique }, nth) => {
    await buildMember(fd, await buildWorkspace(fd), { person: founder });
    const elsewhere = await buildWorkspace(fd, { slug: `${unique}-elsewhere-${nth}` });
    await buildInvitation(fd, elsewhere, await buildMember(fd, elsewhere, { role: 'owner' }), founder.email);
  },
};

const promote = (fd: TestFrontdesk, id: string) =>
  fd.services.database.system.prisma.user.update({ where: { id }, data: { globalRole: 'ADMIN' } });

const roots = rootFields(sharedGraph()).filter(({ kind }) => kind === 'query');
const lists = roots.filter(({ field }) => String(field.type).endsWith('Connection'));

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('the cost of a list', () => {
  it('is measured for every list of the schema', () => {
    const missing = lists.filter(({ name }) => !(name in ROWS));
    if (missing.length > 0)
      throw new Error(
        `Say in ROWS of query-count.test.ts how a row of ${missing.map(({ name }) => name).join(', ')} comes about.`,
      );
    expect(lists.length).toBeGreaterThanOrEqual(5);
  });

  it('counts statements of Prisma and our own', async () => {
    const scene = await openScene(fd, 'owner');
    const asked = async (document: string) => {
      const statements = await statementsOf(() => as(fd, scene.founder).ok(document));
      return (text: string) => statements.filter((statement) => statement.includes(text)).length;
    };
    const read = await asked('{ leads(first: 5) { edges { node { id } } } }');
    expect({
      identity: read('app.caller'),
      context: read('set local app.workspace_id'),
      rows: read('from leads'),
    }).toEqual({ identity: 1, context: 1, rows: 1 });
    const written = await asked('mutation { pauseAgent { __typename } }');
    expect({ context: written('set local app.workspace_id'), rows: written('UPDATE "public"."workspaces"') }).toEqual({
      context: 1,
      rows: 1,
    });
  });

  it.each(Object.entries(ROWS))(`does not grow from ${FEW} to ${MANY} rows: %s`, async (name, add) => {
    const rows = ROWS_MAX[name] ?? MANY;
    const root = roots.find((one) => one.name === name) ?? missing(name);
    const scene = await openScene(fd, 'anonymous');
    const ask = async () =>
      as(fd, scene.founder).ok(operationFor(root, DEPTH), {
        ...(await recipientFilter(fd, scene.workspace, name)),
        ...(name === 'Query.platformUsageEvents' && USAGE_OF(scene)),
        ...(name === 'Query.entitiesAsOf' && { knownAt: '2126-01-01T00:00:00.000Z' }),
        ...(name === 'Query.searchResults' && { query: 'hello' }),
        first: rows,
        after: null,
      });
    const few = await grown(scene, add, FEW, ask);
    const many = await grown(scene, add, rows, ask);
    expect(many.length).toBeGreaterThan(few.length + 1000); // Precondition: the response grew.
    expect({ [name]: many.statements }).toEqual({ [name]: few.statements });
  });
});

describe('the query of a page of the SPA', () => {
  const pages = spaQueries();

  it.each(pages.map((operation) => [operation.name, operation] as const))(
    'is one statement in its workspace, for any amount of data: %s',
    async (_name, operation) => {
      const scene = await openScene(fd, 'owner');
      // Some pages are restricted to global admins.
      await promote(fd, scene.founder.userId);
      const variables = await variablesFor(operation, scene);
      const ask = () => as(fd, scene.founder).ok(operation.body, variables);
      await ask(); // Fills the caches.
      const entered = (await statementsOf(ask)).filter((text) => text.includes('app.workspace_id'));
      expect(entered.length).toBeLessThanOrEqual(1);
    },
  );

  it('returns rows in most cases (precondition)', async () => {
    const scene = await openScene(fd, 'owner');
    await promote(fd, scene.founder.userId);
    const reading: string[] = [];
    for (const operation of pages) {
      const variables = await variablesFor(operation, scene);
      const statements = await statementsOf(() => as(fd, scene.founder).ok(operation.body, variables));
      if (statements.some((text) => text.includes('app.workspace_id'))) reading.push(operation.name);
    }
    expect(reading.length).toBeGreaterThan(pages.length / 2);
  });
});

/** Rows of lists of which MANY rows with all fields are more values than the limit of a request. */
const ROWS_MAX: Readonly<Record<string, number>> = {
  'Query.surfaces': 30,
  'Query.sequences': 15,
  'Query.calls': 36,
  'Query.leads': 44,
};

const testRunOf = async ({ fd: frontdesk, workspace }: Scene) =>
  buildTestRun(frontdesk, workspace, { testCaseId: await buildTestCase(frontdesk, workspace) });

/** For each operation about one record: its id, slug or token. */
const SUBJECTS: Readonly<Record<string, (scene: Scene) => string | Promise<string>>> = {
  Tool: ({ fd: frontdesk, workspace }) => buildTool(frontdesk, workspace),
  SourceVersions: ({ fd: frontdesk, workspace }) => buildKnowledgeSource(frontdesk, workspace),
  CompareVersions: ({ fd: frontdesk, workspace }) => versionOf(frontdesk, workspace),
  McpServer: ({ fd: frontdesk, workspace }) => buildMcpServer(frontdesk, workspace),
  TestRun: async (scene) => (await testRunOf(scene)).runId,
  TestResult: async (scene) => (await testRunOf(scene)).resultId,
  Sequence: ({ fd: frontdesk, workspace }) => buildSequence(frontdesk, workspace),
  FormResults: async ({ fd: frontdesk, workspace }) =>
    (await buildSurface(frontdesk, workspace, { answer: 'Run' })).templateId,
  ContactForm: ({ fd: frontdesk, workspace }) => buildSurfaceTemplate(frontdesk, workspace),
  SentForms: async ({ fd: frontdesk, workspace }) =>
    (await buildSurface(frontdesk, workspace, { answer: 'Run' })).contactId,
  SequenceLog: async ({ fd: frontdesk, workspace }) => {
    const sequenceId = await buildSequence(frontdesk, workspace);
    const { id: conversationId } = await buildConversation(frontdesk, workspace);
    await buildSequenceMessage(frontdesk, workspace, { sequenceId, conversationId });
    return sequenceId;
  },
  ToolLog: async ({ fd: frontdesk, workspace }) => {
    const toolId = await buildTool(frontdesk, workspace);
    const { id: conversationId } = await buildConversation(frontdesk, workspace);
    await buildToolCall(frontdesk, workspace, { toolId, conversationId });
    return toolId;
  },
  AnswerRecipients: async ({ fd: frontdesk, workspace }) => {
    const { id: conversationId } = await buildConversation(frontdesk, workspace);
    return buildUnansweredQuestion(frontdesk, workspace, { conversationId });
  },
  CampaignPage: ({ fd: frontdesk, workspace, founder }) => buildCampaign(frontdesk, workspace, founder),
  CallPage: async ({ fd: frontdesk, workspace }) => (await buildCall(frontdesk, workspace)).id,
  DataSourcePage: async ({ fd: frontdesk, workspace, founder }) => {
    const id = await buildDataSource(frontdesk, workspace, founder);
    await buildSyncRun(frontdesk, workspace, id);
    return id;
  },
  AcceptInvitationPage: async ({ fd: frontdesk, workspace, founder }) =>
    (await buildInvitation(frontdesk, workspace, founder, 'guest@people.test')).token,
  ContactDetails: async ({ fd: frontdesk, workspace }) => (await buildContact(frontdesk, workspace)).id,
  ContactImportPage: async ({ fd: frontdesk, workspace, founder }) =>
    (await buildImport(frontdesk, workspace, founder)).id,
  ContactEntity: async ({ fd: frontdesk, workspace }) => (await buildContact(frontdesk, workspace)).id,
  EntityEvents: ({ fd: frontdesk, workspace }) => buildEntity(frontdesk, workspace),
  EntityPage: ({ fd: frontdesk, workspace }) => buildEntity(frontdesk, workspace),
  PastFacts: ({ fd: frontdesk, workspace }) => buildEntity(frontdesk, workspace),
  FormPage: ({ workspace }) => workspace.slug,
  EarlierMessages: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  LaterMessages: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  SearchPage: async ({ fd: frontdesk, workspace }) => {
    await buildConversation(frontdesk, workspace, { words: ['Hello?'] });
    return 'hello';
  },
  ConversationCost: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  InboxContact: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  InboxThread: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  ReplyTrace: async ({ fd: frontdesk, workspace }) => {
    const { id: conversationId } = await buildConversation(frontdesk, workspace);
    const { id: messageId } = await frontdesk.services.database
      .forWorkspace(workspace.id)
      .read((tx) => tx.message.findFirstOrThrow({ where: { conversationId } }));
    await buildTrace(frontdesk, workspace, { conversationId, messageId, text: 'Hello' });
    return messageId;
  },
  NamedContact: async ({ fd: frontdesk, workspace }) => (await buildContact(frontdesk, workspace)).id,
  OrganizationPage: async ({ fd: frontdesk, founder }) => {
    const data = { name: 'Acme Group', managerId: founder.userId };
    return (await frontdesk.services.database.system.prisma.organization.create({ data })).id;
  },
  PersonHolds: async ({ fd: frontdesk, workspace }) => (await buildContact(frontdesk, workspace)).id,
  PhonePage: async ({ fd: frontdesk, workspace }) => (await buildContact(frontdesk, workspace)).id,
  EscalationProgress: async ({ fd: frontdesk, workspace }) => (await buildConversation(frontdesk, workspace)).id,
  LeadPage: async ({ fd: frontdesk, workspace }) => (await buildLead(frontdesk, workspace)).id,
  ReviewDetails: async ({ fd: frontdesk, workspace }) =>
    buildReview(frontdesk, workspace, { conversationId: (await buildConversation(frontdesk, workspace)).id }),
};

/** Variables that select the usage of the workspace. */
const USAGE_OF = ({ workspace: { slug } }: Scene) => ({ workspace: slug, meter: 'MESSAGES_OUT', day: '2026-11-10' });

/** Returns variables with which an SPA operation returns data. */
const variablesFor = async (operation: SpaOperation, scene: Scene) =>
  // An operation that has the name of a root field uses the sample of that field.
  (await SAMPLES[`Query.${operation.name[0]?.toLowerCase()}${operation.name.slice(1)}`]?.(scene)) ??
  variablesOf(operation, { subject: () => SUBJECTS[operation.name]?.(scene) ?? unknown(operation.name) });

const versionOf = async (frontdesk: TestFrontdesk, workspace: Scene['workspace']): Promise<string> =>
  (await versionsOf(frontdesk, workspace, await buildKnowledgeSource(frontdesk, workspace)))[0] ?? missing('version');

const unknown = (name: string): never => {
  throw new Error(`Say in SUBJECTS of query-count.test.ts what ${name} is about.`);
};

const missing = (name: string): never => {
  throw new Error(`ROWS has ${name}, which is not in the graph: remove it.`);
};

/** Adds rows up to `upTo`. Returns the length of the response and the number of SQL statements. */
async function grown(
  scene: Scene,
  add: (scene: Scene, nth: number) => Promise<unknown>,
  upTo: number,
  ask: () => Promise<unknown>,
) {
  for (let nth = upTo === FEW ? 0 : FEW; nth < upTo; nth += 1) await add(scene, nth);
  await ask(); // Fills the caches.
  let answer: unknown;
  const statements = await statementsOf(async () => {
    answer = await ask();
  });
  return { length: JSON.stringify(answer).length, statements: statements.length };
}
