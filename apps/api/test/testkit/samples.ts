import {
  DEFAULT_AGENT_LIMITS,
  DEFAULT_FORM,
  DEFAULT_OUTREACH_CEILINGS,
  ENVIRONMENT_WARNING_CODES,
  VOICE_VERIFICATION,
} from '@frontdesk/domain';
import { hashSecret, newSecret } from '../../src/crypto/opaque-token.ts';
import { cursorOf } from '../../src/modules/agent/safety/trial-cursor.ts';
import { hashPassword } from '../../src/modules/identity/accounts/index.ts';
import { buildAgent, draftOf, oldVersion, publishAgent, voiceVersionOf } from './agent.ts';
import { buildTrace } from './agent-runs.ts';
import { buildRollout, buildTestCase, buildTestRun, testCaseInput } from './agent-tests.ts';
import { buildAttachment } from './attachments.ts';
import { buildAuditExport } from './audit.ts';
import { buildEndpointWeight, buildPlanVersion, buildSubscription, planOf, subscribeOnce } from './billing.ts';
import { buildBooking } from './bookings.ts';
import {
  buildAccessRequest,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  buildUser,
  buildVisitor,
  buildWorkspace,
  type Member,
  PASSWORD,
  type Person,
} from './build.ts';
import { buildCall, buildEscalation, buildOperator, buildService } from './calls.ts';
import { buildCampaign, buildRecipient } from './campaigns.ts';
import { buildGreeting, buildPhoneConfig, buildTemplate, TOKENS } from './channels.ts';
import { configurationSource, EMPTY_CONFIGURATION, EMPTY_DIGEST } from './configuration.ts';
import { buildNote } from './conversation-notes.ts';
import { buildContact, buildConversation } from './conversations.ts';
import { buildDataSource, buildSyncRun, REST_SOURCE, SOURCE_MAPPING } from './data-sources.ts';
import { buildFailedJob } from './failed-jobs.ts';
import { OFFICE_WEEK } from './hours.ts';
import { buildTool, toolInput, uniqueName } from './http-tools.ts';
import {
  buildBillingAccount,
  buildCreditNote,
  buildInvoice,
  buildPaidVersion,
  buildPaymentCustomer,
  buildPaymentEvent,
  buildTaxRate,
} from './invoices.ts';
import { buildImport, buildJob, buildView } from './jobs.ts';
import {
  buildKnowledgeSource,
  buildUnansweredQuestion,
  buildUnreadFile,
  buildWebPage,
  examplesOf,
  PROFILE,
  versionsOf,
} from './knowledge.ts';
import { buildLeadFormVersion, FORM_CONTENT, leadFormRevision, PNG_LOGO } from './lead-forms.ts';
import { buildMcpServer, buildMcpTool, serverInput, TOOL_HASH, uniqueServerName } from './mcp-servers.ts';
import { buildMerge } from './merges.ts';
import { buildModelPrice } from './model-usage.ts';
import { buildNotification } from './notifications.ts';
import { buildProviderLogEntry } from './provider-log.ts';
import { buildHold } from './retention.ts';
import { buildOpenReview, buildReview } from './reviews.ts';
import { buildConcept, buildTrigger } from './safety.ts';
import { buildSavedReply } from './saved-replies.ts';
import {
  buildIntegration,
  buildInvitation,
  buildOffer,
  buildOperation,
  buildServiceAccount,
  type Scene,
  setEnvironment,
} from './scene.ts';
import {
  beginTotp,
  challengeTokenOf,
  codeOf,
  createPasskey,
  passkeyFor,
  passkeySignIn,
  proofBy,
  startTotpSetup,
} from './second-factors.ts';
import { buildSequence, sequenceInput, stepInput } from './sequences.ts';
import { softAuthenticator } from './soft-authenticator.ts';
import { buildSupportAccess } from './support.ts';
import { buildSurfaceFile } from './surface-files.ts';
import {
  buildLockedSurface,
  buildSurface,
  buildSurfaceInReview,
  buildSurfaceTemplate,
  SURFACE_CONTENT,
} from './surfaces.ts';
import { buildTemplateFile } from './template-files.ts';
import { buildUsageEvent } from './usage.ts';
import {
  awaitVoiceCheck,
  buildEmailedCode,
  buildOwnVoiceprint,
  buildVoiceprint,
  enableVoiceVerification,
} from './voice-verification.ts';
import { buildDelivery, buildWebhook } from './webhooks.ts';
import { buildEntity, buildEntityLink, buildExternalId, buildPossibleDuplicate, worldEventOf } from './world-model.ts';

type Arguments = Record<string, unknown>;
type Sample = (scene: Scene) => Arguments | Promise<Arguments>;

const PAGE = { first: 10, after: null };
const WITHIN = { gte: '2026-01-01T00:00:00.000Z', lt: '2126-01-01T00:00:00.000Z' };
const RANGE = { from: '2026-11-01', to: '2026-11-30' };
/** External ids and metadata of a new record, with an id that no other sample has. */
const external = () => ({
  externalIds: [{ system: 'crm', externalId: `record-${++count}` }],
  metadata: [{ key: 'plan', value: 'gold' }],
});
const EXTERNAL_FILTER = {
  externalIds: [{ system: 'crm', externalId: 'record-1' }],
  metadata: [{ key: 'plan', value: 'gold' }],
};
const PASSED_ON = {
  name: 'Nia New',
  phone: '+442079460018',
  email: 'nia@people.test',
  message: 'Hello',
  consent: true,
};
const FILTER = { search: 'Cora', tags: ['vip'], reachability: ['REACHABLE'], consented: false };
const ROLE = { name: 'Night shift', description: 'Answers at night', policies: ['contact.read', 'message.read'] };
const DATA_SOURCE = {
  name: 'The EHR',
  baseUrl: 'https://ehr.example.com/fhir',
  resourceTypes: ['Patient'],
  runner: { strategy: 'SCHEDULED', everyMinutes: 60, pageSize: 50, requestsPerMinute: 60, timeoutSeconds: 10 },
};
const REST_API = {
  name: 'The CRM',
  kind: 'REST',
  baseUrl: 'https://crm.example.com/v1',
  runner: DATA_SOURCE.runner,
  request: {
    path: '/customers',
    itemsPath: 'data',
    pagination: 'CURSOR',
    pageParameter: 'cursor',
    cursorPath: 'next',
    firstPage: null,
    sizeParameter: 'limit',
    sinceParameter: null,
  },
};
const HEADER = { authorization: 'HEADER', headerName: 'x-api-key', secret: 'unused-secret' };
const PLAN_FIELD = { name: 'plan', paths: ['plan'], transform: 'LOOKUP', lookup: [{ from: 'G', to: 'Gold' }] };
const MAPPING = {
  ...SOURCE_MAPPING,
  fields: [{ ...PLAN_FIELD, dateFormat: null, text: null, isRequired: false }, ...SOURCE_MAPPING.fields],
};
const TOOL_HEADERS = [{ name: 'accept-language', isSecret: false, value: 'en' }];
const TOKEN = { authorization: 'BASIC', username: 'desk', secret: 'a token that nobody needs' };
const WEBHOOK = {
  url: 'https://hooks.example.com/in',
  description: 'Our CRM',
  eventTypes: ['lead.created'],
  filterMatch: 'ALL',
  filterConditions: [{ path: 'lead.status', operator: 'EQUALS', value: 'NEW' }],
  environment: 'PRODUCTION',
  maskContactDetails: true,
};
const NEW_PASSWORD = 'a better password for tests';
const CONTACTS = { search: 'Cora', tags: ['vip'], reachability: ['REACHABLE', 'BLOCKED'], consented: false };
const CAMPAIGN = {
  name: 'Spring',
  variables: [],
  consentRequired: true,
  timeZoneMode: 'RECIPIENT',
  ratePerMinute: 600,
};
const KEY = { name: 'Website', environment: 'STAGING', mode: 'ANY_OPERATION', expiresInDays: 30 };

/**
 * For each root field, arguments with which it succeeds for permitted callers. A key can have a description after a
 * comma: the same field with other arguments, which can require other permissions.
 */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'Query.accessRequests': () => PAGE,
  'Query.analyticsBookings': () => ({ range: RANGE }),
  'Query.analyticsDays': () => ({ range: RANGE }),
  'Query.analyticsStages': () => ({ range: RANGE }),
  'Query.analyticsTimes': () => ({ range: RANGE }),
  'Query.configuration': () => ({}),
  'Query.configuration, of one kind': () => ({ kinds: ['AGENT'] }),
  'Query.compareConfiguration': () => ({ document: EMPTY_CONFIGURATION }),
  'Query.compareConfiguration, of another workspace': async (scene) => ({ source: await configurationSource(scene) }),
  'Query.agentDraft': async (scene) => ({ agentId: await defaultAgent(scene) }),
  'Query.agentReadiness': () => ({}),
  'Query.agentLimits': async (scene) => ({ agentId: await defaultAgent(scene) }),
  'Query.recordFields': () => ({}),
  'Query.businessProfile': () => ({}),
  'Query.knowledgeEmbeddings': () => ({}),
  'Query.knowledgeSearch': () => ({ question: 'Is there parking?' }),
  'Query.agentRollout': async (scene) => {
    await buildRollout(scene.fd, scene.workspace);
    return { agentId: await defaultAgent(scene) };
  },
  'Query.agentMetrics': () => ({ range: RANGE, by: 'VERSION' }),
  'Query.memberMetrics': () => ({ range: RANGE }),
  'Query.testCases': async (scene) => ({ ...PAGE, agentId: await defaultAgent(scene) }),
  'Query.testCase': async ({ fd, workspace }) => ({ id: await buildTestCase(fd, workspace) }),
  'Query.testRuns': async (scene) => ({ ...PAGE, agentId: await defaultAgent(scene) }),
  'Query.testRun': async (scene) => ({ id: (await testRun(scene)).runId }),
  'Query.testResult': async (scene) => ({ id: (await testRun(scene)).resultId }),
  'Query.sequences': () => PAGE,
  'Query.sequenceMessages': () => PAGE,
  'Query.sequencePreview': async ({ fd, workspace }) => ({ sequenceId: await buildSequence(fd, workspace) }),
  'Query.sequence': async ({ fd, workspace }) => ({ id: await buildSequence(fd, workspace) }),
  'Query.httpTools': () => PAGE,
  'Query.surfaceTemplates': () => ({ archived: false, ...PAGE }),
  'Query.surfaceTemplate': async ({ fd, workspace }) => ({ id: await buildSurfaceTemplate(fd, workspace) }),
  'Query.surfaces': async ({ fd, workspace }) => ({
    contactId: (await buildContact(fd, workspace)).id,
    status: 'SENT',
    ...PAGE,
  }),
  'Query.surfaceResults': async ({ fd, workspace }) => ({
    templateId: await buildSurfaceTemplate(fd, workspace),
    range: RANGE,
    by: 'SENDER',
  }),
  'Query.surfaceQuestionResults': async ({ fd, workspace }) => ({
    templateId: await buildSurfaceTemplate(fd, workspace),
    range: RANGE,
  }),
  'Query.leadForm': () => ({}),
  'Query.leadFormVersions': () => PAGE,
  'Query.mcpServers': () => PAGE,
  'Query.mcpTools': () => PAGE,
  'Query.mcpServer': async ({ fd, workspace }) => ({ id: await buildMcpServer(fd, workspace) }),
  'Query.providerLogEntries': () => PAGE,
  'Query.providerLogEntry': async (scene) => ({ id: await buildProviderLogEntry(scene.fd, scene.workspace) }),
  'Query.toolCalls': () => PAGE,
  'Query.agentRun': async (scene) => ({
    id: await buildTrace(scene.fd, scene.workspace, { conversationId: (await conversation(scene)).id, text: 'Hello' }),
  }),
  'Query.httpTool': async ({ fd, workspace }) => ({ id: await buildTool(fd, workspace) }),
  'Query.knowledgeSource': async ({ fd, workspace }) => ({ id: await buildKnowledgeSource(fd, workspace) }),
  'Query.knowledgeSources': () => ({ ...PAGE, filter: { kinds: ['TEXT'], search: 'parking' } }),
  'Query.businessProfileVersions': () => ({ ...PAGE }),
  'Query.compareKnowledgeVersions': async ({ fd, workspace }) => {
    const [id = ''] = await versionsOf(fd, workspace, await buildKnowledgeSource(fd, workspace));
    return { fromId: id, toId: id };
  },
  'Query.unansweredQuestions': () => ({ ...PAGE, status: 'OPEN' }),
  'Query.reviews': () => ({ ...PAGE, filter: { status: 'OPEN', reason: 'HANDOFF' } }),
  'Query.review': async (scene) => ({ id: await openReview(scene) }),
  'Query.reviewSettings': () => ({}),
  'Query.reviewAgreement': () => ({}),
  'Query.agentUsage': async (scene) => ({ agentId: await defaultAgent(scene) }),
  'Query.setupGuide': () => ({}),
  'Query.agentVersions': async (scene) => ({ ...PAGE, agentId: await defaultAgent(scene) }),
  'Query.agents': () => PAGE,
  'Query.persona': async (scene) => ({ agentId: await defaultAgent(scene) }),
  'Query.apiKeys': () => PAGE,
  'Query.auditEvents': (scene) => ({ ...PAGE, filter: trailOf(scene) }),
  'Query.auditExports': () => PAGE,
  'Query.auditTrail': () => ({}),
  'Query.campaign': async (scene) => ({ id: await campaign(scene) }),
  'Query.campaignAudience': async (scene) => ({
    input: { contactIds: [(await contact(scene)).id], consentRequired: true, messagedWithinDays: 7 },
  }),
  'Query.campaignAudience, by filter': () => ({ input: { filter: CONTACTS, contactIds: [], consentRequired: false } }),
  'Query.campaignRecipients': async (scene) => ({
    ...PAGE,
    campaignId: await campaign(scene),
    filter: { statuses: ['PENDING'] },
  }),
  'Query.campaignPreview': async (scene) => ({
    input: { contactIds: [(await contact(scene)).id], consentRequired: true, messagedWithinDays: 7 },
  }),
  'Query.campaignPreview, by filter': () => ({ input: { filter: CONTACTS, contactIds: [], consentRequired: false } }),
  'Query.campaignSkippedRecipients': async (scene) => ({ campaignId: await campaign(scene) }),
  'Query.campaigns': () => ({
    ...PAGE,
    filter: { search: 'Spring', statuses: ['DRAFT', 'RUNNING'] },
    orderBy: { field: 'NAME', direction: 'ASC' },
  }),
  'Query.call': async (scene) => ({ id: await call(scene) }),
  'Query.calls': async (scene) => ({
    ...PAGE,
    filter: { endedAt: { isNull: true }, leadId: { eq: await leadOnThePhone(scene) }, search: 'Cora' },
  }),
  'Query.escalationQueue': async (scene) => {
    await escalation(scene);
    return PAGE;
  },
  'Query.operators': async (scene) => {
    await operator(scene);
    return PAGE;
  },
  'Query.escalationPolicy': () => ({}),
  'Query.escalationRules': async (scene) => {
    await concept(scene);
    return PAGE;
  },
  'Query.monitorConcepts': async (scene) => {
    await concept(scene);
    return PAGE;
  },
  'Query.regulationTemplates': () => ({}),
  'Query.safetySettings': () => ({}),
  'Query.modelRoutes': () => ({}),
  'Query.testSafetyRules': async (scene) => {
    await concept(scene);
    return { text: 'I will end my life' };
  },
  'Query.tryConcept': async (scene) => ({ input: { conceptId: (await concept(scene)).id, days: 30 } }),
  'Query.tryConcept, with phrases': (scene) => ({
    input: {
      phrases: ['refund'],
      days: 30,
      after: cursorOf({ at: new Date(0), id: scene.workspace.id, seen: 0, total: 0 }),
    },
  }),
  'Query.safetyTriggers': async (scene) => {
    await buildTrigger(scene.fd, scene.workspace);
    return PAGE;
  },
  'Query.safetyTriggers, of one concept': async (scene) => {
    const { conceptId } = await buildTrigger(scene.fd, scene.workspace);
    return { ...PAGE, filter: { conceptId, outcomes: ['INSTRUCT'] } };
  },
  'Query.entities': async (scene) => {
    await entity(scene);
    return {
      ...PAGE,
      filter: {
        search: 'Moss',
        types: ['PERSON'],
        sources: ['AGENT'],
        minConfidencePercent: 10,
        contactId: { eq: (await conversation(scene)).contact.id },
      },
      orderBy: { field: 'CREATED_AT', direction: 'ASC' },
    };
  },
  'Query.entityFieldsAsOf': async (scene) => ({
    id: await entity(scene),
    knownAt: '2126-01-01T00:00:00.000Z',
    effectiveAt: '2126-01-01T00:00:00.000Z',
  }),
  'Query.entitiesAsOf': async (scene) => ({
    first: 20,
    afterId: await entity(scene),
    types: ['PERSON'],
    knownAt: '2126-01-01T00:00:00.000Z',
  }),
  'Query.entitiesAsOf, by effective time': () => ({ first: 20, effectiveAt: '2126-01-01T00:00:00.000Z' }),
  'Query.entity': async (scene) => ({ id: await entity(scene) }),
  'Query.possibleDuplicates': async ({ fd, workspace }) => {
    const { entityId } = await buildPossibleDuplicate(fd, workspace);
    return { ...PAGE, entityId };
  },
  'Query.worldEvents': async (scene) => ({
    ...PAGE,
    filter: {
      entityId: { eq: await entity(scene) },
      sources: ['DATA_SOURCE'],
      type: { eq: 'person.synced' },
      ingestedAt: WITHIN,
    },
  }),
  'Query.services': async (scene) => {
    await service(scene);
    return PAGE;
  },
  'Query.transcript': async (scene) => ({ ...PAGE, filter: { callId: await call(scene), search: 'day' } }),
  'Query.availableSlots': () => ({ from: null, days: 7 }),
  'Query.booking': async (scene) => ({ id: await booking(scene) }),
  'Query.bookings': async (scene) => ({
    ...PAGE,
    filter: { statuses: ['BOOKED'], leadId: { eq: await lead(scene) }, search: 'Lena' },
  }),
  'Query.contact': async (scene) => ({ id: (await conversation(scene)).contact.id }),
  'Query.contactImport': async (scene) => ({ id: await contactImport(scene) }),
  'Query.contactImportRows': async (scene) => ({
    id: await contactImport(scene),
    actions: ['INVALID'],
    group: 'KEPT',
    first: 10,
    afterRow: 1,
  }),
  'Query.contactImports': () => ({ ...PAGE, kind: 'CONTACTS' }),
  'Query.erasures': () => PAGE,
  'Query.contactTags': () => ({}),
  'Query.contactTimeline': async (scene) => ({
    id: (await conversation(scene)).contact.id,
    first: 10,
    before: '2126-01-01T00:00:00.000Z',
    kinds: ['MESSAGE', 'FORM'],
  }),
  'Query.contacts': () => ({
    ...PAGE,
    filter: { ...CONTACTS, not: { blockedAt: { isNull: false } }, createdAt: WITHIN },
    orderBy: { field: 'NAME', direction: 'ASC' },
  }),
  'Query.jobs': () => PAGE,
  'Query.savedReplies': () => PAGE,
  'Query.savedReplies, with a text': () => ({ ...PAGE, search: 'visit' }),
  'Query.savedViews': () => PAGE,
  'Query.conversation': async (scene) => ({ id: (await conversation(scene)).id }),
  'Query.conversationCounts': () => ({ statuses: ['OPEN'] }),
  'Query.conversations': async (scene) => ({
    ...PAGE,
    filter: { modes: ['AGENT'], assigneeId: { eq: await assignee(scene) }, search: 'Cora' },
  }),
  'Query.conversations, of a contact': async (scene) => ({
    ...PAGE,
    filter: { contactId: { eq: (await conversation(scene)).contactId } },
  }),
  'Query.searchResults': () => ({ ...PAGE, query: 'hello' }),
  'Query.searchResults, with a filter': async (scene) => ({
    ...PAGE,
    query: 'hello',
    filter: {
      kinds: ['MESSAGE', 'NOTE'],
      authors: ['MEMBER'],
      memberId: { eq: await assignee(scene) },
      occurredAt: { gt: '2026-01-01T00:00:00.000Z' },
      channels: ['WHATSAPP'],
    },
  }),
  'Query.accessDenials': () => PAGE,
  'Query.customRoles': () => ({}),
  'Query.diagnostics': () => ({}),
  'Query.legalHolds': async ({ fd, workspace }) => ({ ...PAGE, contactId: (await buildContact(fd, workspace)).id }),
  'Query.retention': () => ({}),
  'Query.retentionPreview': () => ({ days: 30 }),
  'Query.environmentCheck': () => ({ target: 'PRODUCTION' }),
  'Query.environmentConversions': () => PAGE,
  'Query.explainAccess': async (scene) => ({ memberId: await inRole(scene), action: 'read', subject: 'Contact' }),
  'Query.explainAccess, oneself': async (scene) => ({
    memberId: await own(scene),
    action: 'update',
    subject: 'Lead',
    recordId: await lead(scene),
  }),
  'Query.explainAccess, a key': async (scene) => ({
    apiKeyId: await key(scene, scene.founder),
    action: 'update',
    subject: 'Lead',
  }),
  'Query.idleTimeout': () => ({}),
  'Query.integrations': async (scene) => {
    await integration(scene);
    return {};
  },
  'Query.phoneConfigs': async (scene) => {
    await phoneConfig(scene);
    return {};
  },
  'Query.templates': async (scene) => {
    await template(scene);
    const { id: conversationId } = await heldByCloud(scene);
    return { ...PAGE, filter: { search: 'soon', statuses: ['APPROVED'], conversationId } };
  },
  'Query.messagingSettings': () => ({}),
  'Query.voiceSettings': () => ({}),
  'Query.invitationPreview': async (scene) => ({ token: (await invitation(scene)).token }),
  'Query.invitations': () => PAGE,
  'Query.lead': async (scene) => ({ id: await lead(scene) }),
  'Query.leadBacklog': () => ({}),
  'Query.leadCounts': () => ({}),
  'Query.leads': () => ({ ...PAGE, filter: { search: 'Lena', statuses: ['NEW', 'BOOKED'], sources: ['FORM'] } }),
  'Query.leads, by external data': () => ({ ...PAGE, filter: EXTERNAL_FILTER }),
  'Query.contacts, by external data': () => ({ ...PAGE, filter: EXTERNAL_FILTER }),
  'Query.bookings, by external data': () => ({ ...PAGE, filter: EXTERNAL_FILTER }),
  'Query.leads, by comparators': () => ({
    ...PAGE,
    filter: {
      updatedAt: { gt: WITHIN.gte },
      or: [{ createdAt: WITHIN }, { not: { waitingSince: { isNull: true } } }, { and: [{ id: { in: ['none'] } }] }],
    },
    orderBy: { field: 'UPDATED_AT', direction: 'ASC' },
  }),
  'Query.leads, that wait': () => ({ ...PAGE, filter: { isWaiting: true } }),
  'Query.member': async (scene) => ({ id: await viewer(scene) }),
  'Query.members': () => ({ ...PAGE, filter: { roles: ['owner', 'member'], joinedAt: WITHIN } }),
  'Query.organization': async (scene) => ({ id: await organization(scene) }),
  'Query.organizations': () => ({}),
  'Query.mutedNotifications': () => ({}),
  'Query.node': async (scene) => ({ id: await lead(scene) }),
  'Query.nodes': async (scene) => ({ ids: [await lead(scene)] }),
  'Query.notifications': async (scene) => {
    await notification(scene);
    return { ...PAGE, filter: { readAt: { isNull: true } } };
  },
  'Query.ownershipTransfers': () => PAGE,
  'Query.persistedOperations': () => PAGE,
  'Query.platform': () => ({}),
  'Query.platformDiagnostics': () => ({}),
  'Query.failedJobs': () => PAGE,
  'Query.platformEvents': () => PAGE,
  'Query.platformSettings': () => ({}),
  'Query.modelPrices': () => PAGE,
  'Query.billingMode': () => ({}),
  'Query.entitlements': () => ({}),
  'Query.manualSubscription': async ({ fd, workspace }) => {
    await subscribeOnce(fd, workspace);
    return {};
  },
  'Query.billingAccount': async ({ fd, workspace }) => {
    await buildBillingAccount(fd, workspace);
    return {};
  },
  'Query.invoices': async ({ fd, workspace }) => {
    await buildInvoice(fd, workspace);
    return PAGE;
  },
  'Query.invoice': async ({ fd, workspace }) => ({ id: await buildInvoice(fd, workspace) }),
  'Query.platformInvoices': () => ({ ...PAGE, status: 'OPEN' }),
  'Query.creditNotes': async ({ fd, workspace }) => {
    await buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) });
    return PAGE;
  },
  'Query.creditBalances': async ({ fd, workspace }) => {
    await buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) });
    return {};
  },
  'Query.platformUsageEvents': async ({ fd, workspace }) => {
    await buildUsageEvent(fd, workspace, { occurredAt: new Date('2026-11-10T09:00:00Z') });
    return { ...PAGE, workspace: workspace.slug, meter: 'MESSAGES_OUT', day: '2026-11-10' };
  },
  'Query.invoiceIssuer': () => ({}),
  'Query.taxRates': () => PAGE,
  'Query.billingNotice': () => ({}),
  'Query.payments': () => ({}),
  'Query.paymentEvents': () => ({ ...PAGE, status: 'APPLIED' }),
  'Query.plans': () => PAGE,
  'Query.endpointWeights': () => PAGE,
  'Query.endpoints': () => ({}),
  'Query.endpointWeightPreview': async ({ fd }) => ({
    input: { endpoint: 'leads', weight: 2, planId: await planOf(fd, await buildPlanVersion(fd)) },
  }),
  'Query.workspacePlans': () => ({ ...PAGE, search: 'acme' }),
  'Query.modelUsage': () => ({ by: 'MODEL', month: '2026-11' }),
  'Query.modelBudget': () => ({}),
  'Query.usage': () => ({
    traffic: 'LIVE',
    interval: 'DAY',
    from: '2026-11-01',
    to: '2026-11-30',
    meters: ['CONTACTS'],
  }),
  'Query.conversationModelUsage': async (scene) => ({ conversationId: (await conversation(scene)).id }),
  'Query.platformUsers': () => ({ ...PAGE, search: 'people' }),
  'Query.policies': () => ({}),
  'Query.presets': () => ({}),
  'Query.previewMemberChange': async (scene) => ({ input: await memberChange(scene) }),
  'Query.previewMemberChange, with a role': async (scene) => ({ input: await changeToRole(scene) }),
  'Query.previewRoleChange': async (scene) => ({ input: { ...ROLE, id: await role(scene) } }),
  'Query.publicForm': ({ workspace }) => ({ slug: workspace.slug }),
  'Query.roles': () => ({}),
  'Query.verifyAuditTrail': () => ({}),
  'Query.serviceAccounts': () => PAGE,
  'Query.outreachLimits': () => ({}),
  'Query.numberRouting': async (scene) => ({ phoneConfigId: await phoneConfig(scene) }),
  'Query.businessHours': async (scene) => ({ phoneConfigId: await phoneConfig(scene) }),
  'Query.securitySettings': () => ({}),
  'Query.supportAccesses': () => PAGE,
  'Query.viewer': () => ({}),
  'Query.dataSource': async (scene) => ({ id: await shownSource(scene) }),
  'Query.dataSources': async (scene) => {
    await shownSource(scene);
    return {};
  },
  'Query.dataSourceSandbox': () => ({}),
  'Query.syncRuns': async (scene) => ({ ...PAGE, dataSourceId: await shownSource(scene) }),
  'Query.webhook': async (scene) => ({ id: (await shownDelivery(scene)).webhookId }),
  'Query.webhookDeliveries': async (scene) => {
    const { webhookId } = await shownDelivery(scene);
    return {
      ...PAGE,
      filter: { webhookId: { eq: webhookId }, statuses: ['FAILED'], types: ['lead.created'], createdAt: WITHIN },
    };
  },
  'Query.webhookDelivery': async (scene) => ({ id: (await shownDelivery(scene)).id }),
  'Query.webhookEventTypes': () => ({}),
  'Query.webhookSandboxUrl': () => ({}),
  'Query.webhooks': async (scene) => {
    await shownDelivery(scene);
    return PAGE;
  },
  'Query.workspace': () => ({}),

  'Mutation.acceptInvitation': async (scene) => ({ input: { token: (await invitationElsewhere(scene)).token } }),
  'Mutation.acceptInvitation, by id': async (scene) => ({ input: { id: (await invitationElsewhere(scene)).id } }),
  'Mutation.acceptInvitation, of another address': async (scene) => ({
    input: { token: (await invitation(scene)).token },
  }),
  'Mutation.acceptOwnershipTransfer': async (scene) => ({ id: await offer(scene), confirmSlug: scene.workspace.slug }),
  'Mutation.acceptOwnershipTransfer, offered to another': async (scene) => ({
    id: await offerToAnother(scene),
    confirmSlug: scene.workspace.slug,
  }),
  'Mutation.blockContact': async (scene) => ({ id: (await buildContact(scene.fd, scene.workspace)).id }),
  'Mutation.createCampaign': async (scene) => ({ input: await campaignInput(scene) }),
  'Mutation.updateCampaign': async (scene) => ({
    input: { id: await campaign(scene), ...(await campaignInput(scene)) },
  }),
  'Mutation.createCampaign, by filter': (scene) => ({ input: filteredCampaign(scene) }),
  'Mutation.updateCampaign, by filter': async (scene) => ({
    input: { id: await campaign(scene), ...filteredCampaign(scene) },
  }),
  'Mutation.deleteCampaign': async (scene) => ({ id: await campaign(scene) }),
  'Mutation.testCampaign': async (scene) => ({ id: await campaign(scene), contactId: (await contact(scene)).id }),
  'Mutation.scheduleCampaign': async (scene) => ({
    id: await campaign(scene, { startsAt: localIn(scene, 30) }),
    receivers: 1,
  }),
  'Mutation.startCampaign': async (scene) => ({ id: await campaign(scene), receivers: 1 }),
  'Mutation.pauseCampaign': async (scene) => ({ id: await campaign(scene, { state: 'RUNNING' }) }),
  'Mutation.resumeCampaign': async (scene) => ({ id: await campaign(scene, { state: 'PAUSED' }) }),
  'Mutation.cancelCampaign': async (scene) => ({ id: await campaign(scene, { state: 'RUNNING' }) }),
  'Mutation.retryFailedRecipients': async (scene) => ({ id: await campaignTo(scene, 'FAILED') }),
  'Mutation.resendUnconfirmed': async (scene) => ({
    input: { id: await campaignTo(scene, 'UNCONFIRMED'), receivers: 1 },
  }),
  'Mutation.resendUnconfirmed, to one': async (scene) => {
    const { campaignId: id, recipientId } = await recipientOf(scene, 'UNCONFIRMED');
    return { input: { id, recipientId, receivers: 1 } };
  },
  'Mutation.cancelJob': async (scene) => ({ id: await job(scene) }),
  'Mutation.cancelJob, of another': async (scene) => ({ id: await anothersJob(scene) }),
  'Mutation.cancelOwnershipTransfer': async (scene) => ({ id: await offer(scene) }),
  'Mutation.convertEnvironment': async (scene) => {
    await setEnvironment(scene.fd, scene.workspace, 'STAGING');
    const acknowledgements = ENVIRONMENT_WARNING_CODES;
    return { input: { target: 'PRODUCTION', confirmSlug: scene.workspace.slug, acknowledgements } };
  },
  'Mutation.createApiKey': () => ({ input: { ...KEY, scopes: ['lead.read'], allowedRanges: ['203.0.113.0/24'] } }),
  'Mutation.createPasskey': async (scene) => ({ input: await newPasskey(scene) }),
  'Mutation.verifySignIn': async (scene) => ({ input: await secondStep(scene) }),
  'Mutation.verifySignIn, with a code': async ({ fd }) => {
    const someone = await buildUser(fd);
    const { secret } = await startTotpSetup(fd, someone);
    return {
      input: { challengeToken: await challengeTokenOf(fd, someone, buildVisitor().from), code: codeOf(fd, secret, 1) },
    };
  },
  'Mutation.verifySignIn, with a passkey': async ({ fd }) => {
    const someone = await buildUser(fd);
    const { device } = await createPasskey(fd, someone);
    const challengeToken = await challengeTokenOf(fd, someone, buildVisitor().from);
    return { input: { challengeToken, passkey: await proofBy(fd, device, { challengeToken }) } };
  },
  'Mutation.reauthenticate, with a passkey': async ({ fd, founder, person }) => {
    const { bearer } = person ?? founder;
    const { device } = await createPasskey(fd, person ?? founder);
    return { input: { passkey: await proofBy(fd, device, { bearer }) } };
  },
  'Mutation.reauthenticate, with a code': async ({ fd, founder, person }) => {
    const { secret } = await startTotpSetup(fd, person ?? founder);
    return { input: { code: codeOf(fd, secret, 1) } };
  },
  'Mutation.reauthenticate': () => ({ input: { password: PASSWORD } }),
  'Mutation.startVoiceCheck': async (scene) => {
    await awaitVoiceCheck(scene);
    return {};
  },
  'Mutation.skipVoiceCheck': async (scene) => {
    await awaitVoiceCheck(scene);
    return { input: { reason: 'NO_MICROPHONE' } };
  },
  'Mutation.sendVoiceCheckCode': async (scene) => {
    await awaitVoiceCheck(scene);
    return {};
  },
  'Mutation.confirmVoiceCheck, with an emailed code': async (scene) => {
    const emailCode = '482913';
    await buildEmailedCode(scene, emailCode);
    return { input: { emailCode } };
  },
  'Mutation.confirmVoiceCheck, with a passkey': async (scene) => {
    await awaitVoiceCheck(scene);
    const { bearer } = scene.person ?? scene.founder;
    const { device } = await createPasskey(scene.fd, scene.person ?? scene.founder);
    return { input: { passkey: await proofBy(scene.fd, device, { bearer }) } };
  },
  'Mutation.confirmVoiceCheck': async (scene) => {
    await awaitVoiceCheck(scene);
    const { secret } = await startTotpSetup(scene.fd, scene.person ?? scene.founder);
    return { input: { code: codeOf(scene.fd, secret, 1) } };
  },
  'Mutation.startVoiceEnrollment': async ({ fd, workspace }) => {
    await enableVoiceVerification(fd, workspace);
    return { input: { consentVersion: VOICE_VERIFICATION.consentVersion, consentLanguage: 'en' } };
  },
  'Mutation.postponeVoiceEnrollment': async ({ fd, workspace }) => {
    await enableVoiceVerification(fd, workspace);
    return {};
  },
  'Mutation.deleteMyVoiceprint': async (scene) => {
    await buildOwnVoiceprint(scene);
    return {};
  },
  'Mutation.deleteMemberVoiceprint': async ({ fd, workspace, founder }) => {
    await buildVoiceprint(fd, workspace, founder);
    return { memberId: founder.memberId };
  },
  'Query.voiceVerification': () => ({}),
  'Mutation.enableTotp': async (scene) => ({ code: await firstCode(scene) }),
  'Mutation.updatePassword': () => ({ input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }),
  'Mutation.verifyEmailChange': async (scene) => ({ token: await emailChangeToken(scene) }),
  'Mutation.createApiKey, with workspace.settings': () => ({ input: { ...KEY, scopes: ['workspace.settings'] } }),
  'Mutation.createAttachmentLink': async (scene) => ({ id: await attachment(scene, STORED) }),
  'Mutation.syncAttachment': async (scene) => ({ id: await attachment(scene) }),
  'Mutation.createAuditExportLink': async (scene) => ({ id: await auditExport(scene) }),
  'Mutation.updateContacts': async (scene) => ({
    input: { change: 'TAG', tag: 'vip', ids: [(await buildContact(scene.fd, scene.workspace)).id] },
  }),
  'Mutation.updateContacts, deleting': () => ({ input: { change: 'DELETE', filter: FILTER } }),
  'Mutation.previewContactImport': async (scene) => ({
    input: {
      id: await contactImport(scene),
      mapping: ['NAME', 'PHONE'],
      country: 'GB',
      onDuplicate: 'SKIP',
      tags: ['fair'],
      greetLeads: false,
      replyVisibility: 'PRIVATE',
      isConsentConfirmed: true,
    },
  }),
  'Mutation.createContact': () => ({ input: newContact() }),
  'Mutation.upsertContact': () => ({ input: newContact() }),
  'Mutation.createExportLink': async (scene) => ({
    id: await job(scene, { state: 'DONE', finishedAt: scene.fd.services.clock() }),
  }),
  'Mutation.createRejectedRowsLink': async (scene) => ({ id: await contactImport(scene) }),
  'Mutation.createSavedReply': () => ({
    input: { shortcut: `price-${++count}`, text: 'A visit costs $40.', folder: 'Prices', visibility: 'SHARED' },
  }),
  'Mutation.createSavedView': () => ({
    input: { name: `Mornings ${++count}`, query: 'tag=vip', visibility: 'SHARED' },
  }),
  'Mutation.createInvitationLink': async (scene) => ({ id: (await invitation(scene)).id }),
  'Mutation.createLead': () => ({ input: { ...PASSED_ON, externalId: `crm-${++count}`, ...external() } }),
  'Mutation.upsertLead': () => ({ input: { ...PASSED_ON, externalId: `crm-${++count}`, ...external() } }),
  'Mutation.createOrganization': () => ({ input: { name: 'Acme Group' } }),
  'Mutation.createPlaygroundToken': () => ({}),
  'Mutation.createApiKey, for a service account': async (scene) => ({
    input: { ...KEY, scopes: ['lead.read'], serviceAccountId: await serviceAccount(scene) },
  }),
  'Mutation.createAgent': async (scene) => ({ input: { name: `Agent ${++count}`, copiedAgentId: await agent(scene) } }),
  'Mutation.updateAgent': async (scene) => ({ id: await agent(scene), name: `Agent ${++count}` }),
  'Mutation.deleteAgent': async (scene) => ({ id: await agent(scene) }),
  'Mutation.publishAgent': async (scene) => ({
    input: {
      agentId: await defaultAgent(scene),
      revision: await draftOf(scene.fd, scene.workspace),
      note: '',
      untestedReason: 'The opening hours changed.',
    },
  }),
  'Mutation.publishAgent, for a share of the contacts': async (scene) => {
    const { fd, workspace } = scene;
    const { agentId } = await publishAgent(fd, workspace);
    await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
      await tx.persona.updateMany({ where: { agentId }, data: { name: `Robin ${++count}` } });
      const end = { status: 'PROMOTED', endReason: 'MEMBER', endedAt: fd.services.clock() };
      await tx.agentRollout.updateMany({ where: { status: 'ACTIVE' }, data: end });
    });
    const rollout = { share: 20, maxHandoffPercent: 50, maxFailurePercent: 10, minEpisodes: 20 };
    return { input: { agentId, revision: await draftOf(fd, workspace), note: '', rollout } };
  },
  'Mutation.restoreAgentVersion': async ({ fd, workspace }) => ({ versionId: await oldVersion(fd, workspace) }),
  'Mutation.rotateWebhookSecret': async (scene) => ({ id: await webhook(scene), gracePeriod: 'ONE_HOUR' }),
  'Mutation.testWebhook': async (scene) => ({ id: await webhook(scene) }),
  'Mutation.testAgent': async (scene) => ({
    input: { agentId: await defaultAgent(scene), history: [{ by: 'CONTACT', text: 'Hello' }], memory: null },
  }),
  'Mutation.updateContextGraph': async (scene) => ({
    input: {
      agentId: await defaultAgent(scene),
      revision: await draftOf(scene.fd, scene.workspace),
      goal: 'QUALIFY',
      source: null,
    },
  }),
  'Mutation.applyConfiguration, of another workspace': async (scene) => ({
    input: {
      source: await configurationSource(scene),
      items: [{ kind: 'SAVED_REPLY', key: 'price' }],
      digest: EMPTY_DIGEST,
      productionAcknowledged: true,
    },
  }),
  'Mutation.applyConfiguration': () => ({
    input: { document: EMPTY_CONFIGURATION, items: [], digest: EMPTY_DIGEST, productionAcknowledged: true },
  }),
  'Mutation.updatePersona': async (scene) => ({
    input: {
      agentId: await defaultAgent(scene),
      revision: await draftOf(scene.fd, scene.workspace),
      name: 'Robin',
      role: 'Receptionist',
      tone: 'Calm',
    },
  }),
  'Mutation.updateVoiceSettings': async ({ fd, workspace }) => ({
    input: {
      version: await voiceVersionOf(fd, workspace),
      sensitiveTopics: [{ topic: 'Prices', reaction: 'ANSWER', words: 'They are on our website.' }],
    },
  }),
  'Mutation.updateVoiceSettings, how it sounds': async ({ fd, workspace }) => ({
    input: {
      version: await voiceVersionOf(fd, workspace),
      voiceId: 'Elliot',
      speed: 1.1,
      language: 'en',
      keyterms: ['Frontdesk'],
    },
  }),
  'Mutation.updateQuestions': async (scene) => ({
    input: {
      agentId: await defaultAgent(scene),
      revision: await draftOf(scene.fd, scene.workspace),
      questions: [QUESTION],
    },
  }),
  'Mutation.createServiceAccount': () => ({ input: { name: 'Nightly import', policies: ['lead.manage'] } }),
  'Mutation.createRole': () => ({ input: ROLE }),
  'Mutation.createRole, with workspace.settings': () => ({ input: { ...ROLE, policies: ['workspace.settings'] } }),
  'Mutation.createWorkspace': ({ unique }) => ({
    input: {
      name: 'Another',
      slug: `${unique}-2`,
      channel: 'VOICE',
      environment: 'STAGING',
      country: 'GB',
      timezone: 'Europe/London',
      description: '',
    },
  }),
  'Mutation.createDataSource': () => ({ input: { ...DATA_SOURCE, ...TOKEN, kind: 'FHIR' } }),
  'Mutation.createDataSource, REST': () => ({ input: { ...REST_API, ...HEADER } }),
  'Mutation.updateDataSource, REST': async (scene) => ({
    input: {
      name: REST_API.name,
      baseUrl: REST_API.baseUrl,
      runner: REST_API.runner,
      request: REST_API.request,
      id: await restSource(scene),
      secret: HEADER.secret,
    },
  }),
  'Mutation.updateDataSource': async (scene) => ({
    input: { ...DATA_SOURCE, id: await dataSource(scene), secret: TOKEN.secret },
  }),
  'Mutation.updateDataSourceCredentials, header': async (scene) => ({
    input: { ...HEADER, id: await restSource(scene) },
  }),
  'Mutation.updateDataSourceCredentials': async (scene) => ({ input: { ...TOKEN, id: await dataSource(scene) } }),
  'Mutation.enableDataSource': async (scene) => ({ id: await dataSource(scene, { disabledReason: 'MEMBER' }) }),
  'Mutation.disableDataSource': async (scene) => ({ id: await dataSource(scene) }),
  'Mutation.updateSourceMapping': async (scene) => ({
    input: { dataSourceId: await restSource(scene), version: null, mapping: MAPPING },
  }),
  'Mutation.previewSourceMapping': async (scene) => ({ input: { dataSourceId: await restSource(scene) } }),
  'Mutation.previewSourceMapping, with a mapping': async (scene) => ({
    input: { dataSourceId: await restSource(scene), mapping: MAPPING },
  }),
  'Mutation.verifyDataSource': async (scene) => ({ id: await dataSource(scene) }),
  'Mutation.startSync': async (scene) => ({ id: await dataSource(scene) }),
  'Mutation.cancelSync': async (scene) => ({ id: await runUnderWay(scene) }),
  'Mutation.deleteDataSource': async (scene) => ({ id: await dataSource(scene) }),
  'Mutation.answerUnansweredQuestion': async (scene) => {
    const { id: conversationId } = await conversation(scene);
    const id = await buildUnansweredQuestion(scene.fd, scene.workspace, { conversationId });
    const answer = { question: 'Is there parking?', answer: 'Behind the building.' };
    return { input: { id, ...answer, sendToConversationIds: [conversationId] } };
  },
  'Mutation.updateRollout': async ({ fd, workspace }) => ({ id: await buildRollout(fd, workspace), share: 50 }),
  'Mutation.promoteRollout': async ({ fd, workspace }) => ({ id: await buildRollout(fd, workspace) }),
  'Mutation.rollBackRollout': async ({ fd, workspace }) => ({ id: await buildRollout(fd, workspace) }),
  'Mutation.createTestCase': async (scene) => ({ input: { ...testCaseInput(), agentId: await defaultAgent(scene) } }),
  'Mutation.createTestCaseFromConversation': async (scene) => {
    const { id: conversationId } = await buildConversation(scene.fd, scene.workspace, { words: ['Hello'] });
    const expectations = [{ kind: 'ANSWER', name: 'need', value: 'A crown' }];
    return { input: { conversationId, agentId: await defaultAgent(scene), name: uniqueName(), expectations } };
  },
  'Mutation.updateTestCase': async ({ fd, workspace }) => ({
    input: { ...testCaseInput(), id: await buildTestCase(fd, workspace), revision: 1 },
  }),
  'Mutation.deleteTestCase': async ({ fd, workspace }) => ({ id: await buildTestCase(fd, workspace) }),
  'Mutation.startTestRun': async (scene) => {
    await buildTestCase(scene.fd, scene.workspace);
    const { agentId, agentVersionId: versionId } = await published(scene);
    return { input: { agentId, versionId, seed: 1, repetitions: 1 } };
  },
  'Mutation.cancelTestRun': async (scene) => ({ id: (await testRun(scene, 'RUNNING')).runId }),
  'Mutation.updateTestPolicy': async (scene) => ({ agentId: await defaultAgent(scene), policy: 'REQUIRED' }),
  'Mutation.createSequence': async (scene) => ({ input: await sequenceFor(scene) }),
  'Mutation.updateSequence': async (scene) => ({
    input: { ...(await sequenceFor(scene)), id: await buildSequence(scene.fd, scene.workspace), revision: 1 },
  }),
  'Mutation.enableSequence': async ({ fd, workspace }) => ({ id: await buildSequence(fd, workspace) }),
  'Mutation.disableSequence': async ({ fd, workspace }) => ({ id: await buildSequence(fd, workspace) }),
  'Mutation.deleteSequence': async ({ fd, workspace }) => ({ id: await buildSequence(fd, workspace) }),
  'Mutation.updateBooking': async (scene) => ({ input: { id: await booking(scene), ...external() } }),
  'Mutation.updateBookingNoShow': async (scene) => ({ id: await startedBooking(scene), isNoShow: true }),
  'Mutation.createHttpTool': () => ({ input: toolInput({ name: uniqueName(), headers: TOOL_HEADERS }) }),
  'Mutation.updateHttpTool': async ({ fd, workspace }) => ({
    input: {
      ...toolInput({ name: uniqueName(), headers: TOOL_HEADERS }),
      id: await buildTool(fd, workspace),
      revision: 1,
    },
  }),
  'Mutation.enableHttpTool': async ({ fd, workspace }) => {
    const id = await buildTool(fd, workspace);
    const disabledAt = fd.services.clock();
    await fd.services.database
      .forWorkspace(workspace.id)
      .write((tx) => tx.httpTool.updateMany({ where: { id }, data: { disabledAt } }));
    return { id };
  },
  'Mutation.disableHttpTool': async ({ fd, workspace }) => ({ id: await buildTool(fd, workspace) }),
  'Mutation.deleteHttpTool': async ({ fd, workspace }) => ({ id: await buildTool(fd, workspace) }),
  'Mutation.testHttpTool': async ({ fd, workspace }) => ({ id: await buildTool(fd, workspace), arguments: '{}' }),
  'Mutation.connectMcpServer': () => ({ input: serverInput({ name: uniqueServerName() }) }),
  'Mutation.updateMcpServer': async ({ fd, workspace }) => {
    const { name: _name, ...terms } = serverInput();
    return { input: { ...terms, id: await buildMcpServer(fd, workspace), revision: 1 } };
  },
  'Mutation.refreshMcpServer': async ({ fd, workspace }) => ({ id: await buildMcpServer(fd, workspace) }),
  'Mutation.deleteMcpServer': async ({ fd, workspace }) => ({ id: await buildMcpServer(fd, workspace) }),
  'Mutation.allowMcpTool': async ({ fd, workspace }) => ({
    id: await buildMcpTool(fd, workspace),
    hash: TOOL_HASH,
    effect: 'READS',
  }),
  'Mutation.blockMcpTool': async ({ fd, workspace }) => ({ id: await buildMcpTool(fd, workspace) }),
  'Mutation.testMcpTool': async ({ fd, workspace }) => ({
    id: await buildMcpTool(fd, workspace, { status: 'ALLOWED' }),
    arguments: '{}',
  }),
  'Mutation.createKnowledgeSource': () => ({
    input: { kind: 'QUESTION_ANSWER', title: 'Is there parking?', text: 'Behind the building.' },
  }),
  'Mutation.createWebPageSource': () => ({
    input: { url: `http://127.0.0.1/page-${++count}`, scope: 'PAGE', refreshInterval: 'NEVER' },
  }),
  'Mutation.updateWebPageSource': async ({ fd, workspace }) => ({
    input: { id: (await buildWebPage(fd, workspace)).sourceId, revision: 1, refreshInterval: 'DAILY' },
  }),
  'Mutation.updateKnowledgeSourceLink': async ({ fd, workspace }) => ({
    input: { id: await buildKnowledgeSource(fd, workspace), isLinkShared: true, publicUrl: null },
  }),
  'Mutation.deleteKnowledgeSource': async ({ fd, workspace }) => ({ id: await buildKnowledgeSource(fd, workspace) }),
  'Mutation.dismissUnansweredQuestion': async (scene) => ({ id: await unansweredQuestion(scene) }),
  'Mutation.moveUnansweredQuestionExample': async (scene) => {
    const [exampleId] = await examplesOf(scene.fd, scene.workspace, await unansweredQuestion(scene));
    return { input: { exampleId, questionId: await unansweredQuestion(scene) } };
  },
  'Mutation.restoreKnowledgeVersion': async ({ fd, workspace }) => {
    const id = await buildKnowledgeSource(fd, workspace, { earlierText: 'No parking.' });
    return { input: { versionId: (await versionsOf(fd, workspace, id))[1], revision: 1 } };
  },
  'Mutation.syncKnowledgeSource': async ({ fd, workspace }) => ({ id: await buildUnreadFile(fd, workspace) }),
  'Mutation.updateBusinessProfile': async (scene) => ({
    input: { ...FULL_PROFILE, revision: await profileRevision(scene) },
  }),
  'Mutation.updateKnowledgeSource': async ({ fd, workspace }) => ({
    input: {
      id: await buildKnowledgeSource(fd, workspace),
      revision: 1,
      title: 'Parking',
      text: 'Behind the building.',
    },
  }),
  'Mutation.createWebhook': () => ({ input: WEBHOOK }),
  'Mutation.declineAccess': async (scene) => ({ id: await request(scene) }),
  'Mutation.declineInvitation': async (scene) => ({ input: { token: (await invitationElsewhere(scene)).token } }),
  'Mutation.declineInvitation, by id': async (scene) => ({ input: { id: (await invitationElsewhere(scene)).id } }),
  'Mutation.declineOwnershipTransfer': async (scene) => ({ id: await offer(scene) }),
  'Mutation.deleteAccount': () => ({ password: PASSWORD }),
  'Mutation.createBooking': async (scene) => {
    await calendar(scene);
    return { input: { leadId: await lead(scene), startsAt: inDays(scene, 2), ...external() } };
  },
  'Mutation.rescheduleBooking': async (scene) => ({
    input: { id: await booking(scene), startsAt: inDays(scene, 2), reason: null },
  }),
  'Mutation.cancelBooking': async (scene) => ({ id: await booking(scene), reason: 'Ill' }),
  'Mutation.deleteContact': async (scene) => ({ id: (await buildContact(scene.fd, scene.workspace)).id }),
  'Mutation.createConversationNote': async (scene) => ({
    input: { conversationId: (await conversation(scene)).id, text: 'Prefers mornings.' },
  }),
  'Mutation.createConversationNote, with a mention': async (scene) => ({
    input: {
      conversationId: (await conversation(scene)).id,
      text: 'Please call back, @Ada.',
      mentionedMemberIds: [scene.founder.memberId],
    },
  }),
  'Mutation.deleteConversationNote': async (scene) => {
    const { id: conversationId } = await conversation(scene);
    return { id: (await buildNote(scene.fd, scene.workspace, { conversationId, memberId: ownMemberId(scene) })).id };
  },
  'Mutation.deleteSavedReply': async (scene) => ({ id: await savedReply(scene) }),
  'Mutation.deleteSavedView': async (scene) => ({ id: await view(scene) }),
  'Mutation.deleteLead': async (scene) => ({ id: await lead(scene) }),
  'Mutation.deleteRole': async (scene) => ({ input: { id: await role(scene), moveToRole: 'viewer' } }),
  'Mutation.deleteRole, into another': async (scene) => ({
    input: { id: await role(scene), moveToCustomRoleId: await role(scene) },
  }),
  'Mutation.deleteWebhook': async (scene) => ({ id: await webhook(scene) }),
  'Mutation.deleteWorkspace': ({ workspace }) => ({ confirmSlug: workspace.slug }),
  'Mutation.deleteFailedJobs': async ({ fd }) => ({ ids: [await buildFailedJob(fd)] }),
  'Mutation.retryFailedJobs': async ({ fd }) => ({ ids: [await buildFailedJob(fd)] }),
  'Mutation.disableUser': async ({ fd }) => ({ id: (await buildUser(fd)).userId }),
  'Mutation.enableWebhook': async ({ fd, workspace, founder }) => ({
    id: await buildWebhook(fd, workspace, founder, switchedOff()),
  }),
  'Mutation.enableUser': async ({ fd }) => ({ id: (await buildUser(fd)).userId }),
  'Mutation.revokeUserSessions': async ({ fd }) => ({ id: (await buildUser(fd)).userId }),
  'Mutation.exportAuditLog': (scene) => ({ input: { format: 'CSV', filter: trailOf(scene) } }),
  'Mutation.exportContacts': () => ({ input: { filter: FILTER, format: 'CSV' } }),
  'Mutation.exportWorkspaceData': () => ({}),
  'Mutation.exportContactData': async (scene) => ({ id: (await buildContact(scene.fd, scene.workspace)).id }),
  'Mutation.eraseContact': async (scene) => ({ id: (await buildContact(scene.fd, scene.workspace)).id }),
  'Mutation.exportLeads': () => ({ input: { format: 'NDJSON' } }),
  'Mutation.exportEntities': () => ({ input: { format: 'NDJSON' } }),
  'Mutation.exportBookings': () => ({ input: { format: 'NDJSON' } }),
  'Mutation.exportConversations': () => ({ input: { format: 'NDJSON' } }),
  'Mutation.updateContactImportRow': async (scene) => ({
    input: { importId: await contactImport(scene), row: 2, cells: ['Ben', '+442079460556'] },
  }),
  'Mutation.grantAccess': async (scene) => ({ id: await request(scene), expiresAt: soon(scene).toISOString() }),
  'Mutation.inviteMember': ({ unique }) => ({
    input: { email: `${unique}@people.test`, role: 'viewer', policies: ['contact.read'], note: 'Welcome!' },
  }),
  'Mutation.inviteMember, with a role': async (scene) => ({
    input: {
      email: `${scene.unique}@people.test`,
      role: 'member',
      customRoleId: await role(scene),
      policies: [],
    },
  }),
  'Mutation.inviteMember, as an owner': ({ unique }) => ({
    input: { email: `${unique}@people.test`, role: 'owner', policies: [] },
  }),
  'Mutation.inviteMembers': ({ unique }) => ({
    input: { emails: [`${unique}@people.test`, 'nobody'], role: 'viewer', policies: [], note: 'Welcome!' },
  }),
  'Mutation.inviteMembers, with a role': async (scene) => ({
    input: {
      emails: [`${scene.unique}@people.test`],
      role: 'member',
      customRoleId: await role(scene),
      policies: [],
    },
  }),
  'Mutation.leaveWorkspace': () => ({}),
  'Mutation.updateAvailability': ({ fd }) => ({
    input: { isAway: true, awayUntil: new Date(fd.services.clock().getTime() + 3_600_000).toISOString() },
  }),
  'Mutation.releaseLegalHold': async (scene) => ({
    id: (await buildHold(scene.fd, scene.workspace, { leadId: await lead(scene) })).id,
  }),
  'Mutation.mergeContacts': async ({ fd, workspace }) => ({
    input: {
      primaryId: (await buildContact(fd, workspace)).id,
      mergeId: (await buildContact(fd, workspace)).id,
      take: ['NAME', 'EMAIL'],
    },
  }),
  'Mutation.createOwnershipTransfer': async (scene) => ({ memberId: await heir(scene) }),
  'Mutation.pauseAgent': () => ({}),
  'Mutation.pauseJob': async (scene) => ({ id: await job(scene) }),
  'Mutation.pauseJob, of another': async (scene) => ({ id: await anothersJob(scene) }),
  'Mutation.createLegalHold': async (scene) => ({ input: { leadId: await lead(scene), reason: 'A claim' } }),
  'Mutation.createLegalHold, on a contact': async (scene) => ({
    input: { contactId: (await conversation(scene)).contact.id, reason: 'A claim' },
  }),
  'Mutation.createLegalHold, on the workspace': () => ({ input: { reason: 'A claim' } }),
  'Mutation.refreshSession': () => ({}),
  'Mutation.register': ({ unique }) => ({
    input: { name: 'Remy', email: `${unique}@people.test`, password: NEW_PASSWORD },
  }),
  'Mutation.createRecoveryCodes': async (scene) => {
    await protectedBy(scene);
    return { password: PASSWORD };
  },
  'Mutation.createPersistedOperation': () => ({ document: 'query Names { leads(first: 5) { totalCount } }' }),
  'Mutation.deleteIntegration': async (scene) => ({ id: await integration(scene) }),
  'Mutation.createPhoneConfig': () => ({
    input: {
      provider: 'WHATSAPP_CLOUD',
      number: null,
      providerNumberId: String(100_000 + ++count),
      businessAccountId: '200000',
      accessToken: TOKENS.accessToken,
      appSecret: null,
      sandbox: false,
    },
  }),
  'Mutation.updatePhoneConfig': async (scene) => ({
    input: { id: await cloudNumber(scene), accessToken: null, appSecret: null },
  }),
  'Mutation.requestPhoneConfigCode': async (scene) => ({ id: await phoneConfig(scene, 'DRAFT'), method: 'SMS' }),
  'Mutation.verifyPhoneConfigCode': async (scene) => ({
    id: await phoneConfig(scene, 'CODE_REQUESTED'),
    code: '123456',
  }),
  'Mutation.enablePhoneConfig': async (scene) => ({ id: await phoneConfig(scene), pin: null }),
  'Mutation.disablePhoneConfig': async (scene) => ({ id: await phoneConfig(scene, 'ACTIVE') }),
  'Mutation.assignServiceToPhoneConfig': async (scene) => ({
    id: await phoneConfig(scene),
    serviceId: await service(scene),
  }),
  'Mutation.updateNumberRouting': async (scene) => ({
    input: {
      phoneConfigId: await phoneConfig(scene),
      rules: [
        {
          hours: 'WEEKLY',
          weekly: OFFICE_WEEK.weekly,
          serviceId: await messageService(scene),
          fallbackServiceId: await messageService(scene),
          overflow: 'TEAM',
        },
      ],
    },
  }),
  'Mutation.deletePhoneConfig': async (scene) => ({ id: await phoneConfig(scene) }),
  'Mutation.syncTemplates': () => ({}),
  'Mutation.createTemplate': async (scene) => ({
    input: {
      phoneConfigId: await cloudNumber(scene),
      name: 'visit',
      language: 'en',
      headerFileId: await buildTemplateFile(scene.fd, scene.workspace),
      ...TEMPLATE_CONTENT,
    },
  }),
  'Mutation.updateTemplate': async (scene) => ({
    input: {
      id: await connectedTemplate(scene),
      headerFileId: await buildTemplateFile(scene.fd, scene.workspace),
      ...TEMPLATE_CONTENT,
    },
  }),
  'Mutation.deleteTemplate': async (scene) => ({ id: await connectedTemplate(scene) }),
  'Mutation.sendTemplate': async (scene) => ({
    input: {
      conversationId: (await heldByCloud(scene)).id,
      templateId: await template(scene),
      variables: [{ name: '1', value: 'Lena' }],
      clientId: null,
    },
  }),
  'Mutation.updateGreetingTemplate': async (scene) => ({
    input: {
      templateId: await template(scene),
      variables: [{ name: '1', known: 'CONTACT_NAME', text: null }],
    },
  }),
  'Mutation.updateOptOutKeywords': () => ({
    input: { languages: [{ language: 'de', optOutKeywords: ['halt'], optInKeywords: [], confirmation: null }] },
  }),
  'Mutation.optOutContact': async (scene) => ({ id: (await conversation(scene)).contact.id }),
  'Mutation.optInContact': async (scene) => ({ id: await silent(scene) }),
  'Mutation.deleteServiceAccount': async (scene) => ({ id: await serviceAccount(scene) }),
  'Mutation.updateOrganization': async (scene) => ({ id: await organization(scene), name: 'Acme Holding' }),
  'Mutation.resendDelivery': async (scene) => ({ id: await delivery(scene) }),
  'Mutation.resendFailedDeliveries': async (scene) => ({
    input: { webhookId: await webhook(scene), since: '2026-01-01T00:00:00.000Z' },
  }),
  'Mutation.requestAccess': async (scene) => ({ input: { policy: await lacking(scene), reason: 'To see how we do' } }),
  'Mutation.deletePasskey': async (scene) => ({ id: await passkeyOf(scene), password: PASSWORD }),
  'Mutation.disableTotp': async (scene) => {
    await protectedBy(scene);
    return { password: PASSWORD };
  },
  'Mutation.removeMember': async (scene) => ({ id: await viewer(scene) }),
  'Mutation.removeMember, an owner': ({ founder }) => ({ id: founder.memberId }),
  'Mutation.updatePasskey': async (scene) => ({ id: await passkeyOf(scene), name: 'Blue laptop' }),
  'Mutation.updateWorkspaceSlug': ({ unique }) => ({ slug: `${unique}-renamed` }),
  'Mutation.requestEmailChange': ({ unique }) => ({ input: { email: `${unique}@moved.test`, password: PASSWORD } }),
  'Mutation.requestPasswordReset': ({ founder }) => ({ email: founder.email }),
  'Mutation.resendInvitation': async (scene) => ({ id: (await invitation(scene)).id }),
  'Mutation.resendVerification': ({ founder }) => ({ email: founder.email }),
  'Mutation.resetPassword': async (scene) => ({ input: { token: await resetToken(scene), password: NEW_PASSWORD } }),
  'Mutation.resumeAgent': () => ({}),
  'Mutation.resumeJob': async (scene) => ({ id: await job(scene, { state: 'PAUSED' }) }),
  'Mutation.resumeJob, of another': async (scene) => ({ id: await anothersJob(scene) }),
  'Mutation.startContactImport': async (scene) => ({ id: await contactImport(scene) }),
  'Mutation.unblockContact': async (scene) => ({
    id: (await buildContact(scene.fd, scene.workspace, { blocked: true })).id,
  }),
  'Mutation.undoContactImport': async (scene) => ({
    id: await contactImport(scene, { stage: 'IMPORTED', created: 1, finishedAt: scene.fd.services.clock() }),
  }),
  'Mutation.undoContactMerge': async ({ fd, workspace }) => ({ id: (await buildMerge(fd, workspace)).primaryId }),
  'Mutation.deletePersistedOperation': async (scene) => ({ id: await operation(scene) }),
  'Mutation.updateApiKeyScopes': async (scene) => ({ id: await usedKey(scene, scene.person ?? scene.founder) }),
  'Mutation.updateApiKeyScopes, of another': async (scene) => ({ id: await usedKey(scene, scene.founder) }),
  'Mutation.revokeApiKey': async (scene) => ({ id: await key(scene, scene.person ?? scene.founder) }),
  'Mutation.revokeApiKey, of another': async (scene) => ({ id: await key(scene, scene.founder) }),
  'Mutation.revokeInvitation': async (scene) => ({ id: (await invitation(scene)).id }),
  'Mutation.rotateApiKey': async (scene) => ({
    id: await key(scene, scene.person ?? scene.founder),
    gracePeriod: 'ONE_DAY',
  }),
  'Mutation.rotateApiKey, of another': async (scene) => ({ id: await key(scene, scene.founder), gracePeriod: 'NOW' }),
  'Mutation.revokeSession': async (scene) => ({ id: await session(scene) }),
  'Mutation.summarizeConversation': async (scene) => ({ conversationId: (await conversation(scene)).id }),
  'Mutation.draftReply': async (scene) => {
    await publishAgent(scene.fd, scene.workspace);
    return { conversationId: (await held(scene)).id };
  },
  'Mutation.sendMessage': async (scene) => ({
    input: { conversationId: (await held(scene)).id, body: 'Hello', clientId: null },
  }),
  'Mutation.sendMessage, with a saved reply': async (scene) => ({
    input: { conversationId: (await held(scene)).id, body: 'Hello', savedReplyId: await savedReply(scene) },
  }),
  'Mutation.sendMessage, not taken over': async (scene) => ({
    input: { conversationId: (await conversation(scene)).id, body: 'Hello' },
  }),
  'Mutation.startConversation': async (scene) => ({
    input: { contactId: (await conversation(scene)).contactId, body: 'Hello', clientId: crypto.randomUUID() },
  }),
  'Mutation.startConversation, with a lead by template': async (scene) => {
    await buildPhoneConfig(scene.fd, scene.workspace, scene.founder, { state: 'ACTIVE' });
    const variables = [{ name: '1', value: 'Lena' }];
    const templateId = await template(scene);
    return { input: { leadId: await lead(scene), templateId, variables, clientId: crypto.randomUUID() } };
  },
  'Mutation.takeOverConversation': async (scene) => ({ id: (await conversation(scene)).id, version: 1 }),
  'Mutation.resolveConversation': async (scene) => ({ id: (await held(scene)).id, version: 1 }),
  'Mutation.snoozeConversation': async (scene) => ({
    id: (await held(scene)).id,
    until: new Date(scene.fd.services.clock().getTime() + 86_400_000).toISOString(),
    version: 1,
  }),
  'Mutation.reopenConversation': async (scene) => ({ id: (await held(scene)).id }),
  'Mutation.updateConversationStatuses': async (scene) => ({
    input: {
      conversations: [{ id: (await held(scene)).id, version: 1, takesOver: false }],
      status: 'SNOOZED',
      snoozedUntil: new Date(scene.fd.services.clock().getTime() + 86_400_000).toISOString(),
    },
  }),
  'Mutation.returnConversation': async (scene) => ({ id: (await held(scene)).id, note: 'All answered' }),
  'Mutation.returnConversation, held by another': async (scene) => ({
    id: (await conversationOf(scene, await viewer(scene))).id,
  }),
  'Mutation.assignConversation': async (scene) => ({
    id: (await conversation(scene)).id,
    assigneeId: await viewer(scene),
  }),
  'Mutation.startConversation, outside the contact window': async (scene) => ({
    input: {
      contactId: (await conversation(scene)).contactId,
      body: 'Hello',
      clientId: crypto.randomUUID(),
      confirmOutsideWindow: true,
    },
  }),
  'Mutation.scheduleGreetings': async (scene) => {
    await greetingChannel(scene);
    await publishAgent(scene.fd, scene.workspace);
    await waitingLead(scene);
    return { perMinute: 6 };
  },
  'Mutation.startCall': async (scene) => {
    await vapi(scene);
    await publishAgent(scene.fd, scene.workspace);
    return { input: { leadId: await lead(scene) } };
  },
  'Mutation.startCall, with a service': async (scene) => {
    await vapi(scene);
    return { input: { leadId: await lead(scene), serviceId: await service(scene), confirmOutsideWindow: true } };
  },
  'Mutation.joinCall': async (scene) => ({ id: await call(scene), mode: 'LISTEN' }),
  'Mutation.updateCallMode': async (scene) => ({ id: await heldCall(scene), mode: 'GUIDE' }),
  'Mutation.sendGuidance': async (scene) => ({ id: await heldCall(scene), text: 'Offer Thursday' }),
  'Mutation.leaveCall': async (scene) => ({ id: await heldCall(scene) }),
  'Mutation.endCall': async (scene) => ({ id: await call(scene) }),
  'Mutation.wrapUpCall': async (scene) => ({
    input: { id: await call(scene, 'ENDED'), outcome: 'CALL_BACK', note: 'Tomorrow' },
  }),
  'Mutation.createOperator': async (scene) => ({ input: { memberId: await viewer(scene), receivesEscalations: true } }),
  'Mutation.updateOperator': async (scene) => ({ input: { id: await operator(scene), receivesEscalations: false } }),
  'Mutation.deleteOperator': async (scene) => ({ id: await operator(scene) }),
  'Mutation.resolveEscalation': async (scene) => ({ id: await escalation(scene) }),
  'Mutation.createMonitorConcept': () => ({ input: { name: `Danger ${++count}`, ...LISTENED_FOR } }),
  'Mutation.updateMonitorConcept': async (scene) => ({
    input: { id: (await concept(scene)).id, name: `Danger ${++count}`, ...LISTENED_FOR, enabled: true },
  }),
  'Mutation.deleteMonitorConcept': async (scene) => ({ id: (await concept(scene)).id }),
  'Mutation.createWorldEvent': () => ({
    input: {
      idempotencyKey: `order-${++count}`,
      entity: { type: 'PERSON', system: 'shop', externalId: 'customer-7' },
      type: 'order.shipped',
      fields: [{ name: 'orders', number: 3 }],
      confidencePercent: 50,
    },
  }),
  'Mutation.createWorldEvent, with a relation': () => ({
    input: {
      idempotencyKey: `visit-${++count}`,
      entity: { type: 'PERSON', system: 'shop', externalId: 'customer-7' },
      type: 'branch.visited',
      fields: [{ name: 'city', string: 'Bath' }],
      relations: [{ kind: 'visited', to: { type: 'LOCATION', system: 'shop', externalId: 'branch-1' } }],
      confidencePercent: 50,
      effectiveAt: '2026-11-01T09:00:00.000Z',
    },
  }),
  'Mutation.createWorldEvent, a yes': () => ({
    input: {
      idempotencyKey: `letters-${++count}`,
      entity: { type: 'PERSON', system: 'shop', externalId: 'customer-7' },
      type: 'letters.wanted',
      fields: [{ name: 'letters', boolean: true }],
      confidencePercent: 50,
    },
  }),
  'Mutation.updateEntity': async (scene) => ({
    input: { id: await entity(scene), field: { name: 'city', string: 'Bath' } },
  }),
  'Mutation.updateEntity, a number': async (scene) => ({
    input: { id: await entity(scene), field: { name: 'orders', number: 4 } },
  }),
  'Mutation.updateEntity, a yes': async (scene) => ({
    input: { id: await entity(scene), field: { name: 'letters', boolean: true } },
  }),
  'Mutation.linkEntities': async ({ fd, workspace }) => {
    const { entityId, otherEntityId } = await buildPossibleDuplicate(fd, workspace);
    return { entityId, otherEntityId };
  },
  'Mutation.unlinkEntities': async ({ fd, workspace }) => {
    const { entityId, otherEntityId } = await buildEntityLink(fd, workspace);
    return { entityId, otherEntityId };
  },
  'Mutation.linkExternalId': async (scene) => ({
    input: { entityId: await entity(scene), system: 'shop', externalId: `shopper-${++count}` },
  }),
  'Mutation.unlinkExternalId': async ({ fd, workspace }) => ({ id: (await buildExternalId(fd, workspace)).id }),
  'Mutation.dismissPossibleDuplicate': async ({ fd, workspace }) => ({
    id: (await buildPossibleDuplicate(fd, workspace)).id,
  }),
  'Mutation.retractWorldEvent': async (scene) => ({
    id: await worldEventOf(scene.fd, scene.workspace, await entity(scene)),
  }),
  'Mutation.createReview': async (scene) => ({ conversationId: (await conversation(scene)).id }),
  'Mutation.createSecondReview': async (scene) => ({
    id: await buildReview(scene.fd, scene.workspace, { conversationId: (await conversation(scene)).id }),
  }),
  'Mutation.claimReview': async (scene) => ({ id: await openReview(scene) }),
  'Mutation.claimNextReview': () => ({ reason: null }),
  'Mutation.releaseReview': async (scene) => ({ id: await openReview(scene) }),
  'Mutation.completeReview': async (scene) => ({
    input: { id: await openReview(scene), accuracyScore: 4, toneScore: 4, outcomeScore: 4, comment: 'Good.' },
  }),
  'Mutation.updateReviewSettings': () => ({ input: { samplePercent: 10 } }),
  'Mutation.updateSafetySettings': () => ({ input: { secondOpinionEnabled: false } }),
  'Mutation.updateEscalationPolicy': async (scene) => {
    const memberId = await viewer(scene);
    const hours = { days: [1], from: '09:00', to: '17:00' };
    const steps = [{ target: 'MEMBER', memberId, limitMinutes: 5, hours }];
    return { input: { steps, onCallMemberIds: [memberId], fallbackEmail: 'team@acme.test' } };
  },
  'Mutation.updateEscalationPolicy, for a role': () => ({
    input: { steps: [{ target: 'ROLE', role: 'admin', limitMinutes: 5 }], onCallMemberIds: [] },
  }),
  'Mutation.upsertEscalationRule': async (scene) => ({
    input: { conceptId: (await concept(scene)).id, outcome: 'HAND_OVER', replyText: 'A colleague comes.' },
  }),
  'Mutation.upsertEscalationRule, an instruction': async (scene) => ({
    input: { conceptId: (await concept(scene)).id, outcome: 'INSTRUCT', instruction: 'Speak calmly.' },
  }),
  'Mutation.deleteEscalationRule': async (scene) => ({ id: (await concept(scene)).ruleId }),
  'Mutation.applyRegulationTemplate': () => ({
    input: { template: 'FDA_ADVERSE_DRUG_REACTION', overrideExisting: true },
  }),
  'Mutation.createService': async (scene) => ({ input: { name: `Reception ${++count}`, ...(await published(scene)) } }),
  'Mutation.updateService': async (scene) => ({
    input: { id: await service(scene), name: `Reception ${++count}`, ...(await published(scene)), enabled: true },
  }),
  'Mutation.deleteService': async (scene) => ({ id: await service(scene) }),
  'Mutation.markConversationRead': async (scene) => await reading(scene),
  'Mutation.markNotificationsRead': async (scene) => ({ id: await notification(scene), includeOlder: true }),
  'Mutation.markNotificationsRead, of another': async (scene) => ({
    id: await notificationOf(scene, await viewer(scene)),
    includeOlder: false,
  }),
  'Mutation.updateRecordFieldAccess': () => ({ input: { name: `field_${++count}`, access: 'READ' } }),
  'Mutation.updateAgentLimits': async (scene) => ({
    input: { agentId: await defaultAgent(scene), ...DEFAULT_AGENT_LIMITS, attemptsPerQuestion: 2 },
  }),
  'Mutation.updateSetupGuide': () => ({ input: { isDismissed: true } }),
  'Mutation.updateMutedNotifications': () => ({ kinds: ['ACCESS_REQUESTED'] }),
  'Query.notificationSettings': () => ({}),
  'Mutation.updateNotificationSettings': () => ({
    input: {
      mutedKinds: ['ACCESS_REQUESTED'],
      emailedKinds: ['CONVERSATION_WAITING'],
      pushedKinds: ['CONVERSATION_WAITING'],
      emailTiming: 'HOURLY',
      quietHours: { from: '20:00', to: '08:00' },
    },
  }),
  'Mutation.createPushSubscription': () => ({
    input: {
      endpoint: 'http://127.0.0.1:9/push',
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      auth: 'tBHItJI5svbpez7KI4CCXg',
    },
  }),
  'Mutation.deletePushSubscription': () => ({}),
  'Mutation.updateTakeoverLimit': () => ({ idleMinutes: 60 }),
  'Mutation.updateGlobalRole': async ({ fd }) => ({ id: (await buildUser(fd)).userId, globalRole: 'USER' }),
  'Mutation.updateModelRoute': async (scene) => {
    const { provider } = await verifiedAccount(scene, { provider: 'OPENAI' });
    const choices = [{ provider, model: 'text-embedding-3-small' }];
    return { input: { purpose: 'EMBEDDING', choices, timeoutSeconds: 10, minSimilarity: 50 } };
  },
  'Mutation.upsertIntegration': () => ({
    input: { provider: 'OPENAI', model: 'gpt-4o', secret: 'sk-of-a-test-account', ...OF_OTHER_PROVIDERS },
  }),
  'Mutation.assignOrganization': async (scene) => ({ organizationId: await organization(scene) }),
  'Mutation.revokeSupportAccess': async ({ fd, workspace, founder }) => ({
    id: (await grantSupportAccess(fd, workspace, founder)).id,
  }),
  'Mutation.startSupportSession': async ({ fd, workspace, founder }) => {
    await grantSupportAccess(fd, workspace, founder);
    return { input: { slug: workspace.slug, reason: 'They cannot see their leads.' } };
  },
  'Mutation.grantSupportAccess': () => ({ input: { level: 'READ', hours: 1 } }),
  'Mutation.endSupportSession': ({ workspace }) => ({ slug: workspace.slug }),
  'Mutation.updateRegistration': () => ({ input: { mode: 'OPEN', allowedDomains: [] } }),
  'Mutation.updateRetention': () => ({ days: 30 }),
  'Mutation.startTotpSetup': () => ({}),
  'Mutation.signIn': ({ founder }) => ({ input: { email: founder.email, password: PASSWORD } }),
  'Mutation.signInWithPasskey': async ({ fd }) => ({ input: await passkeySignIn(fd, await buildUser(fd)) }),
  'Mutation.signOut': () => ({}),
  'Mutation.signOutEverywhere': () => ({ exceptCurrent: true }),
  'Mutation.undoFactorChange': async ({ fd, founder }) => {
    const token = newSecret();
    const at = fd.services.clock();
    const { userId, email } = founder;
    await fd.services.database.system.prisma.factorUndo.create({
      data: {
        tokenHash: Uint8Array.from(hashSecret(token)),
        userId,
        email,
        change: 'TOTP_ADDED',
        createdAt: at,
        expiresAt: new Date(at.getTime() + 86_400_000),
      },
    });
    return { token };
  },
  'Mutation.cancelEmailChange': async (scene) => ({ token: await emailChangeToken(scene) }),
  'Mutation.startPasskeyAuthentication': () => ({}),
  'Mutation.startPasskeyAuthentication, for a pending sign-in': async (scene) => ({
    challengeToken: (await secondStep(scene)).challengeToken,
  }),
  'Mutation.startPasskeyRegistration': () => ({}),
  'Mutation.extendSession': () => ({}),
  'Mutation.submitForm': ({ workspace }) => ({ input: { ...PASSED_ON, slug: workspace.slug, website: '' } }),
  'Mutation.submitForm, of a published form': async ({ fd, workspace }) => ({
    input: {
      ...PASSED_ON,
      slug: workspace.slug,
      versionId: await buildLeadFormVersion(fd, workspace),
      language: 'en',
      answers: [{ key: 'class', values: ['yoga'] }],
      parameters: [{ key: 'utm_source', value: 'mail' }],
    },
  }),
  'Mutation.createSurfaceTemplate': () => ({ name: 'First visit' }),
  'Mutation.updateSurfaceTemplate': async ({ fd, workspace }) => ({
    input: {
      id: await buildSurfaceTemplate(fd, workspace),
      revision: 0,
      name: 'First visit',
      content: JSON.stringify(SURFACE_CONTENT),
    },
  }),
  'Mutation.publishSurfaceTemplate': async ({ fd, workspace }) => ({
    id: await buildSurfaceTemplate(fd, workspace, { isPublished: false }),
    revision: 0,
  }),
  'Mutation.archiveSurfaceTemplate': async ({ fd, workspace }) => ({ id: await buildSurfaceTemplate(fd, workspace) }),
  'Mutation.sendSurface': async (scene) => ({
    input: {
      conversationId: (await held(scene)).id,
      templateId: await buildSurfaceTemplate(scene.fd, scene.workspace),
      language: null,
      clientId: null,
    },
  }),
  'Mutation.createSurfaceFileLink': async ({ fd, workspace }) => ({
    id: await buildSurfaceFile(fd, workspace, (await buildSurface(fd, workspace)).id),
  }),
  'Mutation.createTemplateFileLink': async ({ fd, workspace }) => ({ id: await buildTemplateFile(fd, workspace) }),
  'Mutation.createSurfaceLink': async ({ fd, workspace }) => ({
    input: {
      contactId: (await buildContact(fd, workspace)).id,
      templateId: await buildSurfaceTemplate(fd, workspace),
      language: null,
    },
  }),
  'Mutation.acceptSurface': async (scene) => ({
    id: (await buildSurfaceInReview(scene.fd, scene.workspace, await held(scene))).id,
  }),
  'Mutation.returnSurface': async (scene) => ({
    id: (await buildSurfaceInReview(scene.fd, scene.workspace, await held(scene))).id,
    note: 'Please check the date.',
  }),
  'Mutation.unlockSurface': async ({ fd, workspace }) => ({ id: (await buildLockedSurface(fd, workspace)).id }),
  'Mutation.revokeSurface': async ({ fd, workspace }) => ({ id: (await buildSurface(fd, workspace)).id }),
  'Mutation.updateLeadForm': async (scene) => ({
    input: {
      revision: await leadFormRevision(scene),
      content: JSON.stringify({ ...FORM_CONTENT, hiddenFields: [`partner_${++count}`] }),
    },
  }),
  'Mutation.updateLeadFormLogo': async (scene) => ({ revision: await leadFormRevision(scene), logo: PNG_LOGO }),
  'Mutation.updateLeadFormEmbedding': async (scene) => ({
    revision: await leadFormRevision(scene),
    origins: ['https://www.example.com'],
  }),
  'Mutation.publishLeadForm': async (scene) => {
    await buildLeadFormVersion(scene.fd, scene.workspace, { content: DEFAULT_FORM });
    const draft = JSON.parse(JSON.stringify(FORM_CONTENT));
    await scene.fd.services.database
      .forWorkspace(scene.workspace.id)
      .write((tx) => tx.leadForm.updateMany({ data: { draft } }));
    return { revision: await leadFormRevision(scene) };
  },
  'Mutation.restoreLeadFormVersion': async (scene) => ({
    id: await buildLeadFormVersion(scene.fd, scene.workspace),
    revision: await leadFormRevision(scene),
  }),
  'Mutation.updateApiKey': async (scene) => ({
    input: { id: await key(scene, scene.person ?? scene.founder), name: 'Website', allowedRanges: ['203.0.113.0/24'] },
  }),
  'Mutation.updateApiKey, of another': async (scene) => ({
    input: { id: await key(scene, scene.founder), name: 'Website', allowedRanges: [] },
  }),
  'Mutation.updateContact': async (scene) => ({
    input: {
      id: (await buildContact(scene.fd, scene.workspace)).id,
      company: 'Acme',
      tags: ['vip'],
      consented: true,
    },
  }),
  'Mutation.updateContact, all of it': async (scene) => ({
    input: {
      id: (await buildContact(scene.fd, scene.workspace)).id,
      name: 'Cora',
      phone: `+44207947${String(++count % 10_000).padStart(4, '0')}`,
      email: 'cora@people.test',
      notes: 'Called twice',
      ...external(),
    },
  }),
  'Mutation.updateSavedReply': async (scene) => ({
    input: {
      id: await savedReply(scene),
      shortcut: `hours-${++count}`,
      text: 'We open at 8.',
      folder: null,
      visibility: 'SHARED',
    },
  }),
  'Mutation.updateSavedView': async (scene) => ({
    input: { id: await view(scene), name: `Evenings ${++count}`, query: '', visibility: 'PRIVATE' },
  }),
  'Mutation.updateLead': async (scene) => ({
    input: {
      id: await lead(scene),
      name: 'Lena',
      phone: '+442079460018',
      email: '',
      message: '',
      status: 'BOOKED',
      ...external(),
    },
  }),
  'Mutation.updateMember': async (scene) => ({ input: await memberChange(scene) }),
  'Mutation.updateMember, with a role': async (scene) => ({ input: await changeToRole(scene) }),
  'Mutation.updateMember, an owner': ({ founder }) => ({ input: { id: founder.memberId, role: 'admin', grants: [] } }),
  'Mutation.updateMember, to owner': async (scene) => ({
    input: { id: await viewer(scene), role: 'owner', grants: [] },
  }),
  'Mutation.updatePlatformSettings': () => ({
    input: { workspaceCreation: true },
  }),
  'Mutation.updateServiceAccount': async (scene) => ({
    input: { id: await serviceAccount(scene), name: 'Hourly import', policies: ['lead.read'] },
  }),
  'Mutation.updateRole': async (scene) => ({ input: { ...ROLE, id: await role(scene) } }),
  'Mutation.updateModelBudget': () => ({ input: { limitCents: 1000 + ++count, action: 'CONTINUE' } }),
  'Mutation.createPlan': () => ({
    input: { key: `plan-${++count}`, name: 'Starter', description: 'For one team.', visibility: 'PUBLIC' },
  }),
  'Mutation.createPlanVersion': async ({ fd }) => ({
    input: {
      planId: await planOf(fd, await buildPlanVersion(fd)),
      features: ['CAMPAIGNS'],
      limits: [{ meter: 'MESSAGES_OUT', included: 3, mode: 'OVERAGE', unitPriceMinor: '0.25' }],
      prices: [{ currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 900 }],
      throughput: { requestsPerMinute: 600, costPerMinute: 200_000 },
      graceDays: 14,
    },
  }),
  'Mutation.publishPlanVersion': async ({ fd }) => ({ id: await buildPlanVersion(fd, { isDraft: true }) }),
  'Mutation.updateEndpointWeight': async ({ fd }) => ({
    input: { endpoint: 'leads', weight: 2, planId: await planOf(fd, await buildPlanVersion(fd)) },
  }),
  'Mutation.deleteEndpointWeight': async ({ fd }) => ({
    id: await buildEndpointWeight(fd, { endpoint: `endpoint${++count}` }),
  }),
  'Mutation.archivePlan': async ({ fd }) => ({ id: await planOf(fd, await buildPlanVersion(fd)) }),
  'Mutation.updateDefaultPlan': async ({ fd }) => ({
    id: await planOf(fd, await buildPlanVersion(fd)),
    isDefault: false,
  }),
  'Mutation.updateBillingAccount': () => ({
    input: { name: 'Acme Ltd', address: '1 Main St', country: 'DE', email: 'pay@acme.test', vatId: 'DE123456789' },
  }),
  'Mutation.startCheckout': async ({ fd }) => ({
    input: { planVersionId: await buildPaidVersion(fd), interval: 'MONTH', currency: 'EUR', seats: 100 },
  }),
  'Mutation.openBillingPortal': async ({ fd, workspace }) => {
    await buildPaymentCustomer(fd, workspace);
    return {};
  },
  'Mutation.refreshPayments': () => ({}),
  'Mutation.previewSubscriptionChange': async ({ fd }) => ({
    input: { planVersionId: await buildPaidVersion(fd), interval: 'MONTH', seats: 100 },
  }),
  'Mutation.changeSubscription': () => ({ token: 'a.b.c' }),
  'Mutation.cancelSubscriptionChange': () => ({}),
  'Mutation.replayPaymentEvent': async ({ fd, workspace }) => ({ id: await buildPaymentEvent(fd, workspace.id) }),
  'Mutation.createInvoiceLink': async ({ fd, workspace }) => ({ id: await buildInvoice(fd, workspace) }),
  'Mutation.createCreditNoteLink': async ({ fd, workspace }) => ({
    id: await buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) }),
  }),
  'Mutation.createPlatformCreditNoteLink': async ({ fd, workspace }) => ({
    id: await buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) }),
  }),
  'Mutation.createPlatformInvoiceLink': async ({ fd, workspace }) => ({ id: await buildInvoice(fd, workspace) }),
  'Mutation.updateInvoiceIssuer': () => ({
    input: { name: 'Frontdesk Ltd', address: '1 Main St', country: 'DE', taxId: 'DE123456789', bankDetails: 'IBAN' },
  }),
  'Mutation.createTaxRate': () => ({
    input: { country: 'DE', name: 'VAT', percent: 19, validFrom: `${3000 + ++count}-01-01` },
  }),
  'Mutation.deleteTaxRate': async ({ fd }) => ({ id: await buildTaxRate(fd, { country: 'FR' }) }),
  'Mutation.markInvoicePaid': async ({ fd }) => ({
    id: await buildInvoice(fd, await buildWorkspace(fd)),
    reason: 'Transfer',
  }),
  'Mutation.issueCreditNote': async ({ fd, workspace }) => ({
    input: {
      invoiceId: await buildInvoice(fd, workspace),
      reason: 'Outage',
      lines: [{ position: 1, amountMinor: 100 }],
    },
  }),
  'Mutation.markCreditNoteRefunded': async ({ fd, workspace }) => ({
    id: await buildCreditNote(fd, workspace, { invoiceId: await buildInvoice(fd, workspace) }),
    reference: 'Transfer',
  }),
  'Mutation.correctUsage': async ({ fd, workspace }) => {
    const { key } = await buildUsageEvent(fd, workspace);
    const event = { workspace: workspace.slug, meter: 'MESSAGES_OUT', key };
    return { input: { ...event, quantity: 1, reason: 'Counted twice', correctionId: crypto.randomUUID() } };
  },
  'Mutation.voidInvoice': async ({ fd }) => ({ id: await buildInvoice(fd, await buildWorkspace(fd)), reason: 'Error' }),
  'Mutation.createManualSubscription': async ({ fd }) => ({
    input: {
      ...(await subscriptionTerms(fd)),
      workspace: (await buildWorkspace(fd)).slug,
      startsAt: '2026-01-01T00:00:00.000Z',
    },
  }),
  'Mutation.updateManualSubscription': async ({ fd }) => ({
    input: { ...(await subscriptionTerms(fd)), id: await buildSubscription(fd, await buildWorkspace(fd)) },
  }),
  'Mutation.endManualSubscription': async ({ fd }) => ({ id: await buildSubscription(fd, await buildWorkspace(fd)) }),
  'Mutation.createModelPrice': () => ({
    input: {
      provider: 'OPENAI',
      model: `model-${++count}`,
      inputMicros: 1,
      cachedInputMicros: 1,
      outputMicros: 1,
      audioMicros: 1,
      validFrom: '2100-01-01T00:00:00.000Z',
    },
  }),
  'Mutation.deleteModelPrice': async ({ fd }) => ({ id: await buildModelPrice(fd) }),
  'Mutation.updateOutreachLimits': () => ({
    input: {
      country: 'GB',
      otherCountries: ['FR'],
      ...DEFAULT_OUTREACH_CEILINGS,
      messageWindow: { from: '08:00', until: '20:00' },
      callWindow: { from: '09:00', until: '19:00' },
      dialPolicy: { attempts: 2, spacingMinutes: 60, voicemailMessage: 'We call again.', whenUnreached: 'MARK_LOST' },
    },
  }),
  'Mutation.updateBusinessHours': () => ({ input: OFFICE_WEEK }),
  'Mutation.updateBusinessHours, of a number': async (scene) => ({
    input: {
      ...OFFICE_WEEK,
      holidays: [{ name: 'Christmas', from: '2126-12-25', until: '2126-12-26' }],
      phoneConfigId: await phoneConfig(scene),
    },
  }),
  'Mutation.deleteBusinessHours': async (scene) => ({ phoneConfigId: await phoneConfig(scene) }),
  'Mutation.updateSecuritySettings, voice verification': () => ({
    input: {
      requiresSecondFactor: false,
      voiceVerificationEnabled: false,
      voiceThreshold: 'STRICT',
      voiceSkipPolicy: 'ALLOW',
    },
  }),
  'Mutation.updateSecuritySettings': () => ({ input: { requiresSecondFactor: false, idleMinutes: 60 } }),
  'Mutation.updateWorkspace': () => ({
    input: { name: 'Another name', description: 'And what it is for', defaultCountry: 'GB', timezone: 'Europe/London' },
  }),
  'Mutation.enableSimulators': () => ({}),
  'Mutation.enableSimulator': async (scene) => {
    await setEnvironment(scene.fd, scene.workspace, 'DEVELOPMENT');
    return { provider: 'OPENAI' };
  },
  'Mutation.verifyEmail': async (scene) => ({ input: { token: await verificationToken(scene), password: PASSWORD } }),
  // A URL with another origin, so that the response contains a new secret.
  'Mutation.updateWebhook': async (scene) => ({
    input: { id: await webhook(scene), ...WEBHOOK, url: 'https://moved.example.com/in' },
  }),
  'Mutation.verifyIntegration': async (scene) => ({ id: await integration(scene) }),

  'Subscription.campaignProgressed': () => ({}),
  'Subscription.auditEventAdded': () => ({}),
  'Subscription.callChanged': () => ({}),
  'Subscription.callTranscriptAdded': () => ({}),
  'Subscription.bookingChanged': () => ({}),
  'Subscription.conversationChanged': () => ({}),
  'Subscription.jobProgressed': () => ({}),
  'Subscription.leadChanged': () => ({}),
  'Subscription.messageAdded': () => ({}),
  'Subscription.notificationAdded': () => ({}),
};

/** Returns the root field of a sample: the part of its key before the comma. */
/** Terms of a subscription with all fields. */
const subscriptionTerms = async (fd: Scene['fd']) => ({
  planVersionId: await buildPlanVersion(fd),
  interval: 'MONTH',
  endsAt: '2100-01-01T00:00:00.000Z',
  seats: 50,
  overrides: {
    features: ['CAMPAIGNS'],
    limits: [{ meter: 'MESSAGES_OUT', included: 60, mode: 'OVERAGE', unitPriceMinor: '0.25' }],
    throughput: { requestsPerMinute: 600, costPerMinute: 200_000 },
  },
  priceMinor: 990,
  currency: 'EUR',
  note: 'Agreed in a call.',
});

export const fieldOf = (sample: string): string => sample.split(',')[0] ?? '';

// Makes values unique, because a sample can be created twice in one workspace.
let count = 0;

const lead = async ({ fd, workspace }: Scene) => (await buildLead(fd, workspace, { name: 'Lena Lead' })).id;
const booking = async (scene: Scene) => buildBooking(scene.fd, scene.workspace, await lead(scene));
/** Returns the input of a sequence with a service and a template. */
const newContact = () => ({
  name: 'Nia New',
  phone: `+44207947${String(++count % 10_000).padStart(4, '0')}`,
  email: 'nia@people.test',
  company: 'Acme',
  notes: 'Hello',
  tags: ['vip'],
  consented: true,
  ...external(),
});
const sequenceFor = async (scene: Scene) =>
  sequenceInput({
    serviceId: await service(scene),
    steps: [
      stepInput({
        text: 'Please fill in {{form_link}}',
        surfaceTemplateId: await buildSurfaceTemplate(scene.fd, scene.workspace),
        templateId: await template(scene),
        variables: [{ name: '1', text: '{{form_link}}' }],
      }),
    ],
  });
/** Creates a booking whose appointment has started. */
const startedBooking = async (scene: Scene) =>
  buildBooking(scene.fd, scene.workspace, await lead(scene), { startsAt: scene.fd.services.clock() });
const inDays = ({ fd }: Scene, days: number) =>
  new Date(fd.services.clock().getTime() + days * 86_400_000).toISOString();
const conversation = ({ fd, workspace }: Scene) => buildConversation(fd, workspace);
const conversationOf = ({ fd, workspace }: Scene, heldById: string) => buildConversation(fd, workspace, { heldById });
/** Creates a conversation that the caller has taken over, or the founder if the caller is not a member. */
const held = (scene: Scene) => conversationOf(scene, ownMemberId(scene));
/** Returns the member id of the caller, or of the founder if the caller is not a member. */
const ownMemberId = ({ person, founder }: Scene) =>
  person && 'memberId' in person ? (person as Member).memberId : founder.memberId;

const TEMPLATE_CONTENT = {
  category: 'UTILITY',
  header: null,
  body: 'Hello {{1}}, see you soon.',
  footer: null,
  buttons: [
    { type: 'URL', text: 'Visit', url: 'https://acme.test/{{1}}', phoneNumber: '+442079460000', example: 'x7' },
  ],
  examples: ['Lena'],
};

/** Creates a taken-over conversation on a phone number at Meta whose account has the template. */
const heldByCloud = async (scene: Scene) => {
  const { fd, workspace, person, founder } = scene;
  const phoneConfigId = await buildPhoneConfig(fd, workspace, founder);
  const holder = person && 'memberId' in person ? (person as Member) : founder;
  return buildConversation(fd, workspace, { heldById: holder.memberId, phoneConfigId });
};
/** Creates a notification for the caller, or for the founder if the caller is not a member. */
const notification = async (scene: Scene) => notificationOf(scene, await own(scene));
const notificationOf = ({ fd, workspace }: Scene, memberId: string) => buildNotification(fd, workspace, { memberId });
/** Returns the caller, or the founder if the caller is not a member. */
const asker = ({ person, founder }: Scene) => (person && 'memberId' in person ? (person as Member) : founder);

const contact = ({ fd, workspace }: Scene) => buildContact(fd, workspace);

/** Creates a campaign to one contact that is ready to send from a phone number at Meta. */
async function campaign(scene: Scene, over: Parameters<typeof buildCampaign>[3] = {}): Promise<string> {
  const { fd, workspace, founder } = scene;
  await buildPhoneConfig(fd, workspace, founder, { state: 'ACTIVE' });
  const templateId = await buildTemplate(fd, workspace);
  const { id } = await contact(scene);
  return buildCampaign(fd, workspace, founder, { templateId, audienceIds: [id], ...over });
}

/** Creates a campaign whose only recipient has the given status. */
const campaignTo = async (scene: Scene, state: 'FAILED' | 'UNCONFIRMED') =>
  (await recipientOf(scene, state)).campaignId;

async function recipientOf(scene: Scene, state: 'FAILED' | 'UNCONFIRMED') {
  const campaignId = await campaign(scene, { state: 'PAUSED' });
  const to = { campaignId, contactId: (await contact(scene)).id, state, messageId: campaignId };
  return { campaignId, recipientId: await buildRecipient(scene.fd, scene.workspace, to) };
}

const campaignInput = async (scene: Scene) => ({
  ...CAMPAIGN,
  templateId: await buildTemplate(scene.fd, scene.workspace),
  contactIds: [(await contact(scene)).id],
});

const filteredCampaign = (scene: Scene) => ({
  ...CAMPAIGN,
  filter: CONTACTS,
  contactIds: [],
  messagedWithinDays: 7,
  variables: [{ name: '1', source: 'TEXT', text: 'spring' }],
  startsAt: localIn(scene, 30),
  quietFrom: 1_260,
  quietUntil: 480,
});

const localIn = ({ fd }: Scene, days: number): string =>
  new Date(fd.services.clock().getTime() + days * 86_400_000).toISOString().slice(0, 16);

/** Creates a job of the caller. Finishes all other jobs first, because at most three can be unfinished. */
async function job(scene: Scene, over: Parameters<typeof buildJob>[3] = {}): Promise<string> {
  const { fd, workspace } = scene;
  const over30 = { state: 'DONE', finishedAt: fd.services.clock() };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.job.updateMany({ where: { finishedAt: null }, data: over30 }));
  return (await buildJob(fd, workspace, asker(scene), over)).id;
}
const anothersJob = async ({ fd, workspace }: Scene) =>
  (await buildJob(fd, workspace, await buildMember(fd, workspace))).id;
const contactImport = async (scene: Scene, over: Parameters<typeof buildImport>[3] = {}) => {
  await job(scene, { state: 'DONE', finishedAt: scene.fd.services.clock() });
  return (await buildImport(scene.fd, scene.workspace, asker(scene), over)).id;
};
const FULL_PROFILE = {
  ...PROFILE,
  name: 'Acme Fitness',
  website: 'https://acme.example',
  services: [{ name: 'Trial lesson', description: '', price: '15 EUR', durationMinutes: 60 }],
  policies: [{ title: 'Cancellations', text: 'Cancel a day before.' }],
  links: [{ title: 'Courses', url: 'https://acme.example/courses' }],
  contactPersons: [{ name: 'Ada', role: 'Owner', phone: '', email: '' }],
};
const profileRevision = async ({ fd, workspace }: Scene): Promise<number> =>
  (await fd.services.database.forWorkspace(workspace.id).read((tx) => tx.businessProfileRow.findFirst()))?.revision ??
  0;
/** Creates a review that the caller has claimed, or the founder if the caller is not a member. */
const openReview = async (scene: Scene): Promise<string> => {
  const claim = { claimedById: asker(scene).memberId, claimedAt: scene.fd.services.clock() };
  const { id: conversationId } = await conversation(scene);
  return buildOpenReview(scene.fd, scene.workspace, { conversationId, ...claim });
};
const unansweredQuestion = async (scene: Scene): Promise<string> =>
  buildUnansweredQuestion(scene.fd, scene.workspace, { conversationId: (await conversation(scene)).id });
const savedReply = async (scene: Scene) => (await buildSavedReply(scene.fd, scene.workspace)).id;
const view = async (scene: Scene) => (await buildView(scene.fd, scene.workspace, asker(scene))).id;
async function reading(scene: Scene) {
  const { id } = await conversation(scene);
  const { fd, workspace } = scene;
  const newest = await fd.services.database
    .forWorkspace(workspace.id)
    .read((tx) => tx.message.findFirstOrThrow({ where: { conversationId: id } }));
  return { id, messageId: newest.id };
}
const call = async ({ fd, workspace }: Scene, state: 'IN_PROGRESS' | 'ENDED' = 'IN_PROGRESS') =>
  (await buildCall(fd, workspace, { state })).id;
const leadOnThePhone = async ({ fd, workspace }: Scene) => (await buildCall(fd, workspace)).leadId;
/** Creates a call that the caller has taken over, or the founder if the caller is not a member. */
async function heldCall({ fd, workspace, person, founder }: Scene): Promise<string> {
  const heldById = person && 'memberId' in person ? (person as Member).memberId : founder.memberId;
  return (await buildCall(fd, workspace, { heldById, mode: 'TAKEOVER' })).id;
}
/** Returns the id of the default agent. */
const defaultAgent = async ({ fd, workspace }: Scene): Promise<string> =>
  (
    await fd.services.database
      .forWorkspace(workspace.id)
      .read((tx) => tx.agent.findFirstOrThrow({ where: { isDefault: true } }))
  ).id;
/** Creates a test case with a completed result. Returns the ids of the run and the result. */
const testRun = async ({ fd, workspace }: Scene, status = 'FAILED') =>
  buildTestRun(fd, workspace, { testCaseId: await buildTestCase(fd, workspace), status });
/** Creates an agent that is not the default agent. */
const agent = ({ fd, workspace }: Scene) => buildAgent(fd, workspace, `Agent ${++count}`);
/** Creates two agent versions. Returns the ids of the agent, of the older version and of its context graph. */
async function published({ fd, workspace }: Scene) {
  const agentVersionId = await oldVersion(fd, workspace);
  const { agentId, graphVersionId } = await fd.services.database
    .forWorkspace(workspace.id)
    .read((tx) => tx.agentVersion.findFirstOrThrow({ where: { id: agentVersionId } }));
  return { agentId, agentVersionId, graphVersionId, isGraphLatest: false };
}
/** Creates a verified Vapi integration if the workspace has none. */
async function vapi({ fd, workspace, founder }: Scene): Promise<void> {
  const db = fd.services.database.forWorkspace(workspace.id);
  if (await db.read((tx) => tx.integration.findFirst({ where: { provider: 'VAPI' } }))) return;
  const secret = { webhookSecret: 'head..iv.text.tag', webhookSecretLastFour: 'last' };
  const account = { assistantId: 'assistant', phoneNumberId: 'number', model: null, accountName: 'Vapi' };
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock() };
  await buildIntegration(fd, workspace, founder, { provider: 'VAPI', ...account, ...secret, ...verified });
}
/** Creates a verified model and Twilio integration if the workspace has none, and chooses a greeting template. */
async function greetingChannel(scene: Scene): Promise<void> {
  const { fd, workspace } = scene;
  const twilio = { provider: 'TWILIO', accountSid: `AC${'0'.repeat(32)}`, fromNumber: '+14155238886', model: null };
  await verifiedAccount(scene, { provider: 'OPENAI' });
  const { accountSid } = await verifiedAccount(scene, twilio);
  await buildGreeting(fd, workspace, accountSid ?? '');
}
/** Returns the integration of the provider. Creates a verified one if the workspace has none. */
async function verifiedAccount({ fd, workspace, founder }: Scene, account: { readonly provider: string }) {
  const db = fd.services.database.forWorkspace(workspace.id);
  const { provider } = account;
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock() };
  if (!(await db.read((tx) => tx.integration.findFirst({ where: { provider } }))))
    await buildIntegration(fd, workspace, founder, { ...verified, ...account });
  return db.read((tx) => tx.integration.findFirstOrThrow({ where: { provider } }));
}
async function waitingLead(scene: Scene): Promise<void> {
  const { fd, workspace } = scene;
  const [id, waitingSince] = [await lead(scene), fd.services.clock()];
  const data = { waitingSince, waitingReason: 'PAUSED' };
  await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.lead.updateMany({ where: { id }, data }));
}
/** Creates a service of the channel WHATSAPP, which the sample phone numbers use. */
async function messageService(scene: Scene): Promise<string> {
  const id = await service(scene);
  const data = { channel: 'WHATSAPP' };
  await scene.fd.services.database
    .forWorkspace(scene.workspace.id)
    .write((tx) => tx.service.updateMany({ where: { id }, data }));
  return id;
}
const service = ({ fd, workspace }: Scene) => buildService(fd, workspace, `Service ${++count}`);
const LISTENED_FOR = {
  category: 'SELF_HARM',
  description: '',
  phrases: ['end my life'],
  severity: 'MILD',
  minMatches: 2,
  windowSize: 5,
};
const entity = ({ fd, workspace }: Scene) => buildEntity(fd, workspace);
const concept = ({ fd, workspace }: Scene) => buildConcept(fd, workspace);
const operator = async (scene: Scene) =>
  (await buildOperator(scene.fd, scene.workspace, { memberId: await viewer(scene) })).id;
const escalation = async (scene: Scene) => (await buildEscalation(scene.fd, scene.workspace, await call(scene))).id;

/** Creates a member with an assigned conversation. */
async function assignee(scene: Scene): Promise<string> {
  const assigneeId = await viewer(scene);
  await buildConversation(scene.fd, scene.workspace, { assigneeId });
  return assigneeId;
}
/** Creates a calendar integration if the workspace has none. */
async function calendar({ fd, workspace, founder }: Scene): Promise<void> {
  const db = fd.services.database.forWorkspace(workspace.id);
  if (await db.read((tx) => tx.integration.findFirst({ where: { provider: 'CALCOM' } }))) return;
  await buildIntegration(fd, workspace, founder, { provider: 'CALCOM', eventTypeId: '7', model: null });
}

async function integration({ fd, workspace, founder }: Scene): Promise<string> {
  const stored = await fd.services.database.forWorkspace(workspace.id).read((tx) => tx.integration.findFirst());
  return stored?.id ?? buildIntegration(fd, workspace, founder);
}
/** Creates a contact who has opted out. */
async function silent(scene: Scene): Promise<string> {
  const { id: contactId } = (await conversation(scene)).contact;
  const { fd, workspace } = scene;
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.optOut.create({ data: { workspaceId: workspace.id, contactId, at: fd.services.clock() } }));
  return contactId;
}
/** Creates a Twilio phone number, because the setup steps of a Twilio number send no provider requests. */
const phoneConfig = ({ fd, workspace, founder }: Scene, state = 'VERIFIED'): Promise<string> =>
  buildPhoneConfig(fd, workspace, founder, { provider: 'TWILIO', state });
/** Creates a phone number at Meta. */
const cloudNumber = ({ fd, workspace, founder }: Scene): Promise<string> => buildPhoneConfig(fd, workspace, founder);
const template = ({ fd, workspace }: Scene): Promise<string> => buildTemplate(fd, workspace);
/** Creates a template whose account is that of a phone number of the workspace. */
const connectedTemplate = async (scene: Scene): Promise<string> => {
  await cloudNumber(scene);
  return template(scene);
};
const dataSource = ({ fd, workspace, founder }: Scene, overrides: object = {}) =>
  buildDataSource(fd, workspace, founder, overrides);
const restSource = ({ fd, workspace, founder }: Scene) => buildDataSource(fd, workspace, founder, REST_SOURCE);
const runUnderWay = async (scene: Scene) =>
  buildSyncRun(scene.fd, scene.workspace, await dataSource(scene), { state: 'RUNNING', finishedAt: null });
/** Creates a data source with a run if the workspace has none. Returns the id of the data source. */
async function shownSource(scene: Scene): Promise<string> {
  const { fd, workspace } = scene;
  const stored = await fd.services.database.forWorkspace(workspace.id).read((tx) => tx.syncRun.findFirst());
  if (stored) return stored.dataSourceId;
  const id = await dataSource(scene);
  await buildSyncRun(fd, workspace, id);
  return id;
}
const webhook = ({ fd, workspace, founder }: Scene) => buildWebhook(fd, workspace, founder);
const delivery = async (scene: Scene) => buildDelivery(scene.fd, scene.workspace, await webhook(scene));
/** Creates a webhook delivery if the workspace has none, and returns it. */
async function shownDelivery(scene: Scene): Promise<{ id: string; webhookId: string }> {
  const { fd, workspace } = scene;
  const find = () => fd.services.database.forWorkspace(workspace.id).read((tx) => tx.webhookDelivery.findFirst());
  const stored = await find();
  if (!stored) await delivery(scene);
  const shown = stored ?? (await find());
  if (!shown) throw new Error('It was made just now.');
  return shown;
}
const switchedOff = () => ({ state: 'DISABLED', disabledReason: 'GONE', disabledAt: new Date() });
const viewer = async ({ fd, workspace }: Scene) => (await buildMember(fd, workspace, { role: 'viewer' })).memberId;
/** Creates an organization that the caller manages. */
async function organization({ fd, founder, person }: Scene): Promise<string> {
  const data = { name: 'Acme Group', managerId: (person ?? founder).userId };
  return (await fd.services.database.system.prisma.organization.create({ data })).id;
}

/** Creates an ownership offer to the caller, or to a new member if the caller is not a member. */
async function offer({ fd, workspace, founder, person }: Scene): Promise<string> {
  const to = person && 'memberId' in person ? (person as Member) : await buildMember(fd, workspace);
  return buildOffer(fd, workspace, founder, to);
}

const offerToAnother = async ({ fd, workspace, founder }: Scene) =>
  buildOffer(fd, workspace, founder, await buildMember(fd, workspace));

/** Creates a member who can be offered ownership. Ends the pending offer, because only one can be open. */
async function heir(scene: Scene): Promise<string> {
  const { id } = scene.workspace;
  await scene.fd.services.database
    .forWorkspace(id)
    .write((tx) => tx.ownershipTransfer.updateMany({ data: { open: null } }));
  return viewer(scene);
}

/** Creates a member with the founder's name, so that member lists contain the workspace's canary word. */
const namesake = async ({ fd, workspace, founder }: Scene, customRoleId?: string) =>
  buildMember(fd, workspace, { name: founder.name, ...(customRoleId ? { customRoleId } : { role: 'viewer' }) });
const memberChange = async (scene: Scene) => ({
  id: (await namesake(scene)).memberId,
  role: 'agent',
  maskContactDetails: true,
  assignedConversationsOnly: false,
  grants: [{ policy: 'contact.read', effect: 'GRANT', expiresAt: null }],
});
const changeToRole = async (scene: Scene) => ({
  id: (await namesake(scene)).memberId,
  role: 'member',
  customRoleId: await role(scene),
  grants: [],
});
/** Creates a custom role that a member has, so that changing the role affects a member. */
async function role(scene: Scene): Promise<string> {
  const { id } = await ownRole(scene);
  await namesake(scene, id);
  return id;
}
const ownRole = ({ fd, workspace, founder }: Scene) =>
  buildRole(fd, workspace, { name: `Nights of ${founder.name} ${++count}` });
async function inRole(scene: Scene): Promise<string> {
  return (await namesake(scene, (await ownRole(scene)).id)).memberId;
}
/** Denies the caller a policy, so that even an owner lacks it. Returns the policy. */
async function lacking(scene: Scene): Promise<string> {
  const { fd, workspace } = scene;
  const denial = { workspaceId: workspace.id, memberId: await own(scene), policy: 'analytics.read', effect: 'DENY' };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.memberGrant.createMany({ data: [denial], skipDuplicates: true }));
  return denial.policy;
}
const request = async (scene: Scene) =>
  buildAccessRequest(scene.fd, scene.workspace, { memberId: await viewer(scene) });
/** Returns the member id of the caller, or of the founder if the caller is not a member. */
async function own({ fd, workspace, person, founder }: Scene): Promise<string> {
  const userId = (person ?? founder).userId;
  const found = await fd.services.database
    .forWorkspace(workspace.id)
    .read((tx) => tx.member.findFirst({ where: { userId } }));
  return found?.id ?? founder.memberId;
}
const operation = ({ fd, workspace, founder }: Scene) =>
  buildOperation(fd, workspace, founder, `query Kept${++count} { leadCounts { status count } }`);
const invitation = ({ fd, workspace, founder }: Scene) =>
  buildInvitation(fd, workspace, founder, `guest${++count}@people.test`);

/** Creates an invitation to the caller's email address for another workspace. */
async function invitationElsewhere({ fd, founder, person }: Scene) {
  const elsewhere = await buildWorkspace(fd, { name: 'Elsewhere', slug: `elsewhere-${++count}` });
  const inviter = await buildMember(fd, elsewhere, { role: 'owner', name: 'Ines Inviter' });
  return buildInvitation(fd, elsewhere, inviter, person?.email ?? founder.email);
}

const key = async ({ fd, workspace }: Scene, maker: Person): Promise<string> =>
  (await buildApiKey(fd, workspace, maker, { environment: 'PRODUCTION' })).id;

/** A filter of the audit log that uses every field. */
const trailOf = ({ founder, workspace }: Scene) => ({
  actorKinds: ['SYSTEM'],
  actorId: { eq: founder.userId },
  names: ['agent.paused'],
  subjectType: { eq: 'Workspace' },
  subjectId: { in: [workspace.id] },
  occurredAt: WITHIN,
  search: 'Frontdesk',
});

const STORED = { state: 'READY', error: null, contentType: 'image/png', byteCount: 1, sealedKey: 'sealed' };

/** Stores an attachment of a message of a new conversation. */
async function attachment(scene: Scene, overrides: Partial<typeof STORED> = {}): Promise<string> {
  const { id: conversationId } = await conversation(scene);
  const { fd, workspace } = scene;
  const db = fd.services.database.forWorkspace(workspace.id);
  const message = await db.read((tx) => tx.message.findFirstOrThrow({ where: { conversationId } }));
  return buildAttachment(fd, workspace, message.id, overrides);
}

const auditExport = ({ fd, workspace, founder, person }: Scene) =>
  buildAuditExport(fd, workspace, person ?? founder).then(({ id }) => id);
const serviceAccount = ({ fd, workspace, founder }: Scene) =>
  buildServiceAccount(fd, workspace, founder, { name: `Import ${++count}` });

/** Creates an API key with a recorded use of the policy lead.read. */
async function usedKey(scene: Scene, maker: Person): Promise<string> {
  const { fd, workspace } = scene;
  const apiKeyId = await key(scene, maker);
  const data = { workspaceId: workspace.id, apiKeyId, policy: 'lead.read', lastUsedAt: fd.services.clock() };
  await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.apiKeyPolicyUse.create({ data }));
  return apiKeyId;
}

const protectedBy = ({ fd, founder, person }: Scene) => startTotpSetup(fd, person ?? founder);
const firstCode = ({ fd, founder, person }: Scene) => beginTotp(fd, person ?? founder);
const passkeyOf = async ({ fd, founder, person }: Scene) => (await createPasskey(fd, person ?? founder)).id;
const newPasskey = ({ fd, founder, person }: Scene) => passkeyFor(fd, person ?? founder, softAuthenticator());

/** Creates a pending sign-in and returns its token with a valid recovery code. */
async function secondStep({ fd }: Scene) {
  const someone = await buildUser(fd);
  const { recoveryCodes } = await startTotpSetup(fd, someone);
  return { challengeToken: await challengeTokenOf(fd, someone, buildVisitor().from), recoveryCode: recoveryCodes[0] };
}

const soon = ({ fd }: Scene) => new Date(fd.services.clock().getTime() + 3_600_000);

async function resetToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const data = { tokenHash: Uint8Array.from(hashSecret(token)), userId: scene.founder.userId, expiresAt: soon(scene) };
  await scene.fd.services.database.system.prisma.passwordReset.create({ data });
  return token;
}

async function emailChangeToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const { userId } = await buildUser(scene.fd);
  const [oldTokenHash, newTokenHash] = [token, newSecret()].map((one) => Uint8Array.from(hashSecret(one)));
  if (!oldTokenHash || !newTokenHash) throw new Error('Two tokens were made.');
  const data = { userId, newEmail: `moved${++count}@people.test`, oldTokenHash, newTokenHash, expiresAt: soon(scene) };
  await scene.fd.services.database.system.prisma.emailChange.create({ data });
  return token;
}

/** Input of a qualification question. */
const QUESTION = {
  key: 'visit',
  words: 'What would you like to come for?',
  type: 'CHOICE',
  choices: ['A check', 'A repair'],
  disqualifying: ['A repair'],
  required: true,
};
/** Valid input fields that only other providers use. */
const OF_OTHER_PROVIDERS = {
  accountSid: `AC${'0'.repeat(32)}`,
  fromNumber: '+14155238886',
  assistantId: 'assistant',
  phoneNumberId: 'number',
  eventTypeId: '7',
  embeddingModel: 'text-embedding-3-small',
  resource: 'front-desk',
  baseUrl: 'https://models.example.com/v1',
  webhookSecret: 'a secret that nobody needs',
};

/** Returns the active support grant, or creates one: a workspace can have at most one active grant. */
async function grantSupportAccess(fd: Scene['fd'], workspace: Scene['workspace'], founder: Scene['founder']) {
  const where = { workspaceId: workspace.id, open: true };
  const open = await fd.services.database.system.prisma.supportAccess.findFirst({ where });
  return open ?? buildSupportAccess(fd, workspace, founder);
}

async function session({ fd, person, founder }: Scene): Promise<string> {
  const { userId } = person ?? founder;
  const expiresAt = new Date(fd.services.clock().getTime() + 3_600_000);
  return (await fd.services.database.system.prisma.session.create({ data: { userId, expiresAt } })).id;
}

async function verificationToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const { userId, name } = await buildUser(scene.fd, { verified: false });
  const data = {
    tokenHash: Uint8Array.from(hashSecret(token)),
    userId,
    name,
    passwordHash: await hashPassword(PASSWORD),
    expiresAt: soon(scene),
  };
  await scene.fd.services.database.system.prisma.emailVerification.create({ data });
  return token;
}
