import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVersion } from '../../../../test/testkit/agent.ts';
import { buildRun } from '../../../../test/testkit/agent-runs.ts';
import { buildEpisode, buildRollout, buildTestCase, buildTestRun } from '../../../../test/testkit/agent-tests.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildAuditExport, buildDenied } from '../../../../test/testkit/audit.ts';
import { buildSubscription, buildUsageWarning } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildAccessRequest,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCallTraces, buildRoute, buildRouteRule } from '../../../../test/testkit/calls.ts';
import { buildCampaign, buildRecipient } from '../../../../test/testkit/campaigns.ts';
import {
  buildMessagingSettings,
  buildPhoneConfig,
  buildTemplate,
  buildVoiceSettings,
} from '../../../../test/testkit/channels.ts';
import { buildNote } from '../../../../test/testkit/conversation-notes.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { buildDataSource, buildMappedSource, buildSyncRun } from '../../../../test/testkit/data-sources.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildBusinessHours } from '../../../../test/testkit/hours.ts';
import { buildTool, buildToolCall } from '../../../../test/testkit/http-tools.ts';
import {
  buildBilledUsage,
  buildBillingAccount,
  buildCreditNote,
  buildCreditUse,
  buildInvoice,
  buildPaymentCustomer,
} from '../../../../test/testkit/invoices.ts';
import { buildImport, buildJob, buildView } from '../../../../test/testkit/jobs.ts';
import {
  buildBusinessProfile,
  buildEmbeddings,
  buildKnowledgeSource,
  buildPlacement,
  buildUnansweredQuestion,
  buildWebPage,
} from '../../../../test/testkit/knowledge.ts';
import { buildLeadFormVersion } from '../../../../test/testkit/lead-forms.ts';
import { buildMcpTool } from '../../../../test/testkit/mcp-servers.ts';
import { buildMerge } from '../../../../test/testkit/merges.ts';
import { buildModelCall } from '../../../../test/testkit/model-usage.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildNotification } from '../../../../test/testkit/notifications.ts';
import { buildOutreach } from '../../../../test/testkit/outreach.ts';
import { buildProviderLogEntry } from '../../../../test/testkit/provider-log.ts';
import { buildRating } from '../../../../test/testkit/ratings.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { buildReview } from '../../../../test/testkit/reviews.ts';
import { rows, rowsOf } from '../../../../test/testkit/rows.ts';
import { buildEscalation, buildTrigger } from '../../../../test/testkit/safety.ts';
import { buildSavedReply } from '../../../../test/testkit/saved-replies.ts';
import { buildConversion, buildIntegration, buildOffer, buildServiceAccount } from '../../../../test/testkit/scene.ts';
import { buildSequence, buildSequenceMessage } from '../../../../test/testkit/sequences.ts';
import { buildSupportAccess } from '../../../../test/testkit/support.ts';
import { buildSurfaceFile } from '../../../../test/testkit/surface-files.ts';
import { buildSurface } from '../../../../test/testkit/surfaces.ts';
import { buildTemplateFile } from '../../../../test/testkit/template-files.ts';
import { buildEndpointUse, buildUsageHour } from '../../../../test/testkit/usage.ts';
import { buildDelivery, buildWebhook } from '../../../../test/testkit/webhooks.ts';
import {
  buildEntity,
  buildEntityLink,
  buildPossibleDuplicate,
  buildRecordField,
} from '../../../../test/testkit/world-model.ts';
import { anchorAuditTrailsJob } from '../../platform/audit/index.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/**
 * Adds rows that the server would write later: uses of an API key and of an operation, a stored response and a
 * retention sweep.
 */
async function leaveTraces({ id: workspaceId }: BuiltWorkspace, { id: apiKeyId }: { id: string }, document: string) {
  const now = fd.services.clock();
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { id: operationId } = await tx.persistedOperation.findFirstOrThrow({ where: { document } });
    const use = { workspaceId, apiKeyId, lastUsedAt: now };
    await tx.apiKeyPolicyUse.create({ data: { ...use, policy: 'lead.read' } });
    await tx.persistedOperationUse.create({ data: { ...use, operationId, count: 1 } });
    const answer = { fingerprint: 'none', contentType: 'application/json', answer: '{}', status: 200 };
    const stored = { workspaceId, actor: apiKeyId, key: 'once', createdAt: now, expiresAt: now };
    await tx.idempotencyKey.create({ data: { ...stored, ...answer } });
    await tx.retentionSweep.create({ data: { workspaceId, dueAt: now } });
  });
}

const INSIDE = '{ workspace { id } }';

/** Adds rows to every table of the workspace. */
async function populate(workspace: BuiltWorkspace & { owner: Member }) {
  const ana = await buildMember(fd, workspace, { role: 'agent', name: 'Ana', grants: [{ policy: 'contact.read' }] });
  const key = await buildApiKey(fd, workspace, workspace.owner);
  const { id: leadId } = await buildLead(fd, workspace);
  await buildRole(fd, workspace);
  await buildAccessRequest(fd, workspace, ana);
  const { id: conversationId } = await buildConversation(fd, workspace, { heldById: ana.memberId });
  await buildVersion(fd, workspace, 'Robin');
  await buildRun(fd, workspace, { conversationId, leadId });
  const { serviceId } = await buildCallTraces(fd, workspace, ana);
  await buildTrigger(fd, workspace);
  const relations = [{ kind: 'knows', to: { type: 'PERSON', system: 'register', externalId: 'ada' } }] as const;
  await buildEntity(fd, workspace, { relations });
  await mutate(fd, workspace.owner, 'updateLead', { id: leadId, externalIds: [{ system: 'crm', externalId: '1' }] });
  await buildPossibleDuplicate(fd, workspace);
  await buildEntityLink(fd, workspace);
  await mutate(fd, workspace.owner, 'inviteMember', {
    email: `late-${workspace.slug}@people.test`,
    role: 'viewer',
    policies: [],
  });
  const document = 'query Here { workspace { slug } }';
  await mutate(fd, workspace.owner, 'createPersistedOperation', { document });
  await buildServiceAccount(fd, workspace, workspace.owner);
  await buildIntegration(fd, workspace, workspace.owner);
  const phoneConfigId = await buildPhoneConfig(fd, workspace, workspace.owner);
  await buildRoute(fd, workspace, { phoneConfigId, serviceId });
  await buildRouteRule(fd, workspace, { phoneConfigId, serviceId });
  await buildRecordField(fd, workspace);
  const formVersionId = await buildLeadFormVersion(fd, workspace);
  await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.lead.updateMany({ data: { formVersionId } }));
  await buildBusinessProfile(fd, workspace);
  await buildSurfaceFile(fd, workspace, (await buildSurface(fd, workspace, { answer: 'Run' })).id);
  const headerFileId = await buildTemplateFile(fd, workspace);
  await buildTemplate(fd, workspace, { headerFormat: 'IMAGE', headerFileId });
  await buildKnowledgeSource(fd, workspace);
  await buildEmbeddings(fd, workspace);
  await buildWebPage(fd, workspace);
  await buildSavedReply(fd, workspace);
  await buildNote(fd, workspace, { conversationId, memberId: ana.memberId });
  await buildSequenceMessage(fd, workspace, { sequenceId: await buildSequence(fd, workspace), conversationId });
  await buildToolCall(fd, workspace, { toolId: await buildTool(fd, workspace), conversationId });
  await buildProviderLogEntry(fd, workspace);
  await buildMcpTool(fd, workspace);
  const questionId = await buildUnansweredQuestion(fd, workspace, { conversationId });
  await buildPlacement(fd, workspace, { questionId });
  await buildTestRun(fd, workspace, { testCaseId: await buildTestCase(fd, workspace) });
  await buildRollout(fd, workspace);
  await buildEpisode(fd, workspace, conversationId);
  await buildRating(fd, workspace, { conversationId });
  await buildReview(fd, workspace, { conversationId });
  await buildModelCall(fd, workspace, { conversationId });
  await buildUsageHour(fd, workspace);
  await buildEndpointUse(fd, workspace);
  await buildSubscription(fd, workspace);
  await buildUsageWarning(fd, workspace);
  const invoiceId = await buildInvoice(fd, workspace);
  const creditNoteId = await buildCreditNote(fd, workspace, { invoiceId, remainingMinor: 0 });
  await buildCreditUse(fd, workspace, { invoiceId, creditNoteId });
  await buildBillingAccount(fd, workspace);
  await buildBilledUsage(fd, workspace);
  await buildPaymentCustomer(fd, workspace);
  await buildMessagingSettings(fd, workspace, await buildTemplate(fd, workspace));
  await buildVoiceSettings(fd, workspace);
  await buildSyncRun(fd, workspace, await buildDataSource(fd, workspace, workspace.owner));
  await buildMappedSource(fd, workspace, workspace.owner);
  await buildDelivery(fd, workspace, await buildWebhook(fd, workspace, workspace.owner));
  await leaveTraces(workspace, key, document);
  const clock = { sessionId: randomUUID(), memberId: ana.memberId, activeAt: fd.services.clock() };
  await buildSupportAccess(fd, workspace, workspace.owner);
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    await tx.sessionIdleTimeout.create({ data: { workspaceId: workspace.id, ...clock } });
    const { memberId, sessionId, activeAt: now } = clock;
    const consent = { consentVersion: '2026-11', consentLanguage: 'en' };
    const erased = { workspaceId: workspace.id, erasedAt: now };
    await tx.erasure.create({
      data: { ...erased, contactId: randomUUID(), deleted: {}, kept: [], erasedByName: 'Ada' },
    });
    await tx.tombstone.create({ data: { ...erased, digest: 'd' } });
    await tx.voiceprint.create({
      data: { workspaceId: workspace.id, memberId, model: 'm', sealed: 's', ...consent, enrolledAt: now, usedAt: now },
    });
    const challenge = { id: randomUUID(), memberId, sessionId, purpose: 'VERIFY', phrases: ['1'] };
    await tx.voiceChallenge.create({
      data: { workspaceId: workspace.id, ...challenge, createdAt: now, expiresAt: now },
    });
    await tx.sessionVoiceCheck.create({
      data: { workspaceId: workspace.id, sessionId, memberId, status: 'PENDING', updatedAt: now },
    });
    const mark = { memberId: ana.memberId, conversationId, readAt: fd.services.clock() };
    await tx.readMark.create({ data: { workspaceId: workspace.id, ...mark } });
    const left = { conversationId, code: 'REQUESTED', detail: 'A refund.', at: fd.services.clock() };
    await tx.agentHandoff.create({ data: { workspaceId: workspace.id, ...left } });
    const stored = { number: '+442079460900', at: fd.services.clock(), keyword: 'stop', optOutId: randomUUID() };
    await tx.optedOutNumber.create({ data: { workspaceId: workspace.id, ...stored } });
    await tx.message.updateMany({ data: { phoneConfigId } });
    const { id: messageId } = await tx.message.findFirstOrThrow();
    const cited = { messageId, kind: 'TEXT', title: 'Rules', text: 'None.', citedAt: fd.services.clock() };
    await tx.answerSource.create({ data: { workspaceId: workspace.id, ...cited } });
    const place = { kind: 'LOCATION', state: 'READY', latitude: 1, longitude: 1, position: 0 };
    const sent = { conversationId, messageId, createdAt: fd.services.clock() };
    await tx.attachment.create({ data: { workspaceId: workspace.id, ...sent, ...place } });
    const { id: fileId } = await tx.knowledgeSource.findFirstOrThrow();
    const part = { fileId, position: 0, sealed: 'sealed', createdAt: fd.services.clock() };
    await tx.knowledgeFilePart.create({ data: { workspaceId: workspace.id, ...part } });
  });
  await buildNotification(fd, workspace, { memberId: ana.memberId, conversationId });
  await buildOffer(fd, workspace, workspace.owner, ana);
  await buildAuditExport(fd, workspace, workspace.owner);
  await buildDenied(fd, workspace, { actorId: ana.userId, action: 'leads' });
  await mutate(fd, workspace.owner, 'releaseLegalHold', { id: (await buildHold(fd, workspace)).id });
  await buildConversion(fd, workspace, workspace.owner);
  const { id: jobId } = await buildJob(fd, workspace, workspace.owner);
  await buildImport(fd, workspace, workspace.owner, { jobId });
  const campaignId = await buildCampaign(fd, workspace, workspace.owner);
  const { id: reachedId } = await buildContact(fd, workspace);
  await buildRecipient(fd, workspace, { campaignId, contactId: reachedId });
  await buildView(fd, workspace, ana);
  await buildMerge(fd, workspace);
  await buildEscalation(fd, workspace, 'member');
  await buildOutreach(fd, workspace);
  await buildBusinessHours(fd, workspace);
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const [workspaceId, at] = [workspace.id, fd.services.clock()];
    await tx.jobPart.create({ data: { workspaceId, jobId, part: 0, body: '', createdAt: at } });
    const mapped = { headers: '0'.repeat(64), mapping: ['PHONE'], onDuplicate: 'UPDATE', confirmedAt: at };
    await tx.importMapping.create({ data: { workspaceId, ...mapped } });
  });
  await anchorAuditTrailsJob(fd.services)();
  const before = await rowsOf(fd, workspace.id);
  const empty = Object.entries(before).filter(([, count]) => count === 0);
  if (empty.length > 0)
    throw new Error(`Add a row of ${empty.join()} here: only a table that held something proves that it was emptied.`);
  return { ana, key, before };
}

describe('deleting a workspace is refused', () => {
  it('to everyone except owners, with any policies [CB-29]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const every = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.admin' }] });
    const ana = await buildMember(fd, acme, { role: 'agent' });
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] });
    for (const caller of [admin, every, ana, key]) {
      expect(await outcome(fd, caller, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('FORBIDDEN');
    }
    const { viewerCan } = (await as(fd, admin).ok('{ workspace { viewerCan { delete { allowed reason } } } }'))
      .workspace;
    expect(viewerCan.delete).toEqual({ allowed: false, reason: 'Only an owner can do this.' });
    expect(await as(fd, acme.owner).denied(INSIDE)).toBeNull();
  });

  it('to an owner of another workspace, with the error of a missing workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const intruder = { ...globex.owner, workspace: acme.slug };
    expect(await outcome(fd, intruder, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('NOT_FOUND');
    expect(await outcome(fd, {}, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('UNAUTHENTICATED');
    expect(await as(fd, acme.owner).denied(INSIDE)).toBeNull();
  });

  it('when the slug was not typed exactly', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    for (const confirmSlug of ['', 'acme', acme.slug.toUpperCase(), ` ${acme.slug}`, globex.slug]) {
      expect(await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug })).toMatchObject({
        code: 'CONFIRMATION_MISMATCH',
        field: 'confirmSlug',
      });
    }
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
  });
});

describe('deleting a workspace', () => {
  it('deletes its rows from every table, and no rows of other workspaces [CB-28] [CB-30] [WC-06]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await populate(acme);
    const { before: ofGlobex } = await populate(globex);
    const fields = 'id slug';
    const deleted = await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug }, fields);
    expect(deleted).toEqual({ outcome: 'ok', id: acme.id, slug: acme.slug });

    const left = Object.entries(await rowsOf(fd, acme.id)).filter(([, count]) => count > 0);
    expect(left).toEqual([]);
    expect(await rowsOf(fd, globex.id)).toEqual(ofGlobex);
    // Besides the workspace's id, the tombstone contains only the time of deletion and the user who deleted the
    // workspace.
    expect(await rows(fd, 'select deleted_by_id from workspace_tombstones where id = $1', [acme.id])).toEqual([
      { deleted_by_id: acme.owner.userId },
    ]);
  });

  it('ends every access: members, keys, the form, invitations', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { ana, key } = await populate(acme);
    const form = `{ publicForm(slug: "${acme.slug}") { slug } }`;
    expect(await as(fd, ana).denied(INSIDE)).toBeNull();
    expect(await as(fd, key).denied(INSIDE)).toBeNull();
    expect(await as(fd).denied(form)).toBeNull();

    await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    for (const member of [ana, acme.owner]) expect(await as(fd, member).denied(INSIDE)).toBe('NOT_FOUND');
    expect(await as(fd, key).denied(INSIDE)).toBe('UNAUTHENTICATED');
    expect(await as(fd).denied(form)).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('NOT_FOUND');
  });

  it('keeps the accounts and sessions of its members, who keep their other workspaces', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent' });
    await buildMember(fd, globex, { person: ana, role: 'viewer' });
    await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    expect(await as(fd, { ...ana, workspace: globex.slug }).denied(INSIDE)).toBeNull();
    const { viewer } = await as(fd, ana)
      .ok('{ viewer { email memberships { workspace { slug } } } }')
      .catch(() => ({ viewer: null }));
    expect(viewer).toEqual({ email: ana.email, memberships: [{ workspace: { slug: globex.slug } }] });
  });

  it('frees the slug for another workspace, which contains nothing of the old one', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await populate(acme);
    await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    const input = { name: 'Acme again', slug: acme.slug, channel: 'VOICE', environment: 'PRODUCTION', country: 'GB' };
    expect(await outcome(fd, globex.owner, 'createWorkspace', input)).toBe('ok');
    const again = { ...globex.owner, workspace: acme.slug };
    const { leads, workspace } = await as(fd, again).ok(
      '{ leads(first: 10) { totalCount } workspace { id memberCount } }',
    );
    expect(leads.totalCount).toBe(0);
    expect(workspace.memberCount).toBe(1);
    expect(workspace.id).not.toBe(acme.id);
    expect(await as(fd, acme.owner).denied(INSIDE)).toBe('NOT_FOUND');
  });

  it('succeeds once for two concurrent owners', async () => {
    const { acme } = await twoWorkspaces(fd);
    const olga = await buildMember(fd, acme, { role: 'owner', name: 'Olga' });
    const answers = await Promise.all(
      [acme.owner, olga].map((owner) => outcome(fd, owner, 'deleteWorkspace', { confirmSlug: acme.slug })),
    );
    expect(answers.sort()).toEqual(['NOT_FOUND', 'ok']);
    expect(await rows(fd, 'select 1 from workspace_tombstones where id = $1', [acme.id])).toHaveLength(1);
  });

  it('deletes a lead that arrives concurrently', async () => {
    const { acme } = await twoWorkspaces(fd);
    const entry = { slug: acme.slug, name: 'Lena', phone: '+442079460018', consent: true };
    const [deletion, ...submissions] = await Promise.all([
      outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug }),
      ...Array.from({ length: 8 }, () => outcome(fd, {}, 'submitForm', entry)),
    ]);
    expect(deletion).toBe('ok');
    for (const submission of submissions) expect(['ok', 'NOT_FOUND']).toContain(submission);
    expect(Object.values(await rowsOf(fd, acme.id)).every((count) => count === 0)).toBe(true);
  });
});
