import { v7 as uuidv7 } from 'uuid';
import { buildVersion } from './agent.ts';
import { buildTrace } from './agent-runs.ts';
import { buildEpisode, buildTestCase, buildTestRun } from './agent-tests.ts';
import type { Caller } from './as.ts';
import { as } from './as.ts';
import { buildAttachment } from './attachments.ts';
import { buildSubscription, buildUsageWarning } from './billing.ts';
import { buildBooking } from './bookings.ts';
import { buildAccessRequest, buildApiKey, buildLead, buildMember, buildRole, twoWorkspaces } from './build.ts';
import { buildCall, buildCallTraces, buildEscalation, buildService } from './calls.ts';
import { buildCampaign, buildRecipient } from './campaigns.ts';
import { buildPhoneConfig, buildTemplate } from './channels.ts';
import { buildNote } from './conversation-notes.ts';
import { buildConversation } from './conversations.ts';
import { buildDataSource, buildMappedSource, buildSyncRun } from './data-sources.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildTool, buildToolCall } from './http-tools.ts';
import { buildBillingAccount, buildInvoice, buildPaymentCustomer } from './invoices.ts';
import { buildImport, buildJob, buildView } from './jobs.ts';
import { buildAnswerSource, buildKnowledgeSource, buildUnansweredQuestion } from './knowledge.ts';
import { buildLeadFormVersion } from './lead-forms.ts';
import { buildMcpTool } from './mcp-servers.ts';
import { buildModelCall } from './model-usage.ts';
import { buildNotification } from './notifications.ts';
import { buildProviderLogEntry } from './provider-log.ts';
import { buildRating } from './ratings.ts';
import { buildOpenReview, buildReview } from './reviews.ts';
import { buildTrigger } from './safety.ts';
import { buildSavedReply } from './saved-replies.ts';
import { buildConversion, buildIntegration, buildOffer } from './scene.ts';
import { buildSequence, buildSequenceMessage } from './sequences.ts';
import { buildSurfaceFile } from './surface-files.ts';
import { buildSurface } from './surfaces.ts';
import { buildTemplateFile } from './template-files.ts';
import { buildEndpointUse, buildUsageHour } from './usage.ts';
import { buildDelivery, buildWebhook } from './webhooks.ts';
import { buildEntity, buildEntityLink, buildPossibleDuplicate } from './world-model.ts';

/** A workspace with every kind of record, and callers with different permissions. */
export interface Scene {
  readonly callers: Readonly<Record<string, Caller>>;
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
}

const TEXTS = ['plain', 'say "hi"\n\t\\', '\u0001\u001f\u007f', 'ü ñ 漢字 🙂', '\u2028\u2029</script>', ''];

export async function scene(fd: TestFrontdesk): Promise<Scene> {
  const { acme, globex } = await twoWorkspaces(fd);
  const leads = [];
  for (const [index, message] of TEXTS.entries()) {
    const status = ['NEW', 'NEW', 'CONTACTED', 'LOST'][index % 4] ?? 'NEW';
    leads.push(
      await buildLead(fd, acme, {
        message,
        status,
        email: index % 2 ? null : 'lena@mail.test',
        externalId: index % 2 ? `crm-${index}` : null,
      }),
    );
  }
  for (const [index, status] of ['BOOKED', 'FAILED', 'CANCELLED'].entries()) {
    const past = new Date(fd.services.clock().getTime() - index * 86_400_000);
    const words = { status, reason: 'say "hi"', failure: index ? 'No “such” time' : null, meetingUrl: null };
    await buildBooking(fd, acme, leads[index]?.id ?? '', { ...words, ...(index ? { startsAt: past } : {}) });
  }
  const first = leads[0]?.id ?? '';
  const formVersionId = await buildLeadFormVersion(fd, acme);
  const formAnswers = [{ key: 'class', label: 'Which class?', type: 'CHOICE', values: ['Yoga'] }];
  const submitted = { formVersionId, formLanguage: 'en', formAnswers, formParameters: { utm_source: 'say "hi"' } };
  const external = { metadata: { plan: 'say "hi"' } };
  await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
    await tx.lead.updateMany({ where: { id: first }, data: { ...submitted, ...external } });
    await tx.externalId.create({ data: { workspaceId: acme.id, leadId: first, system: 'crm', externalId: 'crm-1' } });
  });
  const stranger = await buildLead(fd, globex, { name: 'Greta of Globex' });
  const tomorrow = new Date(fd.services.clock().getTime() + 86_400_000);
  const member = await buildMember(fd, acme, {
    role: 'member',
    grants: [
      { policy: 'webhook.manage', expiresAt: tomorrow },
      { policy: 'booking.manage', effect: 'DENY' },
    ],
  });
  const admin = await buildMember(fd, acme, { role: 'admin' });
  const agent = await buildMember(fd, acme, { role: 'agent' });
  const viewer = await buildMember(fd, acme, { role: 'viewer' });
  const blind = await buildMember(fd, acme, {
    role: 'viewer',
    grants: [
      { policy: 'lead.read', effect: 'DENY' },
      { policy: 'message.read', effect: 'DENY' },
      { policy: 'contact.read', effect: 'DENY' },
    ],
  });
  const nights = await buildRole(fd, acme, { name: 'Night "shift"', policies: ['message.read', 'contact.read'] });
  const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
  const limited = await buildMember(fd, acme, { customRoleId: nights.id, assignedConversationsOnly: true });
  await buildAccessRequest(fd, acme, viewer);
  const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read', 'lead.manage', 'message.read'] });
  await buildApiKey(fd, acme, member, { environment: 'STAGING', scopes: ['lead.read'] });
  await as(fd, acme.owner).ok(
    'mutation { inviteMember(input: { email: "ivy@people.test", role: viewer, policies: ["contact.manage"] }) { __typename } }',
  );
  await buildOffer(fd, acme, acme.owner, member);
  await buildOffer(fd, acme, acme.owner, agent);
  await buildConversion(fd, acme, acme.owner);
  for (const text of TEXTS) await buildVersion(fd, acme, text);
  await buildIntegration(fd, acme, acme.owner, { state: 'FAILING', failure: 'No “such” key', failedAt: new Date() });
  await buildPhoneConfig(fd, acme, acme.owner, { state: 'ACTIVE', appSecret: null, provider: 'TWILIO' });
  await buildTemplate(fd, acme, { header: 'A "b"', footer: 'x\\y' });
  await buildTemplate(fd, acme, { status: 'REJECTED', rejectedReason: 'No “such” thing', variables: [], examples: [] });
  const source = await buildDataSource(fd, acme, acme.owner, { health: 'DEGRADED', failure: 'No “such” key' });
  for (const word of TEXTS) await buildSyncRun(fd, acme, source, { word });
  await buildDataSource(fd, acme, acme.owner, { disabledReason: 'MEMBER' });
  await buildMappedSource(fd, acme, acme.owner);
  const hook = await buildWebhook(fd, acme, acme.owner, {
    filterConditions: [{ path: 'lead.name', operator: 'CONTAINS', value: 'a "b"' }],
    failedAttempts: 1,
    failingSince: new Date(),
    previousSecret: 'a..b.c.d',
    previousSecretEndsAt: new Date(Date.now() + 3_600_000),
  });
  const deliveries = [];
  for (const word of TEXTS) deliveries.push(await buildDelivery(fd, acme, hook, { word }));
  const held = await buildConversation(fd, acme, {
    heldById: agent.memberId,
    assigneeId: member.memberId,
    words: TEXTS.filter((text) => text !== ''),
  });
  await buildEpisode(fd, acme, held.id);
  for (const text of TEXTS.filter((one) => one !== ''))
    await buildNote(fd, acme, { conversationId: held.id, memberId: agent.memberId, text });
  await buildModelCall(fd, acme, { conversationId: held.id });
  await buildUsageHour(fd, acme);
  await buildEndpointUse(fd, acme);
  await buildSubscription(fd, acme);
  await buildUsageWarning(fd, acme);
  await buildInvoice(fd, acme);
  await buildBillingAccount(fd, acme);
  await buildPaymentCustomer(fd, acme);
  const blocked = await buildConversation(fd, acme, {
    contact: { blocked: true, email: 'cora@mail.test', tags: ['vip', 'a "b"'] },
    words: ['a', 'b', 'c', 'd', 'e'],
  });
  await buildConversation(fd, acme, {
    contact: { name: '+44 20 7946 0001', email: 'nameless@mail.test' },
    assigneeId: limited.memberId,
  });
  const silent = await buildConversation(fd, acme, { words: [], lastInboundAt: null });
  const templateId = await buildTemplate(fd, acme, { name: 'spring' });
  const campaignId = await buildCampaign(fd, acme, acme.owner, {
    templateId,
    state: 'PAUSED',
    failure: 'No “such” thing',
  });
  await buildCampaign(fd, acme, acme.owner, { audienceFilter: { search: 'a "b"', tags: ['vip'] } });
  for (const [at, { contactId }] of [held, blocked, silent].entries()) {
    const state = ['READ', 'FAILED', 'PENDING'][at] as string;
    const failure = state === 'FAILED' ? { failureCode: '63016', failureMessage: 'No “such” number' } : {};
    const messageId = state === 'PENDING' ? null : uuidv7();
    await buildRecipient(fd, acme, { campaignId, contactId, state, messageId, ...failure });
  }
  const traces = await buildCallTraces(fd, acme, agent, 'said "it" to +44 20 7946 0001');
  const onThePhone = await buildCall(fd, acme, {
    heldById: member.memberId,
    words: TEXTS.filter((text) => text !== ''),
  });
  await buildEscalation(fd, acme, onThePhone.id);
  await buildService(fd, acme, 'Reception');
  for (const words of ['plain', TEXTS.join(' ')]) await buildTrigger(fd, acme, { words });
  for (const text of TEXTS.slice(0, 2)) {
    await buildKnowledgeSource(fd, acme, { title: text, text });
    await buildUnansweredQuestion(fd, acme, { conversationId: held.id, text });
    const sequenceId = await buildSequence(fd, acme, {
      name: text,
      steps: [{ text, variables: [{ name: '1', text }] }],
    });
    await buildRating(fd, acme, { conversationId: held.id });
    const firstReviewId = await buildReview(fd, acme, { conversationId: held.id, comment: text });
    await buildReview(fd, acme, { conversationId: held.id, firstReviewId, reviewerId: acme.owner.memberId });
    const claim = { claimedById: acme.owner.memberId, claimedAt: fd.services.clock() };
    await buildOpenReview(fd, acme, { conversationId: held.id, openConversationId: null, ...claim });
    await buildSequenceMessage(fd, acme, { sequenceId, conversationId: held.id });
    const contactId = held.contactId;
    const { id: surfaceId } = await buildSurface(fd, acme, {
      contactId,
      conversationId: held.id,
      answer: text,
      reviewNote: text,
      prefilled: text,
    });
    await buildSurfaceFile(fd, acme, surfaceId, { name: text });
    await buildTemplateFile(fd, acme, { name: text });
    await buildSurface(fd, acme, { contactId, status: 'SUBMITTED' });
    const toolId = await buildTool(fd, acme, { text });
    await buildProviderLogEntry(fd, acme, { conversationId: held.id, errorMessage: text, requestBody: text });
    await buildToolCall(fd, acme, { toolId, conversationId: held.id, text });
    const mcpToolId = await buildMcpTool(fd, acme, { text, status: 'ALLOWED' });
    await buildToolCall(fd, acme, { mcpToolId, conversationId: held.id, text });
    await buildTestRun(fd, acme, { testCaseId: await buildTestCase(fd, acme, { text }), text });
    const message = { conversationId: held.id, direction: 'OUT' };
    const { id: messageId } = await fd.services.database
      .forWorkspace(acme.id)
      .read((tx) => tx.message.findFirstOrThrow({ where: message }));
    await buildAnswerSource(fd, acme, { messageId, text });
    await buildTrace(fd, acme, { conversationId: held.id, messageId, text });
    await buildAttachment(fd, acme, messageId, {
      fileName: text,
      details: text,
      extractedText: text,
      extractionState: 'READY',
      latitude: 52.5,
      longitude: -0.125,
    });
  }
  for (const words of ['plain', TEXTS.join(' ')]) {
    const to = { type: 'ORGANIZATION', system: 'register', externalId: 'moss' } as const;
    const fields = { name: words, phone: '+442079460018', seen: '2026-11-22', visits: 3, insured: true, gone: null };
    await buildEntity(fd, acme, { fields, idempotencyKey: words, relations: [{ kind: 'works_for', to }] });
  }
  await buildPossibleDuplicate(fd, acme);
  await buildEntityLink(fd, acme, { sourceId: acme.owner.memberId });
  for (const { memberId } of [acme.owner, member, limited, blind]) {
    const detail = 'say "hi"';
    await buildNotification(fd, acme, {
      memberId,
      kind: 'CONVERSATION_WAITING',
      detail: null,
      conversationId: held.id,
    });
    await buildNotification(fd, acme, { memberId, kind: 'API_KEY_EXPIRING', detail, actorName: null });
  }
  await buildJob(fd, acme, acme.owner, { counts: { changed: 3 }, errors: TEXTS.slice(1, 3), total: 3 });
  await buildJob(fd, acme, member, { state: 'DONE', finishedAt: fd.services.clock() });
  const brought = await buildImport(fd, acme, acme.owner);
  await buildSavedReply(fd, acme);
  await buildView(fd, acme, acme.owner, { name: 'Say "hi"', visibility: 'SHARED' });
  await buildView(fd, acme, member);
  const page = await as(fd, acme.owner).ok(
    '{ leads(first: 3) { edges { cursor } } members(first: 2) { edges { cursor } } conversations(first: 3) { edges { cursor } } contacts(first: 3) { edges { cursor } } calls(first: 1) { edges { cursor } } }',
  );
  const cursors = [
    ...page.leads.edges,
    ...page.members.edges,
    ...page.conversations.edges,
    ...page.contacts.edges,
    ...page.calls.edges,
  ].map(({ cursor }: { cursor: string }) => cursor);
  return {
    callers: {
      owner: acme.owner,
      admin,
      member,
      agent,
      viewer,
      blind,
      masked,
      limited,
      key: { ...key, workspace: acme.slug },
      outsider: { bearer: globex.owner.bearer, workspace: acme.slug },
      nonMember: {},
    },
    ids: [
      ...leads.map(({ id }) => id),
      ...[held, blocked, silent].flatMap(({ id, contact }) => [id, contact.id]),
      traces.callId,
      onThePhone.id,
      stranger.id,
      hook,
      ...deliveries.slice(0, 2),
      brought.id,
      member.memberId,
    ],
    cursors,
  };
}
