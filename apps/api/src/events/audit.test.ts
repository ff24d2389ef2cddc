import { DEFAULT_FORM, DEFAULT_OUTREACH_CEILINGS, ENVIRONMENT_WARNING_CODES, EVENT_NAMES } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildAgent, oldVersion, versionBinding } from '../../test/testkit/agent.ts';
import { buildTestCase, buildTestRun, testCaseInput } from '../../test/testkit/agent-tests.ts';
import { as, type Caller } from '../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../test/testkit/billing.ts';
import { buildBooking } from '../../test/testkit/bookings.ts';
import {
  type BuiltWorkspace,
  buildAccessRequest,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  buildUser,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../../test/testkit/build.ts';
import { buildCall, buildEscalation, buildOperator, buildService } from '../../test/testkit/calls.ts';
import { buildCampaign, buildRecipient } from '../../test/testkit/campaigns.ts';
import { buildPhoneConfig, buildTemplate } from '../../test/testkit/channels.ts';
import { buildNote } from '../../test/testkit/conversation-notes.ts';
import { buildContact, buildConversation } from '../../test/testkit/conversations.ts';
import { buildDataSource, buildSyncRun, REST_SOURCE, SOURCE_MAPPING } from '../../test/testkit/data-sources.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { OFFICE_WEEK } from '../../test/testkit/hours.ts';
import { addTool, buildTool, toolInput } from '../../test/testkit/http-tools.ts';
import { buildCreditNote, buildInvoice } from '../../test/testkit/invoices.ts';
import { buildImport, buildJob, buildView, finishJob } from '../../test/testkit/jobs.ts';
import {
  addKnowledge,
  buildKnowledgeSource,
  buildUnansweredQuestion,
  examplesOf,
  saveProfile,
} from '../../test/testkit/knowledge.ts';
import { buildLeadFormVersion } from '../../test/testkit/lead-forms.ts';
import { buildMcpServer, buildMcpTool, serverInput, TOOL_HASH } from '../../test/testkit/mcp-servers.ts';
import { buildMerge } from '../../test/testkit/merges.ts';
import { mutate } from '../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../test/testkit/outbox.ts';
import { buildHold } from '../../test/testkit/retention.ts';
import { buildOpenReview } from '../../test/testkit/reviews.ts';
import { rows } from '../../test/testkit/rows.ts';
import { buildConcept } from '../../test/testkit/safety.ts';
import { buildSavedReply } from '../../test/testkit/saved-replies.ts';
import { buildIntegration, buildOffer, buildServiceAccount, setEnvironment } from '../../test/testkit/scene.ts';
import { buildSequence, sequenceInput } from '../../test/testkit/sequences.ts';
import { buildSupportAccess } from '../../test/testkit/support.ts';
import {
  buildLockedSurface,
  buildSurface,
  buildSurfaceInReview,
  buildSurfaceTemplate,
  SURFACE_CONTENT,
} from '../../test/testkit/surfaces.ts';
import { until } from '../../test/testkit/until.ts';
import { buildUsageEvent } from '../../test/testkit/usage.ts';
import { buildDelivery, buildWebhook } from '../../test/testkit/webhooks.ts';
import {
  buildEntity,
  buildEntityLink,
  buildExternalId,
  buildPossibleDuplicate,
  worldEventOf,
} from '../../test/testkit/world-model.ts';

interface AuditRow {
  name: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  via: string;
  ip_address: string;
  subject_type: string;
  subject_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  request_id: string;
}

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const notes = (workspace: BuiltWorkspace) =>
  rows<AuditRow>(fd, 'select * from audit_events where workspace_id = $1 order by at, id', [workspace.id]);
const listenedFor = { name: 'Danger', phrases: ['end my life'], severity: 'SERIOUS' };
const entry = { name: 'Lena Lead', phone: '+442079460018', email: 'lena@people.test', message: 'Hello', consent: true };
const run = (who: Caller, mutation: string) => as(fd, who).ok(`mutation { ${mutation} }`);

async function invited(person: { email: string }) {
  const fields = 'invitation { id }';
  const { invitation } = await mutate(
    fd,
    acme.owner,
    'inviteMember',
    { email: person.email, role: 'viewer', policies: [] },
    fields,
  );
  return { id: invitation.id as string, token: tokenIn((await emailsTo(fd, person.email)).at(-1)) };
}

/** Returns the other entity of the entity's link or possible duplicate. */
async function otherOf(table: 'entity_links' | 'possible_duplicates', entityId: string): Promise<string> {
  const [pair] = await rows<{ id: string }>(fd, `select other_entity_id as id from ${table} where entity_id = $1`, [
    entityId,
  ]);
  if (!pair) throw new Error('The entity has no pair.');
  return pair.id;
}

/** Returns the id of the entity's external id in the system `shop`. */
async function shopIdOf(entityId: string): Promise<string> {
  const found = await rows<{ id: string }>(
    fd,
    "select id from entity_external_ids where entity_id = $1 and system = 'shop'",
    [entityId],
  );
  if (!found[0]) throw new Error('The entity has no id in the shop.');
  return found[0].id;
}

const CAMPAIGN = {
  name: 'Spring',
  variables: [],
  contactIds: [],
  consentRequired: true,
  timeZoneMode: 'WORKSPACE',
  ratePerMinute: 600,
};

/** Creates a campaign with one recipient that is ready to be sent. */
async function readyCampaign(over: Parameters<typeof buildCampaign>[3] = {}): Promise<string> {
  await buildPhoneConfig(fd, acme, acme.owner, { state: 'ACTIVE' });
  const templateId = await buildTemplate(fd, acme);
  return buildCampaign(fd, acme, acme.owner, { templateId, audienceIds: [(await buildContact(fd, acme)).id], ...over });
}

/** Makes the owner of the workspace a global admin. */
async function asGlobalAdmin<T>(build: () => Promise<T>): Promise<T> {
  await rows(fd, `update users set global_role = 'ADMIN' where id = $1`, [acme.owner.userId]);
  return build();
}

interface Change {
  /** Setup that runs before the action. Returns the id that the action gets. */
  before?: () => Promise<string>;
  act: (id: string) => Promise<unknown>;
  /** Expected columns of the event. `subject_id` is omitted if the action creates the id. */
  note: Partial<AuditRow>;
}

const registered = async () => {
  const document = 'query Here { workspace { slug } }';
  const fields = 'operation { id }';
  return (await mutate(fd, acme.owner, 'createPersistedOperation', { document }, fields)).operation.id as string;
};
const lead = async () => (await buildLead(fd, acme, { name: 'Lena Lead', message: 'Hello' })).id;
const contact = async () => (await buildContact(fd, acme)).id;
const buildAsked = async () =>
  buildUnansweredQuestion(fd, acme, { conversationId: (await buildConversation(fd, acme)).id });
/** Starts a bulk change and runs its job. */
const changed = async (input: object) => {
  const { job } = await mutate(fd, acme.owner, 'updateContacts', input, 'job { id }');
  return finishJob(fd, acme, job.id);
};
const madeKey = async () => (await buildApiKey(fd, acme, acme.owner)).id;
const openReview = async (claimedById?: string) => {
  const claim = claimedById ? { claimedById, claimedAt: fd.services.clock() } : {};
  return buildOpenReview(fd, acme, { conversationId: (await buildConversation(fd, acme)).id, ...claim });
};
const viewer = async () =>
  (
    await buildMember(fd, acme, {
      role: 'viewer',
      email: `vic${acme.slug}@people.test`,
      grants: [{ policy: 'lead.manage' }],
    })
  ).memberId;
const guest = async () => (await invited({ email: `guest${acme.slug}@people.test` })).id;

const calling = async (over: Parameters<typeof buildCall>[2] = {}) => (await buildCall(fd, acme, over)).id;
const inCall = () => calling({ heldById: acme.owner.memberId, mode: 'GUIDE' });
const operator = async () => (await buildOperator(fd, acme, acme.owner)).id;
const published = async () => versionBinding(fd, acme, await oldVersion(fd, acme));

const TOPICS = [{ topic: 'Prices', reaction: 'ANSWER', words: 'They are on our website.' }];
const HOOK = {
  url: 'https://hooks.example.com/in',
  description: 'Our CRM',
  eventTypes: ['lead.created'],
  filterMatch: 'ALL',
  filterConditions: [],
  environment: null,
  maskContactDetails: false,
};
const HOOK_AUDIT = { ...HOOK, url: 'https://hooks.example.com' };
const SOURCE = { name: 'The EHR', baseUrl: 'https://ehr.example.com/fhir', resourceTypes: ['Patient'] };
const SOURCE_AUDIT = {
  ...SOURCE,
  strategy: 'MANUAL',
  everyMinutes: null,
  pageSize: 100,
  requestsPerMinute: 120,
  timeoutSeconds: 30,
};
const OFFICE_DAY = [{ from: 540, until: 1020 }];
const WEEK = [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []];
const LIMITS = { country: 'GB', otherCountries: [], ...DEFAULT_OUTREACH_CEILINGS };
const OFF = { state: 'DISABLED', disabledReason: 'GONE', disabledAt: new Date() };
const ROLE = { name: 'Night shift', policies: ['contact.read', 'message.read'] };
const FORM = { ...DEFAULT_FORM, email: 'REQUIRED' };
const openAi = { provider: 'OPENAI', model: 'gpt-4o', secret: 'sk-of-a-test-account' };
const deny = (memberId: string, policy: string) =>
  fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.memberGrant.create({ data: { workspaceId: acme.id, memberId, policy, effect: 'DENY' } }));

const CHANGES: Record<
  Exclude<
    (typeof EVENT_NAMES)[number],
    | 'workspace.created'
    | 'invitation.accepted'
    | 'invitation.declined'
    | 'member.left'
    | 'ownership.accepted'
    | 'ownership.declined'
    | 'api_key.refused'
    | 'conversation.released'
    // The following events need another setup. The last test in this file lists where they are caused.
    | 'escalation.advanced'
    | 'configuration.applied'
    | 'mcp_tool.changed'
    | 'mcp_tool.removed'
    | 'safety.triggered'
    | 'lead.outreach_suppressed'
    | 'leads.greeting_started'
    | 'call.dialed'
    | 'call.suppressed'
    | 'call.started'
    | 'call.ended'
    | 'call.escalated'
    | 'call.caller_named'
    | 'call.released'
    | 'conversation.escalated'
    | 'rating.received'
    | 'message.received'
    | 'voiceprint.enrolled'
    | 'voiceprint.deleted'
    | 'voice_check.verified'
    | 'voice_check.failed'
    | 'voice_check.confirmed'
    | 'voice_check.skipped'
    | 'contact_import.finished'
    | 'contact_import.undone'
    | 'agent_rollout.started'
    | 'agent_rollout.updated'
    | 'agent_rollout.promoted'
    | 'agent_rollout.rolled_back'
    | 'test_run.started'
    | 'test_run.finished'
    | 'knowledge_source.read'
    | 'knowledge_source.read_failed'
    | 'message.unroutable'
    | 'phone_config.created'
    | 'phone_config.updated'
    | 'phone_config.code_requested'
    | 'phone_config.verified'
    | 'phone_config.failed'
    | 'templates.synced'
    | 'template.created'
    | 'template.updated'
    | 'template.deleted'
    | 'campaign.completed'
    | 'campaign.failed'
    | 'booking.requested'
    | 'booking.created'
    | 'booking.rescheduled'
    | 'booking.cancelled'
    | 'booking.failed'
    | 'booking.suppressed'
    | 'booking.confirmed'
    | 'data_source.verified'
    | 'data_source.degraded'
    | 'usage.threshold_reached'
    | 'surface.sent'
    | 'surface.code_sent'
    | 'surface.check_passed'
    | 'surface.locked'
    | 'surface.submitted'
    | 'surface.returned'
    | 'surface.expired'
    | 'data_source.recovered'
    | 'webhook.disabled'
    | 'audit.pruned'
    | 'checkout.started'
    | 'subscription.change_confirmed'
    | 'subscription.change_canceled'
    | 'support.session_started'
    | 'retention.swept'
    | 'invoice.created'
    | 'subscription.status_changed'
  >,
  Change
> = {
  'workspace.updated': {
    act: () => mutate(fd, acme.owner, 'updateWorkspace', { name: 'Acme Two', description: 'New.' }),
    note: {
      subject_type: 'Workspace',
      before: { name: 'Acme', description: '', defaultCountry: null, timezone: 'UTC' },
      after: { name: 'Acme Two', description: 'New.', defaultCountry: null, timezone: 'UTC' },
    },
  },
  'workspace.renamed': {
    act: () => mutate(fd, acme.owner, 'updateWorkspaceSlug', { slug: `${acme.slug}-two` }),
    note: { subject_type: 'Workspace' },
  },
  'security_settings.updated': {
    act: () => mutate(fd, acme.owner, 'updateSecuritySettings', { requiresSecondFactor: false, idleMinutes: 60 }),
    note: {
      subject_type: 'Workspace',
      before: { requiresSecondFactor: false, idleMinutes: null },
      after: { requiresSecondFactor: false, idleMinutes: 60 },
    },
  },
  'model_budget.updated': {
    act: () => mutate(fd, acme.owner, 'updateModelBudget', { limitCents: 500, action: 'HAND_OFF' }),
    note: {
      subject_type: 'Workspace',
      before: { limitMicros: null, action: 'CONTINUE' },
      after: { limitMicros: 5_000_000, action: 'HAND_OFF' },
    },
  },
  'subscription.created': {
    act: async () => {
      const planVersionId = await asGlobalAdmin(() => buildPlanVersion(fd));
      const input = { workspace: acme.slug, planVersionId, interval: 'MONTH', seats: 50 };
      await mutate(fd, acme.owner, 'createManualSubscription', input);
    },
    note: { subject_type: 'Subscription', after: expect.objectContaining({ interval: 'MONTH', seats: 50 }) },
  },
  'subscription.updated': {
    before: () => asGlobalAdmin(() => buildSubscription(fd, acme, { seats: 50 })),
    act: async (id) => {
      const planVersionId = await buildPlanVersion(fd);
      await mutate(fd, acme.owner, 'updateManualSubscription', { id, planVersionId, interval: 'YEAR', seats: 40 });
    },
    note: {
      subject_type: 'Subscription',
      before: expect.objectContaining({ interval: 'MONTH', seats: 50 }),
      after: expect.objectContaining({ interval: 'YEAR', seats: 40 }),
    },
  },
  'subscription.ended': {
    before: () => asGlobalAdmin(() => buildSubscription(fd, acme, { seats: 50 })),
    act: (id) => mutate(fd, acme.owner, 'endManualSubscription', { id }),
    note: { subject_type: 'Subscription', before: expect.objectContaining({ seats: 50 }) },
  },
  'billing_account.updated': {
    act: async () => {
      const payer = { name: 'Acme Ltd', address: '1 Main St', email: 'pay@acme.test' };
      await mutate(fd, acme.owner, 'updateBillingAccount', { ...payer, country: 'DE', vatId: 'DE123456789' });
    },
    note: { subject_type: 'BillingAccount', after: { country: 'DE', vatId: 'DE123456789' } },
  },
  'invoice.paid': {
    before: () => asGlobalAdmin(() => buildInvoice(fd, acme)),
    act: (id) => mutate(fd, acme.owner, 'markInvoicePaid', { id, reason: 'Transfer' }),
    note: {
      subject_type: 'Invoice',
      before: { status: 'OPEN' },
      after: expect.objectContaining({ status: 'PAID', reason: 'Transfer' }),
    },
  },
  'invoice.voided': {
    before: () => asGlobalAdmin(() => buildInvoice(fd, acme)),
    act: (id) => mutate(fd, acme.owner, 'voidInvoice', { id, reason: 'Error' }),
    note: {
      subject_type: 'Invoice',
      before: { status: 'OPEN' },
      after: expect.objectContaining({ status: 'VOID', reason: 'Error' }),
    },
  },
  'usage.corrected': {
    before: () => asGlobalAdmin(() => buildUsageEvent(fd, acme, { key: 'one', quantity: 5 }).then(({ key }) => key)),
    act: (key) => {
      const event = { workspace: acme.slug, meter: 'MESSAGES_OUT', key, quantity: 2 };
      return mutate(fd, acme.owner, 'correctUsage', {
        ...event,
        reason: 'Sent twice',
        correctionId: crypto.randomUUID(),
      });
    },
    note: {
      subject_type: 'UsageCorrection',
      before: { remaining: 5 },
      after: expect.objectContaining({ meter: 'messages_out', quantity: 2, remaining: 3, reason: 'Sent twice' }),
    },
  },
  'credit_note.issued': {
    before: () => asGlobalAdmin(() => buildInvoice(fd, acme)),
    act: (invoiceId) =>
      mutate(fd, acme.owner, 'issueCreditNote', {
        invoiceId,
        reason: 'Outage',
        lines: [{ position: 1, amountMinor: 100 }],
      }),
    note: {
      subject_type: 'CreditNote',
      after: expect.objectContaining({ totalMinor: 100, loweredMinor: 100, reason: 'Outage' }),
    },
  },
  'credit_note.refunded': {
    before: () => asGlobalAdmin(async () => buildCreditNote(fd, acme, { invoiceId: await buildInvoice(fd, acme) })),
    act: (id) => mutate(fd, acme.owner, 'markCreditNoteRefunded', { id, reference: 'Transfer' }),
    note: {
      subject_type: 'CreditNote',
      before: { remainingMinor: 1000 },
      after: expect.objectContaining({ refundedMinor: 1000, reference: 'Transfer' }),
    },
  },
  'outreach_limits.updated': {
    act: () => mutate(fd, acme.owner, 'updateOutreachLimits', { ...LIMITS, otherCountries: ['FR'], dailyPerNumber: 5 }),
    note: {
      subject_type: 'Workspace',
      before: LIMITS,
      after: { ...LIMITS, otherCountries: ['FR'], dailyPerNumber: 5 },
    },
  },
  'business_hours.updated': {
    act: () => mutate(fd, acme.owner, 'updateBusinessHours', OFFICE_WEEK),
    note: { subject_type: 'Workspace', before: null, after: { weekly: WEEK, holidays: [], closedBehavior: 'ANSWER' } },
  },
  'lead_form.updated': {
    act: () => mutate(fd, acme.owner, 'updateLeadForm', { revision: 0, content: JSON.stringify(FORM) }),
    note: { subject_type: 'LeadForm', before: { email: 'OPTIONAL' }, after: { email: 'REQUIRED' } },
  },
  'lead_form.published': {
    before: async () => {
      await mutate(fd, acme.owner, 'updateLeadForm', { revision: 0, content: JSON.stringify(FORM) });
      return '';
    },
    act: () => mutate(fd, acme.owner, 'publishLeadForm', { revision: 1 }),
    note: { subject_type: 'LeadFormVersion', before: { number: null }, after: { number: 1 } },
  },
  'lead_form.version_restored': {
    before: () => buildLeadFormVersion(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'restoreLeadFormVersion', { id, revision: 1 }),
    note: { subject_type: 'LeadFormVersion', after: { number: 1 } },
  },
  'surface_template.created': {
    act: () => mutate(fd, acme.owner, 'createSurfaceTemplate', { name: 'First visit' }),
    note: { subject_type: 'SurfaceTemplate', after: { name: 'First visit' } },
  },
  'surface_template.updated': {
    before: () => buildSurfaceTemplate(fd, acme),
    act: (id) =>
      mutate(fd, acme.owner, 'updateSurfaceTemplate', {
        id,
        revision: 0,
        name: 'Second visit',
        content: JSON.stringify(SURFACE_CONTENT),
      }),
    note: { subject_type: 'SurfaceTemplate', before: { name: 'First visit' }, after: { name: 'Second visit' } },
  },
  'surface_template.published': {
    before: () => buildSurfaceTemplate(fd, acme, { isPublished: false }),
    act: (id) => mutate(fd, acme.owner, 'publishSurfaceTemplate', { id, revision: 0 }),
    note: { subject_type: 'SurfaceTemplate', after: { number: 1 } },
  },
  'surface_template.archived': {
    before: () => buildSurfaceTemplate(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'archiveSurfaceTemplate', { id }),
    note: { subject_type: 'SurfaceTemplate', after: { name: 'First visit' } },
  },
  'surface.link_created': {
    act: async () => {
      const templateId = await buildSurfaceTemplate(fd, acme);
      return mutate(fd, acme.owner, 'createSurfaceLink', { contactId: await contact(), templateId });
    },
    note: { subject_type: 'Surface', after: expect.objectContaining({ language: 'en' }) },
  },
  'surface.accepted': {
    before: async () => (await buildSurfaceInReview(fd, acme, await buildConversation(fd, acme))).id,
    act: (id) => mutate(fd, acme.owner, 'acceptSurface', { id }),
    note: { subject_type: 'Surface', before: { status: 'PENDING_REVIEW' }, after: { status: 'ACCEPTED' } },
  },
  'surface.unlocked': {
    before: async () => (await buildLockedSurface(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'unlockSurface', { id }),
    note: { subject_type: 'Surface' },
  },
  'surface.revoked': {
    before: async () => (await buildSurface(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'revokeSurface', { id }),
    note: { subject_type: 'Surface', before: { status: 'SENT' }, after: { status: 'REVOKED' } },
  },
  'lead_form.embedding_updated': {
    act: () => mutate(fd, acme.owner, 'updateLeadFormEmbedding', { revision: 0, origins: ['https://a.example'] }),
    note: { subject_type: 'LeadForm', before: { origins: [] }, after: { origins: ['https://a.example'] } },
  },
  'business_hours.removed': {
    before: async () => {
      await mutate(fd, acme.owner, 'updateBusinessHours', OFFICE_WEEK);
      return '';
    },
    act: () => mutate(fd, acme.owner, 'deleteBusinessHours', {}),
    note: { subject_type: 'Workspace', before: { weekly: WEEK, holidays: [], closedBehavior: 'ANSWER' } },
  },
  'retention.set': {
    act: () => mutate(fd, acme.owner, 'updateRetention', { days: 30 }),
    note: { subject_type: 'Workspace', before: { days: null }, after: { days: 30 } },
  },
  'legal_hold.placed': {
    act: () => mutate(fd, acme.owner, 'createLegalHold', { reason: 'A claim' }),
    note: {
      subject_type: 'LegalHold',
      before: null,
      after: { scope: 'WORKSPACE', subjectId: expect.any(String), reason: 'A claim' },
    },
  },
  'legal_hold.released': {
    before: async () => (await buildHold(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'releaseLegalHold', { id }),
    note: { subject_type: 'LegalHold', before: { scope: 'WORKSPACE', reason: 'A claim' }, after: null },
  },
  'agent.paused': {
    act: () => run(acme.owner, 'pauseAgent { workspace { id } }'),
    note: { subject_type: 'Workspace' },
  },
  'agent.resumed': {
    before: async () => JSON.stringify(await run(acme.owner, 'pauseAgent { workspace { id } }')),
    act: () => run(acme.owner, 'resumeAgent { workspace { id } }'),
    note: { subject_type: 'Workspace' },
  },
  'message.sent': {
    act: async () => {
      const { id: conversationId } = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
      return mutate(fd, acme.owner, 'sendMessage', { conversationId, body: 'Hello' });
    },
    note: { subject_type: 'Message', before: null },
  },
  'message.suppressed': {
    before: async () => {
      await run(acme.owner, 'pauseAgent { workspace { id } }');
      return (await buildConversation(fd, acme, { heldById: acme.owner.memberId })).id;
    },
    act: (conversationId) => mutate(fd, acme.owner, 'sendMessage', { conversationId, body: 'Hello' }),
    note: { subject_type: 'Message', before: null },
  },
  'call.joined': {
    before: () => calling(),
    act: (id) => mutate(fd, acme.owner, 'joinCall', { id, mode: 'LISTEN' }),
    note: { subject_type: 'Call', before: { mode: 'AGENT' }, after: { mode: 'LISTEN' } },
  },
  'call.mode_switched': {
    before: inCall,
    act: (id) => mutate(fd, acme.owner, 'updateCallMode', { id, mode: 'TAKEOVER' }),
    note: { subject_type: 'Call', before: { mode: 'GUIDE' }, after: { mode: 'TAKEOVER' } },
  },
  'call.guided': {
    before: inCall,
    act: (id) => mutate(fd, acme.owner, 'sendGuidance', { id, text: 'Offer Thursday' }),
    note: { subject_type: 'Call', after: { kind: 'GUIDE' } },
  },
  'call.left': {
    before: inCall,
    act: (id) => mutate(fd, acme.owner, 'leaveCall', { id }),
    note: { subject_type: 'Call', before: { mode: 'GUIDE' } },
  },
  'call.hung_up': {
    before: () => calling(),
    act: (id) => mutate(fd, acme.owner, 'endCall', { id }),
    note: { subject_type: 'Call' },
  },
  'call.wrapped_up': {
    before: () => calling({ state: 'ENDED' }),
    act: (id) => mutate(fd, acme.owner, 'wrapUpCall', { id, outcome: 'CALL_BACK', note: 'Tomorrow' }),
    note: { subject_type: 'Call', after: { outcome: 'CALL_BACK' } },
  },
  'escalation.resolved': {
    before: async () => (await buildEscalation(fd, acme, await calling())).id,
    act: (id) => mutate(fd, acme.owner, 'resolveEscalation', { id }),
    note: { subject_type: 'Escalation' },
  },
  'operator.created': {
    act: () => mutate(fd, acme.owner, 'createOperator', { memberId: acme.owner.memberId, receivesEscalations: true }),
    note: { subject_type: 'Operator', after: { receivesEscalations: true } },
  },
  'operator.updated': {
    before: operator,
    act: (id) => mutate(fd, acme.owner, 'updateOperator', { id, receivesEscalations: false }),
    note: { subject_type: 'Operator', before: { receivesEscalations: true }, after: { receivesEscalations: false } },
  },
  'operator.removed': {
    before: operator,
    act: (id) => mutate(fd, acme.owner, 'deleteOperator', { id }),
    note: { subject_type: 'Operator' },
  },
  'world_event.recorded': {
    act: () =>
      mutate(fd, acme.owner, 'createWorldEvent', {
        idempotencyKey: 'order-1',
        entity: { type: 'PERSON', system: 'shop', externalId: 'customer-1' },
        type: 'order.shipped',
        fields: [{ name: 'orders', number: 3 }],
        confidencePercent: 50,
      }),
    note: { subject_type: 'Entity', after: { type: 'order.shipped', fields: ['orders'], confidence: 0.5 } },
  },
  'world_event.retracted': {
    before: async () => worldEventOf(fd, acme, await buildEntity(fd, acme)),
    act: (id) => mutate(fd, acme.owner, 'retractWorldEvent', { id }),
    note: { subject_type: 'WorldEvent', after: { type: 'person.synced' } },
  },
  'entity.corrected': {
    before: () => buildEntity(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'updateEntity', { id, field: { name: 'city', string: 'Bath' } }),
    note: { subject_type: 'Entity', after: { field: 'city' } },
  },
  'entity.linked': {
    before: async () => (await buildPossibleDuplicate(fd, acme)).entityId,
    act: async (id) =>
      mutate(fd, acme.owner, 'linkEntities', { entityId: id, otherEntityId: await otherOf('possible_duplicates', id) }),
    note: { subject_type: 'Entity', after: { scorePercent: 70, evidence: ['EMAIL', 'NAME'] } },
  },
  'entity.unlinked': {
    before: async () => (await buildEntityLink(fd, acme)).entityId,
    act: async (id) =>
      mutate(fd, acme.owner, 'unlinkEntities', { entityId: id, otherEntityId: await otherOf('entity_links', id) }),
    note: { subject_type: 'Entity', after: { otherEntityId: expect.any(String) } },
  },
  'entity.external_id_linked': {
    before: () => buildEntity(fd, acme),
    act: (entityId) => mutate(fd, acme.owner, 'linkExternalId', { entityId, system: 'shop', externalId: 'shopper-1' }),
    note: { subject_type: 'Entity', after: { system: 'shop' } },
  },
  'entity.external_id_unlinked': {
    before: async () => (await buildExternalId(fd, acme)).entityId,
    act: async (entityId) => mutate(fd, acme.owner, 'unlinkExternalId', { id: await shopIdOf(entityId) }),
    note: { subject_type: 'Entity', after: { system: 'shop' } },
  },
  'possible_duplicate.dismissed': {
    before: async () => (await buildPossibleDuplicate(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'dismissPossibleDuplicate', { id }),
    note: { subject_type: 'PossibleDuplicate', after: { entityId: expect.any(String) } },
  },
  'monitor_concept.created': {
    act: () => mutate(fd, acme.owner, 'createMonitorConcept', listenedFor),
    note: { subject_type: 'MonitorConcept', after: { name: 'Danger', severity: 'SERIOUS' } },
  },
  'monitor_concept.updated': {
    before: async () => (await buildConcept(fd, acme, { name: 'Peril' })).id,
    act: (id) => mutate(fd, acme.owner, 'updateMonitorConcept', { id, ...listenedFor, enabled: false }),
    note: { subject_type: 'MonitorConcept', before: { name: 'Peril' }, after: { name: 'Danger', enabled: false } },
  },
  'monitor_concept.deleted': {
    before: async () => (await buildConcept(fd, acme, { name: 'Peril' })).id,
    act: (id) => mutate(fd, acme.owner, 'deleteMonitorConcept', { id }),
    note: { subject_type: 'MonitorConcept', before: { name: 'Peril' } },
  },
  'escalation_rule.set': {
    act: async () => {
      const { id: conceptId } = await buildConcept(fd, acme, { rule: null });
      return mutate(fd, acme.owner, 'upsertEscalationRule', { conceptId, outcome: 'HAND_OVER' });
    },
    note: { subject_type: 'EscalationRule', before: { outcome: 'NOTE' }, after: { outcome: 'HAND_OVER' } },
  },
  'escalation_policy.set': {
    act: () =>
      mutate(fd, acme.owner, 'updateEscalationPolicy', {
        steps: [{ target: 'OPERATORS', limitMinutes: 5 }],
        onCallMemberIds: [],
      }),
    note: {
      subject_type: 'Workspace',
      before: { steps: [] },
      after: { steps: [{ target: 'OPERATORS', limitMinutes: 5 }] },
    },
  },
  'review.created': {
    act: async () => mutate(fd, acme.owner, 'createReview', { conversationId: (await buildConversation(fd, acme)).id }),
    note: { subject_type: 'Review' },
  },
  'review.claimed': {
    before: () => openReview(),
    act: (id) => mutate(fd, acme.owner, 'claimReview', { id }),
    note: { subject_type: 'Review' },
  },
  'review.released': {
    before: () => openReview(acme.owner.memberId),
    act: (id) => mutate(fd, acme.owner, 'releaseReview', { id }),
    note: { subject_type: 'Review' },
  },
  'review.completed': {
    before: () => openReview(acme.owner.memberId),
    act: (id) => mutate(fd, acme.owner, 'completeReview', { id, accuracyScore: 4, comment: 'Good.' }),
    note: { subject_type: 'Review', after: { accuracyScore: 4, toneScore: null, outcomeScore: null } },
  },
  'review_settings.updated': {
    act: () => mutate(fd, acme.owner, 'updateReviewSettings', { samplePercent: 10 }),
    note: { subject_type: 'Workspace', before: { samplePercent: 0 }, after: { samplePercent: 10 } },
  },
  'safety_settings.updated': {
    act: () => mutate(fd, acme.owner, 'updateSafetySettings', { secondOpinionEnabled: false }),
    note: {
      subject_type: 'Workspace',
      before: { secondOpinionEnabled: true },
      after: { secondOpinionEnabled: false },
    },
  },
  'escalation_rule.removed': {
    before: async () => (await buildConcept(fd, acme)).ruleId,
    act: (id) => mutate(fd, acme.owner, 'deleteEscalationRule', { id }),
    note: { subject_type: 'EscalationRule', before: { outcome: 'ALERT' } },
  },
  'regulation_template.applied': {
    act: () =>
      mutate(fd, acme.owner, 'applyRegulationTemplate', {
        template: 'VAWA_DOMESTIC_VIOLENCE',
        overrideExisting: false,
      }),
    note: { subject_type: 'RegulationTemplate', after: { version: 5, created: ['Domestic violence'] } },
  },
  'service.created': {
    act: async () => mutate(fd, acme.owner, 'createService', { name: 'Reception', ...(await published()) }),
    note: { subject_type: 'Service', after: { name: 'Reception' } },
  },
  'service.updated': {
    before: () => buildService(fd, acme, 'Reception'),
    act: async (id) => mutate(fd, acme.owner, 'updateService', { id, name: 'Desk', ...(await published()) }),
    note: { subject_type: 'Service', before: { name: 'Reception' }, after: { name: 'Desk' } },
  },
  'service.deleted': {
    before: () => buildService(fd, acme, 'Reception'),
    act: (id) => mutate(fd, acme.owner, 'deleteService', { id }),
    note: { subject_type: 'Service', before: { name: 'Reception' } },
  },
  'contact.created': {
    act: () => mutate(fd, acme.owner, 'createContact', { name: 'Cora', phone: '+442079460018' }),
    note: { subject_type: 'Contact', before: null, after: null },
  },
  'contact.updated': {
    before: contact,
    act: (id) => mutate(fd, acme.owner, 'updateContact', { id, email: 'cora@people.test' }),
    note: { subject_type: 'Contact', after: { email: 'changed' } },
  },
  'contact.deleted': {
    before: contact,
    act: (id) => mutate(fd, acme.owner, 'deleteContact', { id }),
    note: { subject_type: 'Contact', before: null, after: null },
  },
  'contact.merged': {
    before: contact,
    act: async (primaryId) =>
      mutate(fd, acme.owner, 'mergeContacts', { primaryId, mergeId: await contact(), take: ['NAME'] }),
    note: { subject_type: 'Contact', after: { mergedId: expect.any(String), take: ['NAME'], conversations: 0 } },
  },
  'contact.unmerged': {
    before: async () => (await buildMerge(fd, acme)).primaryId,
    act: (id) => mutate(fd, acme.owner, 'undoContactMerge', { id }),
    note: {
      subject_type: 'Contact',
      after: { restoredId: expect.any(String), conversations: 0, changedSince: [] },
    },
  },
  'contact.blocked': {
    before: contact,
    act: (id) => mutate(fd, acme.owner, 'blockContact', { id }),
    note: { subject_type: 'Contact' },
  },
  'contact.unblocked': {
    before: async () => (await buildContact(fd, acme, { blocked: true })).id,
    act: (id) => mutate(fd, acme.owner, 'unblockContact', { id }),
    note: { subject_type: 'Contact' },
  },
  'contact.tagged': {
    before: contact,
    act: (id) => changed({ change: 'TAG', tag: 'vip', ids: [id] }),
    note: { subject_type: 'Contact', after: { tag: 'vip' } },
  },
  'contact.untagged': {
    before: async () => (await buildContact(fd, acme, { tags: ['vip'] })).id,
    act: (id) => changed({ change: 'UNTAG', tag: 'vip', ids: [id] }),
    note: { subject_type: 'Contact', after: { tag: 'vip' } },
  },
  'contact.exported': {
    act: () => mutate(fd, acme.owner, 'exportContacts', {}),
    note: { subject_type: 'Job', after: { format: 'CSV', filter: [] } },
  },
  'contact.data_exported': {
    before: async () => (await buildContact(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'exportContactData', { id }),
    note: { subject_type: 'Contact', after: { format: 'NDJSON', rows: 1 } },
  },
  'workspace.data_exported': {
    act: () => mutate(fd, acme.owner, 'exportWorkspaceData', {}),
    note: { subject_type: 'Workspace', after: { format: 'NDJSON' } },
  },
  'contact.erased': {
    before: async () => (await buildContact(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'eraseContact', { id }),
    note: { subject_type: 'Contact', after: { deleted: { contact: 1 } } },
  },
  'lead.exported': {
    act: () => mutate(fd, acme.owner, 'exportLeads', { format: 'NDJSON' }),
    note: { subject_type: 'Job', after: { format: 'NDJSON', filter: [] } },
  },
  'booking.exported': {
    act: () => mutate(fd, acme.owner, 'exportBookings', { filter: { statuses: ['BOOKED'] } }),
    note: { subject_type: 'Job', after: { format: 'CSV', filter: ['statuses'] } },
  },
  'conversation.exported': {
    act: () => mutate(fd, acme.owner, 'exportConversations', {}),
    note: { subject_type: 'Job', after: { format: 'CSV', filter: [] } },
  },
  'entity.exported': {
    act: () => mutate(fd, acme.owner, 'exportEntities', { filter: { types: ['PERSON'] } }),
    note: { subject_type: 'Job', after: { format: 'CSV', filter: ['types'] } },
  },
  'contact_import.started': {
    before: async () => (await buildImport(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'startContactImport', { id }),
    note: { subject_type: 'ContactImport', after: { rows: 2 } },
  },
  'saved_reply.created': {
    act: () =>
      mutate(fd, acme.owner, 'createSavedReply', { shortcut: 'Hours', text: 'We open at 8.', visibility: 'SHARED' }),
    note: { subject_type: 'SavedReply', after: { visibility: 'SHARED', shortcut: 'hours', text: 'We open at 8.' } },
  },
  'saved_reply.updated': {
    before: async () => (await buildSavedReply(fd, acme, { shortcut: 'cost', text: 'It costs $40.' })).id,
    act: (id) => {
      const change = { id, shortcut: 'cost', text: 'Free', visibility: 'PRIVATE' };
      return mutate(fd, acme.owner, 'updateSavedReply', change);
    },
    note: {
      subject_type: 'SavedReply',
      before: { visibility: 'SHARED', shortcut: 'cost', text: 'It costs $40.' },
      // The text of a private reply is not recorded.
      after: { visibility: 'PRIVATE' },
    },
  },
  'saved_reply.deleted': {
    before: async () => (await buildSavedReply(fd, acme, { shortcut: 'old', text: 'Closed' })).id,
    act: (id) => mutate(fd, acme.owner, 'deleteSavedReply', { id }),
    note: { subject_type: 'SavedReply', before: { visibility: 'SHARED', shortcut: 'old', text: 'Closed' } },
  },
  'saved_view.created': {
    act: () => mutate(fd, acme.owner, 'createSavedView', { name: 'Mornings', query: 'tag=vip', visibility: 'SHARED' }),
    note: { subject_type: 'SavedView', after: { visibility: 'SHARED' } },
  },
  'saved_view.updated': {
    before: async () => (await buildView(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'updateSavedView', { id, name: 'Nights', query: '', visibility: 'SHARED' }),
    note: { subject_type: 'SavedView', before: { visibility: 'PRIVATE' }, after: { visibility: 'SHARED' } },
  },
  'saved_view.deleted': {
    before: async () => (await buildView(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'deleteSavedView', { id }),
    note: { subject_type: 'SavedView' },
  },
  'campaign.created': {
    act: () => mutate(fd, acme.owner, 'createCampaign', CAMPAIGN),
    note: { subject_type: 'Campaign', after: { name: 'Spring' } },
  },
  'campaign.updated': {
    before: () => buildCampaign(fd, acme, acme.owner, { name: 'Winter' }),
    act: (id) => mutate(fd, acme.owner, 'updateCampaign', { id, ...CAMPAIGN }),
    note: { subject_type: 'Campaign', before: { name: 'Winter' }, after: { name: 'Spring' } },
  },
  'campaign.deleted': {
    before: () => buildCampaign(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'deleteCampaign', { id }),
    note: { subject_type: 'Campaign', before: { name: 'Spring' } },
  },
  'campaign.tested': {
    before: () => readyCampaign(),
    act: async (id) => mutate(fd, acme.owner, 'testCampaign', { id, contactId: (await buildContact(fd, acme)).id }),
    note: { subject_type: 'Campaign' },
  },
  'campaign.scheduled': {
    before: () =>
      readyCampaign({ startsAt: new Date(fd.services.clock().getTime() + 864e5 * 30).toISOString().slice(0, 16) }),
    act: (id) => mutate(fd, acme.owner, 'scheduleCampaign', { id, receivers: 1 }),
    note: { subject_type: 'Campaign', before: { state: 'DRAFT' }, after: { state: 'SCHEDULED', receivers: 1 } },
  },
  'campaign.started': {
    before: () => readyCampaign(),
    act: (id) => mutate(fd, acme.owner, 'startCampaign', { id, receivers: 1 }),
    note: { subject_type: 'Campaign', before: { state: 'DRAFT' }, after: { state: 'RUNNING', receivers: 1 } },
  },
  'campaign.paused': {
    before: () => readyCampaign({ state: 'RUNNING' }),
    act: (id) => mutate(fd, acme.owner, 'pauseCampaign', { id }),
    note: { subject_type: 'Campaign', before: { state: 'RUNNING' }, after: { state: 'PAUSED' } },
  },
  'campaign.resumed': {
    before: () => readyCampaign({ state: 'PAUSED' }),
    act: (id) => mutate(fd, acme.owner, 'resumeCampaign', { id }),
    note: { subject_type: 'Campaign', before: { state: 'PAUSED' }, after: { state: 'RUNNING' } },
  },
  'campaign.cancelled': {
    before: () => readyCampaign({ state: 'RUNNING' }),
    act: (id) => mutate(fd, acme.owner, 'cancelCampaign', { id }),
    note: { subject_type: 'Campaign', before: { state: 'RUNNING' }, after: { state: 'CANCELLED' } },
  },
  'campaign.retried': {
    before: async () => {
      const campaignId = await readyCampaign({ state: 'PAUSED' });
      const contactId = (await buildContact(fd, acme)).id;
      await buildRecipient(fd, acme, { campaignId, contactId, state: 'FAILED', messageId: campaignId });
      return campaignId;
    },
    act: (id) => mutate(fd, acme.owner, 'retryFailedRecipients', { id }),
    note: { subject_type: 'Campaign', before: { state: 'PAUSED' }, after: { state: 'PAUSED', recipients: 1 } },
  },
  'campaign.resent': {
    before: async () => {
      const campaignId = await readyCampaign({ state: 'PAUSED' });
      const contactId = (await buildContact(fd, acme)).id;
      await buildRecipient(fd, acme, { campaignId, contactId, state: 'UNCONFIRMED', messageId: campaignId });
      return campaignId;
    },
    act: (id) => mutate(fd, acme.owner, 'resendUnconfirmed', { id, receivers: 1 }),
    note: { subject_type: 'Campaign', before: { state: 'PAUSED' }, after: { state: 'PAUSED', recipients: 1 } },
  },
  'job.paused': {
    before: async () => (await buildJob(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'pauseJob', { id }),
    note: { subject_type: 'Job', before: { state: 'QUEUED' }, after: { state: 'PAUSED' } },
  },
  'job.resumed': {
    before: async () => (await buildJob(fd, acme, acme.owner, { state: 'PAUSED' })).id,
    act: (id) => mutate(fd, acme.owner, 'resumeJob', { id }),
    note: { subject_type: 'Job', before: { state: 'PAUSED' }, after: { state: 'QUEUED' } },
  },
  'job.cancelled': {
    before: async () => (await buildJob(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'cancelJob', { id }),
    note: { subject_type: 'Job', before: { state: 'QUEUED' }, after: { state: 'CANCELLED' } },
  },
  'conversation.taken_over': {
    before: async () => (await buildConversation(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'takeOverConversation', { id }),
    note: { subject_type: 'Conversation', before: { mode: 'AGENT' } },
  },
  'conversation.returned': {
    before: async () => (await buildConversation(fd, acme, { heldById: acme.owner.memberId })).id,
    act: (id) => mutate(fd, acme.owner, 'returnConversation', { id, note: 'All answered' }),
    note: { subject_type: 'Conversation', after: { endReason: 'HANDED_BACK' } },
  },
  'conversation.resolved': {
    before: async () => (await buildConversation(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'resolveConversation', { id }),
    note: { subject_type: 'Conversation', before: { status: 'OPEN', mode: 'AGENT' }, after: { status: 'RESOLVED' } },
  },
  'conversation.snoozed': {
    before: async () => (await buildConversation(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'snoozeConversation', { id }),
    note: {
      subject_type: 'Conversation',
      before: { status: 'OPEN' },
      after: { status: 'SNOOZED', snoozedUntil: null },
    },
  },
  'conversation.reopened': {
    before: async () => {
      const { id } = await buildConversation(fd, acme);
      await mutate(fd, acme.owner, 'resolveConversation', { id });
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'reopenConversation', { id }),
    note: { subject_type: 'Conversation', before: { status: 'RESOLVED' }, after: { reason: 'MEMBER' } },
  },
  'conversation_note.created': {
    act: async () => {
      const { id: conversationId } = await buildConversation(fd, acme);
      await mutate(fd, acme.owner, 'createConversationNote', { conversationId, text: 'Calls at 8.' });
    },
    note: { subject_type: 'ConversationNote', after: { conversationId: expect.any(String) } },
  },
  'conversation_note.deleted': {
    before: async () => {
      const { id: conversationId } = await buildConversation(fd, acme);
      return (await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId })).id;
    },
    act: (id) => mutate(fd, acme.owner, 'deleteConversationNote', { id }),
    note: { subject_type: 'ConversationNote', before: { conversationId: expect.any(String) }, after: null },
  },
  'conversation.assigned': {
    before: async () => (await buildConversation(fd, acme, { assigneeId: acme.owner.memberId })).id,
    act: (id) => mutate(fd, acme.owner, 'assignConversation', { id, assigneeId: null }),
    note: { subject_type: 'Conversation', after: { assigneeId: null } },
  },
  'invitation.created': { act: guest, note: { subject_type: 'Invitation', before: null } },
  'invitation.resent': {
    before: async () => {
      const id = await guest();
      fd.advance({ seconds: 61 });
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'resendInvitation', { id }),
    note: { subject_type: 'Invitation' },
  },
  'invitation.link_created': {
    before: guest,
    act: (id) => mutate(fd, acme.owner, 'createInvitationLink', { id }),
    note: { subject_type: 'Invitation', before: null, after: null },
  },
  'workspace.organization_changed': {
    before: async () => {
      const fields = 'organization { id }';
      return (await mutate(fd, acme.owner, 'createOrganization', { name: 'Acme Group' }, fields)).organization.id;
    },
    act: (organizationId) =>
      as(fd, acme.owner).ok(
        'mutation ($organizationId: ID) { assignOrganization(organizationId: $organizationId) { __typename } }',
        { organizationId },
      ),
    note: { subject_type: 'Workspace', before: { organizationId: null } },
  },
  'workspace.converted': {
    before: async () => {
      await setEnvironment(fd, acme, 'STAGING');
      return acme.id;
    },
    act: () =>
      mutate(fd, acme.owner, 'convertEnvironment', {
        target: 'PRODUCTION',
        confirmSlug: acme.slug,
        acknowledgements: ENVIRONMENT_WARNING_CODES,
      }),
    note: { subject_type: 'Workspace', before: { environment: 'STAGING' } },
  },
  'ownership.offered': {
    act: async () => mutate(fd, acme.owner, 'createOwnershipTransfer', { memberId: await viewer() }),
    note: { subject_type: 'OwnershipTransfer', before: null },
  },
  'ownership.offer_cancelled': {
    before: async () => buildOffer(fd, acme, acme.owner, { memberId: await viewer(), name: 'Vic' }),
    act: (id) => mutate(fd, acme.owner, 'cancelOwnershipTransfer', { id }),
    note: { subject_type: 'OwnershipTransfer' },
  },
  'invitation.revoked': {
    before: guest,
    act: (id) => mutate(fd, acme.owner, 'revokeInvitation', { id }),
    note: { subject_type: 'Invitation' },
  },
  'member.updated': {
    before: viewer,
    act: (id) =>
      mutate(fd, acme.owner, 'updateMember', {
        id,
        role: 'agent',
        grants: [{ policy: 'contact.read', effect: 'DENY' }],
      }),
    note: {
      subject_type: 'Member',
      before: { role: 'viewer', grants: ['GRANT lead.manage'] },
      after: { role: 'agent', grants: ['DENY contact.read'] },
    },
  },
  'member.availability_updated': {
    act: () => mutate(fd, acme.owner, 'updateAvailability', { isAway: true }),
    note: {
      subject_type: 'Member',
      before: { awaySince: null, awayUntil: null },
      after: { awaySince: expect.any(String), awayUntil: null },
    },
  },
  'role.created': {
    act: () => mutate(fd, acme.owner, 'createRole', ROLE),
    note: { subject_type: 'Role', before: null, after: { ...ROLE, description: '' } },
  },
  'role.updated': {
    before: async () => (await buildRole(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'updateRole', { id, ...ROLE }),
    note: { subject_type: 'Role', after: { ...ROLE, description: '' } },
  },
  'role.deleted': {
    before: async () => (await buildRole(fd, acme)).id,
    act: (id) => mutate(fd, acme.owner, 'deleteRole', { id }),
    note: { subject_type: 'Role' },
  },
  'access.requested': {
    act: () => mutate(fd, acme.owner, 'requestAccess', { policy: 'lead.read' }),
    before: async () => {
      const { memberId } = acme.owner;
      await deny(memberId, 'lead.read');
      return '';
    },
    note: { subject_type: 'AccessRequest', before: null, after: { policy: 'lead.read' } },
  },
  'access.granted': {
    before: async () => buildAccessRequest(fd, acme, { memberId: await viewer() }),
    act: (id) => mutate(fd, acme.owner, 'grantAccess', { id }),
    note: { subject_type: 'AccessRequest' },
  },
  'access.declined': {
    before: async () => buildAccessRequest(fd, acme, { memberId: await viewer() }),
    act: (id) => mutate(fd, acme.owner, 'declineAccess', { id }),
    note: { subject_type: 'AccessRequest' },
  },
  'member.removed': {
    before: viewer,
    act: (id) => mutate(fd, acme.owner, 'removeMember', { id }),
    note: { subject_type: 'Member', after: { apiKeysRevoked: 0, viewsHandedOver: 0 } },
  },
  'api_key.created': {
    act: () =>
      mutate(fd, acme.owner, 'createApiKey', {
        name: 'Site',
        environment: 'STAGING',
        mode: 'ANY_OPERATION',
        scopes: ['lead.read'],
        expiresInDays: 1,
      }),
    note: { subject_type: 'ApiKey', before: null },
  },
  'api_key.updated': {
    before: madeKey,
    act: (id) => mutate(fd, acme.owner, 'updateApiKey', { id, name: 'Shop', allowedRanges: ['203.0.113.7'] }),
    note: {
      subject_type: 'ApiKey',
      before: { name: 'Website', allowedRanges: [] },
      after: { name: 'Shop', allowedRanges: ['203.0.113.7/32'] },
    },
  },
  'api_key.scopes_reduced': {
    before: async () => {
      const id = await madeKey();
      await fd.services.database.forWorkspace(acme.id).write((tx) =>
        tx.apiKeyPolicyUse.create({
          data: { workspaceId: acme.id, apiKeyId: id, policy: 'lead.read', lastUsedAt: fd.services.clock() },
        }),
      );
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'updateApiKeyScopes', { id }),
    note: {
      subject_type: 'ApiKey',
      before: { scopes: ['lead.read', 'lead.manage'] },
      after: { scopes: ['lead.read'] },
    },
  },
  'api_key.rotated': {
    before: madeKey,
    act: (id) => mutate(fd, acme.owner, 'rotateApiKey', { id, gracePeriod: 'ONE_HOUR' }),
    note: { subject_type: 'ApiKey', after: expect.objectContaining({ gracePeriod: 'ONE_HOUR' }) as never },
  },
  'api_key.revoked': {
    before: async () => (await buildApiKey(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'revokeApiKey', { id }),
    note: { subject_type: 'ApiKey' },
  },
  'persisted_operation.registered': {
    act: registered,
    note: { subject_type: 'PersistedOperation', after: { name: 'Here', kind: 'QUERY' } },
  },
  'persisted_operation.deleted': {
    before: registered,
    act: (id) => mutate(fd, acme.owner, 'deletePersistedOperation', { id }),
    note: { subject_type: 'PersistedOperation', before: { name: 'Here' }, after: null },
  },
  'record_field.access_set': {
    act: () => mutate(fd, acme.owner, 'updateRecordFieldAccess', { name: 'membership', access: 'READ' }),
    note: {
      subject_type: 'Workspace',
      before: { name: 'membership', access: 'NONE' },
      after: { name: 'membership', access: 'READ' },
    },
  },
  'http_tool.created': {
    act: () => addTool(fd, acme.owner, { name: 'audited_tool' }),
    note: { subject_type: 'HttpTool', after: { name: 'audited_tool', kind: 'READS', url: 'http://127.0.0.1' } },
  },
  'http_tool.updated': {
    before: () => addTool(fd, acme.owner, { name: 'before_change' }),
    act: (id) =>
      mutate(
        fd,
        acme.owner,
        'updateHttpTool',
        { ...toolInput({ name: 'after_change' }), id, revision: 1 },
        'tool { id }',
      ),
    note: { subject_type: 'HttpTool', before: { name: 'before_change' }, after: { name: 'after_change' } },
  },
  'http_tool.disabled': {
    before: () => buildTool(fd, acme, { name: 'disabled_tool' }),
    act: (id) => mutate(fd, acme.owner, 'disableHttpTool', { id }),
    note: { subject_type: 'HttpTool', after: { name: 'disabled_tool' } },
  },
  'http_tool.enabled': {
    before: async () => {
      const id = await buildTool(fd, acme, { name: 'enabled_tool' });
      await mutate(fd, acme.owner, 'disableHttpTool', { id });
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'enableHttpTool', { id }),
    note: { subject_type: 'HttpTool', after: { name: 'enabled_tool' } },
  },
  'http_tool.tested': {
    before: () => addTool(fd, acme.owner, { name: 'tested_tool', url: 'http://127.0.0.1:9/{order}' }),
    act: (id) => mutate(fd, acme.owner, 'testHttpTool', { id, arguments: '{"order":"A7"}' }, 'test { responseStatus }'),
    note: { subject_type: 'HttpTool', after: { name: 'tested_tool', status: null } },
  },
  'http_tool.deleted': {
    before: () => buildTool(fd, acme, { name: 'deleted_tool' }),
    act: (id) => mutate(fd, acme.owner, 'deleteHttpTool', { id }),
    note: { subject_type: 'HttpTool', before: { name: 'deleted_tool' }, after: null },
  },
  'mcp_server.connected': {
    act: () => mutate(fd, acme.owner, 'connectMcpServer', serverInput({ name: 'audited' }), 'server { id }'),
    note: { subject_type: 'McpServer', after: { name: 'audited', url: 'http://127.0.0.1', authorization: 'NONE' } },
  },
  'mcp_server.updated': {
    before: () => buildMcpServer(fd, acme, { name: 'changed' }),
    act: (id) => {
      const { name: _name, ...terms } = serverInput();
      return mutate(fd, acme.owner, 'updateMcpServer', { ...terms, id, revision: 1 }, 'server { id }');
    },
    note: {
      subject_type: 'McpServer',
      before: { name: 'changed', url: 'http://127.0.0.1:9', authorization: 'NONE' },
      after: { name: 'changed', url: 'http://127.0.0.1', authorization: 'NONE' },
    },
  },
  'mcp_server.refreshed': {
    before: () => buildMcpServer(fd, acme, { name: 'refreshed' }),
    act: (id) => mutate(fd, acme.owner, 'refreshMcpServer', { id }),
    note: { subject_type: 'McpServer', after: { name: 'refreshed' } },
  },
  'mcp_server.deleted': {
    before: () => buildMcpServer(fd, acme, { name: 'deleted' }),
    act: (id) => mutate(fd, acme.owner, 'deleteMcpServer', { id }),
    note: { subject_type: 'McpServer', before: { name: 'deleted' }, after: null },
  },
  'mcp_tool.allowed': {
    before: () => buildMcpTool(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'allowMcpTool', { id, hash: TOOL_HASH, effect: 'READS' }),
    note: { subject_type: 'McpTool', after: { effect: 'READS', hash: TOOL_HASH } },
  },
  'mcp_tool.blocked': {
    before: () => buildMcpTool(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'blockMcpTool', { id }),
    note: { subject_type: 'McpTool' },
  },
  'mcp_tool.tested': {
    before: () => buildMcpTool(fd, acme, { status: 'ALLOWED' }),
    act: (id) => mutate(fd, acme.owner, 'testMcpTool', { id, arguments: '{}' }, 'test { responseStatus }'),
    note: { subject_type: 'McpTool', after: { status: null } },
  },
  'agent.test_policy_set': {
    act: () => mutate(fd, acme.owner, 'updateTestPolicy', { agentId: null, policy: 'REQUIRED' }),
    note: { subject_type: 'Agent', before: { testPolicy: 'OPTIONAL' }, after: { testPolicy: 'REQUIRED' } },
  },
  'test_case.created': {
    act: () => mutate(fd, acme.owner, 'createTestCase', { ...testCaseInput({ name: 'Audited case' }) }),
    note: { subject_type: 'TestCase', after: { name: 'Audited case', kind: 'SCRIPT' } },
  },
  'test_case.updated': {
    before: () => buildTestCase(fd, acme, { name: 'Case before' }),
    act: (id) =>
      mutate(fd, acme.owner, 'updateTestCase', { ...testCaseInput({ name: 'Case after' }), id, revision: 1 }),
    note: { subject_type: 'TestCase', before: { name: 'Case before' }, after: { name: 'Case after' } },
  },
  'test_case.deleted': {
    before: () => buildTestCase(fd, acme, { name: 'Deleted case' }),
    act: (id) => mutate(fd, acme.owner, 'deleteTestCase', { id }),
    note: { subject_type: 'TestCase', before: { name: 'Deleted case' }, after: null },
  },
  'test_run.canceled': {
    before: async () =>
      (await buildTestRun(fd, acme, { testCaseId: await buildTestCase(fd, acme), status: 'RUNNING' })).runId,
    act: (id) => mutate(fd, acme.owner, 'cancelTestRun', { id }),
    note: { subject_type: 'TestRun', before: null, after: null },
  },
  'sequence.created': {
    act: () => mutate(fd, acme.owner, 'createSequence', sequenceInput({ name: 'Audited' }), 'sequence { id }'),
    note: { subject_type: 'Sequence', after: { name: 'Audited', trigger: 'APPOINTMENT' } },
  },
  'sequence.updated': {
    before: () => buildSequence(fd, acme),
    act: (id) =>
      mutate(
        fd,
        acme.owner,
        'updateSequence',
        { ...sequenceInput({ name: 'Changed' }), id, revision: 1 },
        'sequence { id }',
      ),
    note: { subject_type: 'Sequence', before: { name: 'Reminder' }, after: { name: 'Changed' } },
  },
  'sequence.disabled': {
    before: () => buildSequence(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'disableSequence', { id }),
    note: { subject_type: 'Sequence', after: { name: 'Reminder' } },
  },
  'sequence.enabled': {
    before: () => buildSequence(fd, acme, { enabledAt: null }),
    act: (id) => mutate(fd, acme.owner, 'enableSequence', { id }),
    note: { subject_type: 'Sequence', after: { name: 'Reminder' } },
  },
  'sequence.deleted': {
    before: () => buildSequence(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'deleteSequence', { id }),
    note: { subject_type: 'Sequence', before: { name: 'Reminder' }, after: null },
  },
  'booking.updated': {
    before: async () => buildBooking(fd, acme, (await buildLead(fd, acme)).id),
    act: (id) => mutate(fd, acme.owner, 'updateBooking', { id, metadata: [{ key: 'plan', value: 'gold' }] }),
    note: { subject_type: 'Booking', after: { metadata: 'changed' } },
  },
  'booking.no_show_marked': {
    before: async () => buildBooking(fd, acme, (await buildLead(fd, acme)).id, { startsAt: fd.services.clock() }),
    act: (id) => mutate(fd, acme.owner, 'updateBookingNoShow', { id, isNoShow: true }),
    note: { subject_type: 'Booking' },
  },
  'booking.no_show_removed': {
    before: async () => {
      const startsAt = fd.services.clock();
      return buildBooking(fd, acme, (await buildLead(fd, acme)).id, { startsAt, noShowAt: startsAt });
    },
    act: (id) => mutate(fd, acme.owner, 'updateBookingNoShow', { id, isNoShow: false }),
    note: { subject_type: 'Booking' },
  },
  'business_profile.updated': {
    act: () => saveProfile(fd, acme.owner, { name: 'Acme Fitness', address: 'Main Street 5' }),
    note: { subject_type: 'Workspace', after: { name: 'Acme Fitness', address: 'Main Street 5' } },
  },
  'knowledge_source.created': {
    act: () => addKnowledge(fd, acme.owner),
    note: { subject_type: 'KnowledgeSource', after: { kind: 'QUESTION_ANSWER', title: 'Is there parking?' } },
  },
  'knowledge_source.updated': {
    before: () => buildKnowledgeSource(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'updateKnowledgeSource', { id, revision: 1, title: 'Rules', text: 'None.' }),
    note: {
      subject_type: 'KnowledgeSource',
      before: { title: 'House rules', characterCount: 31 },
      after: { title: 'Rules', characterCount: 5 },
    },
  },
  'knowledge_source.deleted': {
    before: () => buildKnowledgeSource(fd, acme),
    act: (id) => mutate(fd, acme.owner, 'deleteKnowledgeSource', { id }),
    note: { subject_type: 'KnowledgeSource', before: { kind: 'TEXT', title: 'House rules' }, after: null },
  },
  'unanswered_question.answered': {
    before: () => buildAsked(),
    act: (id) => mutate(fd, acme.owner, 'answerUnansweredQuestion', { id, question: 'Horses?', answer: 'No.' }),
    note: { subject_type: 'UnansweredQuestion', after: { sourceId: expect.any(String), title: 'Horses?' } },
  },
  'unanswered_question.dismissed': {
    before: () => buildAsked(),
    act: (id) => mutate(fd, acme.owner, 'dismissUnansweredQuestion', { id }),
    note: { subject_type: 'UnansweredQuestion' },
  },
  'unanswered_question.moved': {
    before: () => buildAsked(),
    act: async (questionId) => {
      const [exampleId] = await examplesOf(fd, acme, await buildAsked());
      return mutate(fd, acme.owner, 'moveUnansweredQuestionExample', { exampleId, questionId });
    },
    note: {
      subject_type: 'UnansweredQuestion',
      before: { questionId: expect.any(String) },
      after: { questionId: expect.any(String) },
    },
  },
  'agent.created': {
    act: () => mutate(fd, acme.owner, 'createAgent', { name: 'Sales' }),
    note: { subject_type: 'Agent', before: null, after: { name: 'Sales', copiedAgentId: null } },
  },
  'agent.renamed': {
    before: () => buildAgent(fd, acme, 'Sales'),
    act: (id) => mutate(fd, acme.owner, 'updateAgent', { id, name: 'Support' }),
    note: { subject_type: 'Agent', before: { name: 'Sales' }, after: { name: 'Support' } },
  },
  'agent.deleted': {
    before: () => buildAgent(fd, acme, 'Sales'),
    act: (id) => mutate(fd, acme.owner, 'deleteAgent', { id }),
    note: { subject_type: 'Agent', before: { name: 'Sales' }, after: null },
  },
  'agent_limits.updated': {
    act: () => mutate(fd, acme.owner, 'updateAgentLimits', { unclearMessages: 2 }),
    note: { subject_type: 'Agent', before: { unclearMessages: 3 }, after: { unclearMessages: 2 } },
  },
  'persona.updated': {
    act: () => mutate(fd, acme.owner, 'updatePersona', { revision: 0, name: 'Robin', role: 'Nurse', tone: '' }),
    note: { subject_type: 'Persona', after: { name: 'Robin', role: 'Nurse', tone: '' } },
  },
  'voice_settings.updated': {
    act: () => mutate(fd, acme.owner, 'updateVoiceSettings', { version: 0, sensitiveTopics: TOPICS }),
    note: {
      subject_type: 'Workspace',
      before: expect.objectContaining({ sensitiveTopics: [] }) as never,
      after: expect.objectContaining({ sensitiveTopics: TOPICS }) as never,
    },
  },
  'questions.updated': {
    act: () => mutate(fd, acme.owner, 'updateQuestions', { revision: 0, questions: [] }),
    note: { subject_type: 'Persona', after: { questions: [] } },
  },
  'context_graph.updated': {
    act: () => mutate(fd, acme.owner, 'updateContextGraph', { revision: 0, goal: 'QUALIFY', source: null }),
    note: {
      subject_type: 'Agent',
      before: { goal: 'BOOK', source: null },
      after: { goal: 'QUALIFY', source: null },
    },
  },
  'agent.published': {
    act: () => mutate(fd, acme.owner, 'publishAgent', { revision: 0, note: 'First' }),
    note: { subject_type: 'AgentVersion', before: { number: null }, after: { number: 1, note: 'First' } },
  },
  'agent.rolled_back': {
    before: () => oldVersion(fd, acme),
    act: (versionId) => mutate(fd, acme.owner, 'restoreAgentVersion', { versionId }),
    note: { subject_type: 'AgentVersion', before: { number: 2 }, after: { number: 3, restored: 1 } },
  },
  'service_account.created': {
    act: () => mutate(fd, acme.owner, 'createServiceAccount', { name: 'Import', policies: ['lead.read'] }),
    note: { subject_type: 'ServiceAccount', before: null, after: { name: 'Import', policies: ['lead.read'] } },
  },
  'service_account.updated': {
    before: () => buildServiceAccount(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'updateServiceAccount', { id, name: 'Export', policies: ['lead.read'] }),
    note: {
      subject_type: 'ServiceAccount',
      before: { name: 'Import', policies: ['lead.read', 'lead.manage'] },
      after: { name: 'Export', policies: ['lead.read'] },
    },
  },
  'service_account.removed': {
    before: () => buildServiceAccount(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'deleteServiceAccount', { id }),
    note: { subject_type: 'ServiceAccount', after: { revokedKeys: 0 } },
  },
  'integration.set': {
    act: () => mutate(fd, acme.owner, 'upsertIntegration', openAi),
    note: {
      subject_type: 'Integration',
      before: null,
      after: { provider: 'OPENAI', sandbox: false, model: 'gpt-4o', replaced: ['secret'] },
    },
  },
  'model_route.updated': {
    act: () => mutate(fd, acme.owner, 'updateModelRoute', { purpose: 'WORDING', choices: [], timeoutSeconds: 10 }),
    note: {
      subject_type: 'Workspace',
      before: { purpose: 'WORDING', models: '', timeoutSeconds: null },
      after: { purpose: 'WORDING', models: '', timeoutSeconds: 10 },
    },
  },
  'integration.verified': {
    before: () => buildIntegration(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'verifyIntegration', { id }),
    note: {
      subject_type: 'Integration',
      before: { provider: 'OPENAI', state: 'SET_UP' },
      after: { accountName: 'Acme of the provider' },
    },
  },
  'integration.failed': {
    before: () => buildIntegration(fd, acme, acme.owner),
    act: async (id) => {
      fd.providers.answer(() => Promise.reject(new Error('down')));
      await mutate(fd, acme.owner, 'verifyIntegration', { id });
      fd.providers.answer(async () => ({ accountName: 'Acme of the provider' }));
    },
    note: {
      subject_type: 'Integration',
      before: { provider: 'OPENAI', state: 'SET_UP' },
      after: { failure: 'The provider could not be reached.' },
    },
  },
  'integration.removed': {
    before: () => buildIntegration(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'deleteIntegration', { id }),
    note: {
      subject_type: 'Integration',
      before: { provider: 'OPENAI', sandbox: false, model: 'gpt-4o' },
      after: null,
    },
  },
  'phone_config.activated': {
    before: () => buildPhoneConfig(fd, acme, acme.owner, { provider: 'TWILIO' }),
    act: (id) => mutate(fd, acme.owner, 'enablePhoneConfig', { id }),
    note: { subject_type: 'PhoneConfig', before: { state: 'VERIFIED' }, after: { state: 'ACTIVE' } },
  },
  'phone_config.deactivated': {
    before: () => buildPhoneConfig(fd, acme, acme.owner, { provider: 'TWILIO', state: 'ACTIVE' }),
    act: (id) => mutate(fd, acme.owner, 'disablePhoneConfig', { id }),
    note: { subject_type: 'PhoneConfig', before: { state: 'ACTIVE' }, after: { state: 'INACTIVE' } },
  },
  'phone_config.service_changed': {
    before: () => buildPhoneConfig(fd, acme, acme.owner, { provider: 'TWILIO', number: '+447700900998' }),
    act: async (id) =>
      mutate(fd, acme.owner, 'assignServiceToPhoneConfig', {
        id,
        serviceId: await buildService(fd, acme, 'Night desk'),
      }),
    note: {
      subject_type: 'PhoneConfig',
      before: { number: '+447700900998', service: null },
      after: { number: '+447700900998', service: 'Night desk' },
    },
  },
  'phone_config.routing_changed': {
    before: () => buildPhoneConfig(fd, acme, acme.owner, { provider: 'TWILIO', number: '+447700900996' }),
    act: (phoneConfigId) =>
      mutate(fd, acme.owner, 'updateNumberRouting', {
        phoneConfigId,
        rules: [{ hours: 'CLOSED', overflow: 'TEAM' }],
      }),
    note: {
      subject_type: 'PhoneConfig',
      before: { number: '+447700900996', rules: [] },
      after: { number: '+447700900996', rules: ['CLOSED: TEAM'] },
    },
  },
  'phone_config.deleted': {
    before: () => buildPhoneConfig(fd, acme, acme.owner, { provider: 'TWILIO', number: '+447700900999' }),
    act: (id) => mutate(fd, acme.owner, 'deletePhoneConfig', { id }),
    note: {
      subject_type: 'PhoneConfig',
      before: { provider: 'TWILIO', number: '+447700900999', state: 'VERIFIED' },
      after: null,
    },
  },
  'greeting.updated': {
    act: () => mutate(fd, acme.owner, 'updateGreetingTemplate', { templateId: null, variables: [] }),
    note: { subject_type: 'Workspace', before: { templateId: null }, after: { templateId: null, template: null } },
  },
  'opt_out_keywords.updated': {
    act: () => mutate(fd, acme.owner, 'updateOptOutKeywords', { languages: [] }),
    note: { subject_type: 'Workspace', after: { languages: ['en'] } },
  },
  'contact.opted_out': {
    before: async () => (await buildConversation(fd, acme)).contact.id,
    act: (id) => mutate(fd, acme.owner, 'optOutContact', { id }),
    note: { subject_type: 'Contact', before: null, after: { recordedByMember: true } },
  },
  'contact.opted_in': {
    before: async () => {
      const { id } = (await buildConversation(fd, acme)).contact;
      await mutate(fd, acme.owner, 'optOutContact', { id });
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'optInContact', { id }),
    note: { subject_type: 'Contact', before: null, after: { recordedByMember: true } },
  },
  'data_source.created': {
    act: () => mutate(fd, acme.owner, 'createDataSource', { ...SOURCE, kind: 'FHIR', authorization: 'NONE' }),
    note: { subject_type: 'DataSource', before: null, after: { ...SOURCE_AUDIT, kind: 'FHIR', authorization: 'NONE' } },
  },
  'data_source.updated': {
    before: () => buildDataSource(fd, acme, acme.owner, { name: 'Old' }),
    act: (id) => mutate(fd, acme.owner, 'updateDataSource', { id, ...SOURCE }),
    note: { subject_type: 'DataSource', before: { ...SOURCE_AUDIT, name: 'Old' }, after: SOURCE_AUDIT },
  },
  'data_source.credentials_set': {
    before: () => buildDataSource(fd, acme, acme.owner),
    act: (id) =>
      mutate(fd, acme.owner, 'updateDataSourceCredentials', {
        id,
        authorization: 'BEARER',
        secret: 'of-a-test-account',
      }),
    note: {
      subject_type: 'DataSource',
      before: { authorization: 'NONE', username: null },
      after: { authorization: 'BEARER', username: null },
    },
  },
  'data_source.mapping_updated': {
    before: () => buildDataSource(fd, acme, acme.owner, REST_SOURCE),
    act: (dataSourceId) =>
      mutate(fd, acme.owner, 'updateSourceMapping', { dataSourceId, version: null, mapping: SOURCE_MAPPING }),
    note: {
      subject_type: 'DataSource',
      before: { version: null },
      after: { version: 1, entityType: 'PERSON', fields: ['phone'] },
    },
  },
  'data_source.failed': {
    before: () => buildDataSource(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'verifyDataSource', { id }),
    note: { subject_type: 'DataSource', after: { failure: 'The name was not found. (ENOTFOUND)' } },
  },
  'data_source.disabled': {
    before: () => buildDataSource(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'disableDataSource', { id }),
    note: { subject_type: 'DataSource', after: { reason: 'MEMBER' } },
  },
  'data_source.enabled': {
    before: () => buildDataSource(fd, acme, acme.owner, { disabledReason: 'FAILING' }),
    act: (id) => mutate(fd, acme.owner, 'enableDataSource', { id }),
    note: { subject_type: 'DataSource', before: { reason: 'FAILING' } },
  },
  'data_source.deleted': {
    before: () => buildDataSource(fd, acme, acme.owner, { name: 'Old' }),
    act: (id) => mutate(fd, acme.owner, 'deleteDataSource', { id }),
    note: { subject_type: 'DataSource', before: { name: 'Old', baseUrl: SOURCE.baseUrl } },
  },
  'sync_run.started': {
    before: () => buildDataSource(fd, acme, acme.owner, { name: 'Old' }),
    act: (id) => mutate(fd, acme.owner, 'startSync', { id }),
    note: { subject_type: 'SyncRun', after: { dataSource: 'Old' } },
  },
  'sync_run.cancelled': {
    before: async () =>
      buildSyncRun(fd, acme, await buildDataSource(fd, acme, acme.owner, { name: 'Older' }), {
        state: 'RUNNING',
        finishedAt: null,
      }),
    act: (id) => mutate(fd, acme.owner, 'cancelSync', { id }),
    note: { subject_type: 'SyncRun', after: { dataSource: 'Older' } },
  },
  'webhook.created': {
    act: () => mutate(fd, acme.owner, 'createWebhook', HOOK),
    note: { subject_type: 'Webhook', before: null, after: HOOK_AUDIT },
  },
  'webhook.updated': {
    before: () => buildWebhook(fd, acme, acme.owner, { eventTypes: ['lead.created'] }),
    act: (id) => mutate(fd, acme.owner, 'updateWebhook', { id, ...HOOK, description: 'The new CRM' }),
    note: { subject_type: 'Webhook', before: HOOK_AUDIT, after: { ...HOOK_AUDIT, description: 'The new CRM' } },
  },
  'webhook.secret_rotated': {
    before: () => buildWebhook(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'rotateWebhookSecret', { id, gracePeriod: 'ONE_HOUR' }),
    note: { subject_type: 'Webhook', before: null, after: { gracePeriod: 'ONE_HOUR' } },
  },
  'webhook.enabled': {
    before: () => buildWebhook(fd, acme, acme.owner, OFF),
    act: (id) => mutate(fd, acme.owner, 'enableWebhook', { id }),
    note: { subject_type: 'Webhook', before: { reason: 'GONE' }, after: null },
  },
  'webhook.deleted': {
    before: () => buildWebhook(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'deleteWebhook', { id }),
    note: { subject_type: 'Webhook', before: { url: 'https://hooks.example.com', description: 'Our CRM' } },
  },
  'webhook.tested': {
    before: () => buildWebhook(fd, acme, acme.owner),
    act: (id) => mutate(fd, acme.owner, 'testWebhook', { id }),
    note: { subject_type: 'Webhook' },
  },
  'webhook_delivery.replayed': {
    before: async () => buildDelivery(fd, acme, await buildWebhook(fd, acme, acme.owner)),
    act: (id) => mutate(fd, acme.owner, 'resendDelivery', { id }),
    note: { subject_type: 'WebhookDelivery', after: { count: 1 } },
  },
  'lead.created': {
    act: () => mutate(fd, acme.owner, 'createLead', entry),
    note: { subject_type: 'Lead', before: null, after: { source: 'MANUAL' } },
  },
  'lead.updated': {
    before: lead,
    act: (id) => mutate(fd, acme.owner, 'updateLead', { id, status: 'BOOKED', name: 'Lena Other', message: 'Hello' }),
    note: {
      subject_type: 'Lead',
      before: { status: 'NEW', name: 'changed' },
      after: { status: 'BOOKED', name: 'changed' },
    },
  },
  'audit.exported': {
    act: () => mutate(fd, acme.owner, 'exportAuditLog', { format: 'CSV', filter: { search: 'lead' } }),
    note: { subject_type: 'AuditExport', before: null, after: { format: 'CSV', filter: { search: 'lead' } } },
  },
  'support.granted': {
    act: () => mutate(fd, acme.owner, 'grantSupportAccess', { level: 'READ', hours: 2 }),
    note: { subject_type: 'SupportAccess', before: null, after: expect.objectContaining({ level: 'READ', hours: 2 }) },
  },
  'support.ended': {
    before: async () => (await buildSupportAccess(fd, acme, acme.owner)).id,
    act: (id) => as(fd, acme.owner).ok('mutation ($id: ID!) { revokeSupportAccess(id: $id) { __typename } }', { id }),
    note: { subject_type: 'SupportAccess', before: null, after: null },
  },
  'lead.deleted': {
    before: lead,
    act: (id) => mutate(fd, acme.owner, 'deleteLead', { id }),
    note: { subject_type: 'Lead', before: { source: 'FORM' }, after: null },
  },
};

describe('each change records exactly one audit event', () => {
  it.each(Object.entries(CHANGES))('%s, with the actor and the changes', async (name, { before, act, note }) => {
    const id = (await before?.()) ?? '';
    const earlier = await notes(acme);
    await act(id);
    const [made, ...more] = (await notes(acme)).slice(earlier.length);
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      name,
      actor_kind: 'USER',
      actor_id: acme.owner.userId,
      actor_label: 'Ada',
      via: 'SPA',
      ip_address: '127.0.0.1',
      ...note,
    });
    expect(made?.request_id).toMatch(/^[0-9a-f-]{36}$/);
    const aboutItself = [
      'agent.resumed',
      'workspace.organization_changed',
      'message.suppressed',
      'sync_run.started',
      'usage.corrected',
      'credit_note.issued',
    ].includes(name);
    if (before && id !== '' && !aboutItself) expect(made?.subject_id).toBe(id);
    if (note.subject_type === 'Workspace') expect(made?.subject_id).toBe(acme.id);
  });

  it('workspace.created, by its creator', async () => {
    const input = { name: 'Acme', slug: `${acme.slug}-new`, channel: 'VOICE', environment: 'STAGING', country: 'GB' };
    const { workspace } = await mutate(fd, acme.owner, 'createWorkspace', input, 'workspace { id }');
    const made = await notes({ ...acme, id: workspace.id });
    expect(made).toMatchObject([
      { name: 'workspace.created', actor_id: acme.owner.userId, subject_id: workspace.id, after: input },
    ]);
  });

  it.each([
    ['invitation.accepted', 'acceptInvitation'],
    ['invitation.declined', 'declineInvitation'],
  ])('%s, by the invited person', async (name, mutation) => {
    const bob = await buildUser(fd, { name: 'Bob' });
    const { id, token } = await invited(bob);
    await mutate(fd, bob, mutation, { token });
    expect((await notes(acme)).slice(1)).toMatchObject([
      { name, actor_id: bob.userId, actor_label: 'Bob', subject_id: id },
    ]);
  });

  it('member.left, by the member', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer', name: 'Vic' });
    await run(vic, 'leaveWorkspace { __typename }');
    expect(await notes(acme)).toMatchObject([
      {
        name: 'member.left',
        actor_id: vic.userId,
        subject_id: vic.memberId,
        before: { email: vic.email, role: 'viewer' },
      },
    ]);
  });

  it.each([
    ['ownership.accepted', 'acceptOwnershipTransfer'],
    ['ownership.declined', 'declineOwnershipTransfer'],
  ])('%s, by the member it was offered to', async (name, mutation) => {
    const mia = await buildMember(fd, acme, { name: 'Mia' });
    const id = await buildOffer(fd, acme, acme.owner, mia);
    await mutate(fd, mia, mutation, mutation === 'acceptOwnershipTransfer' ? { id, confirmSlug: acme.slug } : { id });
    expect(await notes(acme)).toMatchObject([{ name, actor_id: mia.userId, actor_label: 'Mia', subject_id: id }]);
  });

  it('conversation.released, in addition to the event for the removal of its assignee', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const { id } = await buildConversation(fd, acme, { heldById: mia.memberId });
    await mutate(fd, acme.owner, 'removeMember', { id: mia.memberId });
    const released = (await notes(acme)).filter(({ name }) => name === 'conversation.released');
    expect(released).toMatchObject([{ subject_id: id, actor_label: 'Ada', before: { heldById: mia.memberId } }]);
  });

  it('api_key.refused, in the name of the key that was used from another address', async () => {
    const { id, bearer } = await buildApiKey(fd, acme, acme.owner, { allowedRanges: ['203.0.113.0/24'] });
    await as(fd, { bearer }).run('{ workspace { slug } }');
    const made = await until('a note of it', async () => (await notes(acme)).length > 0 && notes(acme));
    expect(made).toMatchObject([
      { name: 'api_key.refused', actor_kind: 'API_KEY', actor_id: id, subject_id: id, after: { address: '127.0.0.1' } },
    ]);
  });

  it('in the name of an API key, and of a visitor', async () => {
    const key = await buildApiKey(fd, acme, acme.owner);
    await mutate(fd, key, 'createLead', entry);
    await mutate(fd, buildVisitor(), 'submitForm', { ...entry, slug: acme.slug });
    expect(await notes(acme)).toMatchObject([
      { actor_kind: 'API_KEY', actor_id: key.id, actor_label: 'Website', via: 'API', after: { source: 'API' } },
      {
        actor_kind: 'VISITOR',
        actor_id: null,
        actor_label: 'Visitor of the public form',
        via: 'FORM',
        ip_address: expect.stringMatching(/^10\.1\./),
        after: { source: 'FORM' },
      },
    ]);
  });

  it('every event of the catalog is covered', () => {
    const covered = [
      ...Object.keys(CHANGES),
      'workspace.created',
      'api_key.refused',
      'invitation.accepted',
      'invitation.declined',
      'member.left',
      'ownership.accepted',
      'ownership.declined',
      'conversation.released',
      // Recorded by the worker when a limit applies (see dial-limits.test.ts) and when waiting leads are greeted.
      'lead.outreach_suppressed',
      'leads.greeting_started',
      // Recorded for provider events, agent requests and operators who leave a call. See calls.test.ts.
      'call.dialed',
      'call.suppressed',
      'call.started',
      'call.ended',
      'call.escalated',
      'call.caller_named',
      'call.released',
      // Recorded by the job of an escalation step. See escalation.test.ts.
      'escalation.advanced',
      // Recorded for a contact's message. See safety.test.ts.
      'safety.triggered',
      // Recorded after a response of the external system. See data-sources.test.ts.
      'data_source.verified',
      'data_source.degraded',
      'data_source.recovered',
      // Recorded by the job that compares usage with limits. See enforcement.test.ts.
      'usage.threshold_reached',
      // Recorded by a job. See invoices.test.ts and unpaid-invoices.test.ts.
      'invoice.created',
      'subscription.status_changed',
      // Recorded with the message and the takeover. See surfaces.test.ts.
      'surface.sent',
      // Recorded with the message. See review-surface.test.ts.
      'surface.returned',
      // Recorded for the contact who fills in a form, and by a job. See fill-in-surface.test.ts.
      'surface.submitted',
      // Recorded for the contact who passes a check, and by a job. See second-check.test.ts.
      'surface.code_sent',
      'surface.check_passed',
      'surface.locked',
      'surface.expired',
      // Recorded in a workspace with a model and by a job. See test-runs.test.ts.
      'test_run.started',
      'test_run.finished',
      // Recorded for an agent with two versions. See rollouts.test.ts.
      'agent_rollout.started',
      'agent_rollout.updated',
      'agent_rollout.promoted',
      'agent_rollout.rolled_back',
      // Recorded by the job that reads a server, and by calls. See mcp-servers.test.ts and runs/mcp-tools.test.ts.
      'mcp_tool.changed',
      'mcp_tool.removed',
      // Recorded after an endpoint failed repeatedly. See webhooks.test.ts.
      'webhook.disabled',
      // Recorded in addition to the events of the applied items. See promotion.test.ts.
      'configuration.applied',
      // Recorded for messages of contacts and actions of the agent. See messaging.test.ts and bookings.test.ts.
      'message.received',
      'conversation.escalated',
      'message.unroutable',
      'booking.created',
      // Recorded for an answer of a contact. See ratings.test.ts.
      'rating.received',
      // Recorded for provider events and messages of contacts. See phone-configs.test.ts and templates.test.ts.
      'phone_config.created',
      'phone_config.updated',
      'phone_config.code_requested',
      'phone_config.verified',
      'phone_config.failed',
      'templates.synced',
      'template.created',
      'template.updated',
      'template.deleted',
      'contact.opted_out',
      'contact.opted_in',
      // Recorded for recordings and voice checks. See voice-verification.test.ts.
      'voiceprint.enrolled',
      'voiceprint.deleted',
      'voice_check.verified',
      'voice_check.failed',
      'voice_check.confirmed',
      'voice_check.skipped',
      // Recorded for a member's request and the calendar's response, and tested in bookings.test.ts.
      'booking.requested',
      'booking.created',
      // Recorded by the worker. See campaigns.test.ts.
      'campaign.completed',
      'campaign.failed',
      // Recorded for a member's request and the calendar's response, and tested in bookings.test.ts.
      'booking.rescheduled',
      'booking.cancelled',
      'booking.failed',
      'booking.suppressed',
      // Recorded for the reply to a reminder. See sequences.test.ts.
      'booking.confirmed',
      // Recorded with an account at Stripe. See payments.test.ts.
      'checkout.started',
      // Recorded with an account at Stripe. See subscription-changes.test.ts.
      'subscription.change_confirmed',
      'subscription.change_canceled',
      // Recorded by the nightly job. See verify-audit-trail.test.ts.
      'audit.pruned',
      // Recorded for an action of a global admin. See support.test.ts.
      'support.session_started',
      // Recorded by the nightly job. See sweep.test.ts.
      'retention.swept',
      // Recorded by the import job. See contact-imports.test.ts.
      'contact_import.finished',
      'contact_import.undone',
      // Recorded by the job that reads a source. See knowledge-files.test.ts and knowledge-web-pages.test.ts.
      'knowledge_source.read',
      'knowledge_source.read_failed',
    ];
    const uncovered = EVENT_NAMES.filter((name) => !covered.includes(name));
    if (uncovered.length > 0) throw new Error(`Add what causes ${uncovered.join(', ')} to CHANGES.`);
  });
});
