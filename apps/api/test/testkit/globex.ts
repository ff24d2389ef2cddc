import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { connect } from '../../src/db/connect.ts';
import { adminConnection } from './admin-connection.ts';
import { buildVersion } from './agent.ts';
import { buildRun } from './agent-runs.ts';
import { buildEpisode, buildRollout, buildSimulatedCase, buildTestCase, buildTestRun } from './agent-tests.ts';
import { buildAttachment } from './attachments.ts';
import { buildAuditExport } from './audit.ts';
import { buildSubscription, buildUsageWarning } from './billing.ts';
import { buildBooking } from './bookings.ts';
import { type BuiltWorkspace, buildApiKey, buildMember, buildWorkspace, type Member } from './build.ts';
import { buildCallTraces, buildRoute, buildRouteRule } from './calls.ts';
import { buildCampaign, buildRecipient } from './campaigns.ts';
import { tenantTables } from './catalogue/rule.ts';
import { buildMessagingSettings, buildPhoneConfig, buildTemplate, buildVoiceSettings } from './channels.ts';
import { buildContact, buildConversation } from './conversations.ts';
import { buildDataSource, buildMappedSource, buildSyncRun, REST_SOURCE, SOURCE_MAPPING } from './data-sources.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildBusinessHours } from './hours.ts';
import { buildTool, buildToolCall } from './http-tools.ts';
import {
  buildBilledUsage,
  buildBillingAccount,
  buildCreditNote,
  buildCreditUse,
  buildInvoice,
  buildPaymentCustomer,
} from './invoices.ts';
import { buildImport, buildJob, buildView } from './jobs.ts';
import {
  buildAnswerSource,
  buildBusinessProfile,
  buildEmbeddings,
  buildKnowledgeSource,
  buildPlacement,
  buildProfileVersion,
  buildUnansweredQuestion,
  buildWebPage,
} from './knowledge.ts';
import { buildLeadFormVersion, FORM_CONTENT } from './lead-forms.ts';
import { buildMcpServer, buildMcpTool } from './mcp-servers.ts';
import { buildModelCall } from './model-usage.ts';
import { buildOutreach, setLimits } from './outreach.ts';
import { buildProviderLogEntry } from './provider-log.ts';
import { buildRating } from './ratings.ts';
import { buildOpenReview, buildReview } from './reviews.ts';
import { buildConcept, buildEscalation, buildTrigger } from './safety.ts';
import { buildSavedReply } from './saved-replies.ts';
import { buildIntegration, buildInvitation, buildOffer, buildOperation, buildServiceAccount } from './scene.ts';
import { buildSequence, buildSequenceMessage } from './sequences.ts';
import { buildSurfaceFile } from './surface-files.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from './surfaces.ts';
import { buildTemplateFile } from './template-files.ts';
import { buildEndpointUse, buildUsageEvent, buildUsageHour } from './usage.ts';
import { buildDelivery, buildWebhook } from './webhooks.ts';
import { buildEntity, buildEntityLink, buildPossibleDuplicate, buildRecordField } from './world-model.ts';

/** A word that appears in every text of Globex and nowhere else. */
export const CANARY = 'zyzzyva';

const CLOSED = 'a closed list of words';

/** Columns that cannot contain the canary word, with the reason. */
const CANNOT_HOLD: Readonly<Record<string, string>> = {
  'access_requests.status': CLOSED,
  'members.emailed_notifications': CLOSED,
  'members.notification_email_timing': CLOSED,
  'members.pushed_notifications': CLOSED,
  'members.quiet_from': 'A time of day.',
  'members.quiet_to': 'A time of day.',
  'erasures.kept': CLOSED,
  'surface_answers.type': CLOSED,
  'surface_answers.origin': CLOSED,
  'surface_files.content_type': CLOSED,
  'surface_files.sealed_key': 'encrypted',
  'surface_files.state': CLOSED,
  'template_files.content_type': CLOSED,
  'template_files.sealed_key': 'encrypted',
  'template_files.state': CLOSED,
  'surface_templates.published_languages': CLOSED,
  'surfaces.language': CLOSED,
  'surfaces.status': CLOSED,
  'surfaces.second_check': CLOSED,
  'surfaces.sender': CLOSED,
  'surfaces.reminder_refusal': CLOSED,
  'session_voice_checks.status': CLOSED,
  'voice_challenges.purpose': CLOSED,
  'workspaces.voice_skip_policy': CLOSED,
  'workspaces.voice_threshold': CLOSED,
  'data_sources.secret_origin': 'a scheme, host and port',
  'webhooks.secret_origin': 'a scheme, host and port',
  'api_keys.environment': CLOSED,
  'api_keys.mode': CLOSED,
  'idempotency_keys.fingerprint': 'a SHA-256',
  'idempotency_keys.access_digest': 'a SHA-256',
  'audit_events.actor_kind': CLOSED,
  'http_tools.kind': CLOSED,
  'http_tools.method': CLOSED,
  'http_tools.context_fields': CLOSED,
  'http_tools.secret': 'encrypted',
  'http_tools.secret_origin': 'a scheme, host and port',
  'mcp_servers.authorization_kind': CLOSED,
  'mcp_servers.status': CLOSED,
  'mcp_servers.last_error': CLOSED,
  'mcp_servers.secret': 'encrypted',
  'mcp_servers.secret_origin': 'a scheme, host and port',
  'mcp_tools.status': CLOSED,
  'mcp_tools.effect': CLOSED,
  'question_placements.words_hash': 'a SHA-256',
  'mcp_tools.hash': 'a SHA-256',
  'mcp_tools.pinned_hash': 'a SHA-256',
  'reviews.reasons': CLOSED,
  'sequences.trigger': CLOSED,
  'sequence_messages.status': CLOSED,
  'sequence_messages.blocker': CLOSED,
  'tool_calls.kind': CLOSED,
  'tool_calls.state': CLOSED,
  'tool_calls.error': CLOSED,
  'audit_events.via': CLOSED,
  'agents.goal': CLOSED,
  'agents.test_policy': CLOSED,
  'test_cases.kind': CLOSED,
  'agent_rollouts.status': CLOSED,
  'model_budgets.action': CLOSED,
  'model_calls.provider': CLOSED,
  'model_calls.purpose': CLOSED,
  'model_usage_days.provider': CLOSED,
  'model_usage_days.purpose': CLOSED,
  'usage_events.meter': CLOSED,
  'usage_events.traffic': CLOSED,
  'usage_events.key': 'an id',
  'usage_events.uncharged_reason': CLOSED,
  'usage_events.corrects_key': 'an id',
  'billed_usage.meter': CLOSED,
  'billed_usage.currency': CLOSED,
  'endpoint_uses.endpoint': CLOSED,
  'usage_hours.meter': CLOSED,
  'usage_hours.traffic': CLOSED,
  'usage_warnings.meter': CLOSED,
  'subscriptions.provider': CLOSED,
  'subscriptions.interval': CLOSED,
  'subscriptions.next_interval': CLOSED,
  'subscriptions.provider_id': 'an id of Stripe',
  'subscriptions.payment_state': CLOSED,
  'payment_customers.provider_id': 'an id of Stripe',
  'payment_customers.checkout_id': 'an id of Stripe',
  'invoices.provider': CLOSED,
  'invoices.provider_id': 'an id of Stripe',
  'invoices.hosted_url': 'a URL of Stripe',
  'subscriptions.currency': CLOSED,
  'billing_accounts.country': 'an ISO 3166-1 code',
  'invoices.number': 'a number of the installation',
  'invoices.status': CLOSED,
  'invoices.currency': CLOSED,
  'invoices.payer_country': 'an ISO 3166-1 code',
  'invoices.issuer_country': 'an ISO 3166-1 code',
  'invoices.tax_treatment': CLOSED,
  'credit_notes.number': 'a number of the installation',
  'credit_notes.currency': CLOSED,
  'credit_uses.credit_note_number': 'a number of the installation',
  'invoice_lines.kind': CLOSED,
  'invoice_lines.meter': CLOSED,
  'agent_rollouts.end_reason': CLOSED,
  'agent_episodes.language': 'an ISO 639-1 code',
  'agent_episodes.outcome': CLOSED,
  'agent_episodes.handoff_code': CLOSED,
  'test_runs.status': CLOSED,
  'test_runs.content_hash': 'a SHA-256',
  'test_runs.suite_hash': 'a SHA-256',
  'test_results.status': CLOSED,
  'agents.limits': 'numbers',
  'audit_exports.format': CLOSED,
  'audit_exports.status': CLOSED,
  'campaigns.state': CLOSED,
  'campaigns.time_zone_mode': CLOSED,
  'campaigns.pause_reason': CLOSED,
  'campaigns.template_category': CLOSED,
  'campaigns.starts_at': 'digits',
  'campaign_recipients.state': CLOSED,
  'campaign_recipients.reason': CLOSED,
  'contacts.phone': 'digits; GLOBEX_CONTACT stands in for it',
  'contact_import_rows.outcome': CLOSED,
  'contact_import_rows.phone': 'digits',
  'contact_import_rows.action': CLOSED,
  'import_mappings.headers': 'a SHA-256',
  'import_mappings.mapping': CLOSED,
  'import_mappings.on_duplicate': CLOSED,
  'contact_imports.kind': CLOSED,
  'contact_imports.mapping': CLOSED,
  'contact_imports.on_duplicate': CLOSED,
  'contact_imports.product': CLOSED,
  'contact_imports.reply_visibility': CLOSED,
  'contact_imports.stage': CLOSED,
  'conversations.channel': CLOSED,
  'conversations.mode': CLOSED,
  'conversations.status': CLOSED,
  'access_denials.actor_kind': CLOSED,
  'support_accesses.level': CLOSED,
  'access_denials.code': CLOSED,
  'environment_conversions.from_environment': CLOSED,
  'environment_conversions.to_environment': CLOSED,
  'integrations.provider': CLOSED,
  'integrations.state': CLOSED,
  'phone_configs.provider': CLOSED,
  'phone_configs.state': CLOSED,
  'phone_configs.number': 'digits; GLOBEX_NUMBER stands in for it',
  'phone_configs.active_as': 'the same digits, after a closed word',
  'whats_app_templates.provider': CLOSED,
  'whats_app_templates.category': CLOSED,
  'whats_app_templates.status': CLOSED,
  'whats_app_templates.header_format': CLOSED,
  'invitations.role': CLOSED,
  'invitations.status': CLOSED,
  'jobs.kind': CLOSED,
  'jobs.state': CLOSED,
  'leads.phone': 'digits; GLOBEX_PHONE stands in for it',
  'leads.form_language': CLOSED,
  'leads.source': CLOSED,
  'leads.status': CLOSED,
  'member_grants.effect': CLOSED,
  'members.role': CLOSED,
  'attachments.content_type': CLOSED,
  'attachments.error': CLOSED,
  'attachments.extraction_error': CLOSED,
  'attachments.extraction_state': CLOSED,
  'attachments.kind': CLOSED,
  'attachments.sealed_key': 'encrypted',
  'attachments.state': CLOSED,
  'messages.author': CLOSED,
  'messages.direction': CLOSED,
  'messages.status': CLOSED,
  'agent_handoffs.code': CLOSED,
  'takeovers.end_reason': CLOSED,
  'agent_runs.trigger': CLOSED,
  'agent_runs.step': CLOSED,
  'agent_runs.outcome': CLOSED,
  'agent_run_steps.kind': CLOSED,
  'agent_run_steps.provider': CLOSED,
  'bookings.status': CLOSED,
  'calls.direction': CLOSED,
  'calls.state': CLOSED,
  'calls.dispatch_state': CLOSED,
  'calls.mode': CLOSED,
  'calls.interim_role': CLOSED,
  'calls.outcome': CLOSED,
  'transcript_turns.role': CLOSED,
  'operator_actions.kind': CLOSED,
  'operator_actions.mode': CLOSED,
  'operator_actions.state': CLOSED,
  'escalations.code': CLOSED,
  'escalations.state': CLOSED,
  'escalation_rules.outcome': CLOSED,
  'escalation_runs.code': CLOSED,
  'escalation_runs.end_reason': CLOSED,
  'monitor_concepts.severity': CLOSED,
  'monitor_concepts.category': CLOSED,
  'safety_triggers.severity': CLOSED,
  'safety_triggers.source': CLOSED,
  'safety_triggers.outcome': CLOSED,
  'entities.type': CLOSED,
  'entity_external_ids.type': CLOSED,
  'entity_fields.kind': CLOSED,
  'entity_identifiers.kind': CLOSED,
  'entity_links.source': CLOSED,
  'entity_links.evidence': CLOSED,
  'possible_duplicates.evidence': CLOSED,
  'world_events.source': CLOSED,
  'services.channel': CLOSED,
  'bookings.origin': CLOSED,
  'bookings.pending_change': CLOSED,
  'inbound_events.provider': CLOSED,
  'inbound_events.kind': CLOSED,
  'message_dispatches.state': CLOSED,
  'members.muted_notifications': CLOSED,
  'notifications.kind': CLOSED,
  'ownership_transfers.status': CLOSED,
  'persisted_operation_uses.operation_id': 'a SHA-256; it is one of the marks',
  'persisted_operations.id': 'a SHA-256; it is one of the marks',
  'persisted_operations.kind': CLOSED,
  'legal_holds.scope': CLOSED,
  'qualification_questions.type': CLOSED,
  'data_sources.kind': CLOSED,
  'data_sources.authorization_kind': CLOSED,
  'data_sources.resource_types': CLOSED,
  'data_sources.strategy': CLOSED,
  'data_sources.disabled_reason': CLOSED,
  'data_sources.health': CLOSED,
  'source_mappings.entity_type': CLOSED,
  'sync_rejections.record_type': CLOSED,
  'sync_runs.failure_code': CLOSED,
  'sync_runs.state': CLOSED,
  'sync_runs.trigger': CLOSED,
  'webhook_attempts.cause': CLOSED,
  'provider_log_entries.direction': CLOSED,
  'provider_log_entries.provider': CLOSED,
  'provider_log_entries.status': CLOSED,
  'webhook_deliveries.last_cause': CLOSED,
  'webhook_deliveries.state': CLOSED,
  'webhooks.disabled_reason': CLOSED,
  'webhooks.environment': CLOSED,
  'webhooks.filter_match': CLOSED,
  'webhooks.state': CLOSED,
  'saved_replies.visibility': CLOSED,
  'saved_views.visibility': CLOSED,
  'leads.waiting_reason': CLOSED,
  'leads.suppressed_kind': CLOSED,
  'leads.suppressed_reason': CLOSED,
  'calls.active_phone': 'digits; a number that stands in the contact too',
  'business_hours.closed_behavior': CLOSED,
  'business_hours.weekly': 'minutes',
  'record_fields.access': CLOSED,
  'answer_sources.kind': CLOSED,
  'search_entries.kind': CLOSED,
  'search_entries.author': CLOSED,
  'knowledge_passages.kind': CLOSED,
  'knowledge_passages.part': 'the name of a part of the business profile',
  'knowledge_versions.kind': CLOSED,
  'knowledge_versions.change': CLOSED,
  'knowledge_sources.kind': CLOSED,
  'knowledge_sources.state': CLOSED,
  'knowledge_sources.error': CLOSED,
  'knowledge_sources.format': CLOSED,
  'knowledge_sources.scope': CLOSED,
  'knowledge_sources.refresh_interval': CLOSED,
  'knowledge_sources.cut_by': CLOSED,
  'knowledge_sources.reading': 'addresses of a sitemap, while it is read',
  'knowledge_web_pages.state': CLOSED,
  'knowledge_web_pages.error': CLOSED,
  'unanswered_questions.status': CLOSED,
  'number_route_rules.hours': CLOSED,
  'number_route_rules.overflow': CLOSED,
  'number_route_rules.weekly': 'minutes',
  'calls.unanswered_reason': CLOSED,
  'outreach_limits.when_unreached': CLOSED,
  'outreach_limits.other_countries': 'two letters each',
  'outreach_attempts.kind': CLOSED,
  'workspaces.channel': CLOSED,
  'workspaces.country': 'two letters',
  'workspaces.default_country': 'two letters',
  'workspaces.environment': CLOSED,
};

/** An encrypted value has five parts. The canary word replaces one of them. */
const SEALED = `head..iv.${CANARY}.tag`;
const INTEGRATION = {
  provider: 'TWILIO',
  accountSid: CANARY,
  fromNumber: CANARY,
  assistantId: CANARY,
  phoneNumberId: CANARY,
  eventTypeId: CANARY,
  model: CANARY,
  embeddingModel: CANARY,
  resource: CANARY,
  baseUrl: `https://${CANARY}.example/v1`,
  secret: SEALED,
  secretLastFour: CANARY,
  webhookSecret: SEALED,
  webhookSecretLastFour: CANARY,
  state: 'FAILING',
  accountName: CANARY,
  failure: CANARY,
  failedAt: new Date(),
  setByName: CANARY,
};

const GLOBEX_NUMBER = '+441314960997';
const NUMBER = {
  number: GLOBEX_NUMBER,
  state: 'FAILED',
  providerNumberId: CANARY,
  businessAccountId: CANARY,
  displayName: CANARY,
  capabilities: [CANARY],
  sealed: SEALED,
  accessTokenLastFour: CANARY,
  appSecretLastFour: CANARY,
  failure: CANARY,
  failedAt: new Date(),
  addedByName: CANARY,
};
const BUTTONS = [{ type: 'URL', text: CANARY, url: CANARY, phoneNumber: CANARY }];
const TEMPLATE = {
  accountId: CANARY,
  providerId: CANARY,
  name: CANARY,
  language: CANARY,
  header: CANARY,
  body: CANARY,
  footer: CANARY,
  buttons: BUTTONS,
  variables: [CANARY],
  examples: [CANARY],
  rejectedReason: CANARY,
};
const SETTINGS = {
  greetingVariables: [{ name: CANARY, known: null, text: CANARY }],
  optOutLanguages: [{ language: 'en', optOutKeywords: [CANARY], optInKeywords: [CANARY], confirmation: CANARY }],
};
const VOICE = {
  voiceId: CANARY,
  language: CANARY,
  keyterms: [CANARY],
  sensitiveTopics: [{ topic: CANARY, reaction: 'ANSWER', words: CANARY }],
};
/** A REST source whose columns and mapping contain the canary. */
async function buildRestCanary(fd: TestFrontdesk, globex: BuiltWorkspace, owner: Member) {
  const request = { ...REST_SOURCE.request, path: `/${CANARY}`, itemsPath: CANARY };
  const header = { authorization: 'HEADER', headerName: CANARY, secret: SEALED, secretLastFour: CANARY };
  const fields = SOURCE_MAPPING.fields.map((field) => ({ ...field, name: CANARY, paths: [CANARY] }));
  const names = { externalIdPath: CANARY, createdByName: CANARY };
  await buildMappedSource(fd, globex, owner, {
    mapping: { fields, ...names },
    request,
    ...header,
    secretOrigin: CANARY,
  });
}

const DATA_SOURCE = {
  name: CANARY,
  baseUrl: `https://${CANARY}.example.com/fhir`,
  authorization: 'BASIC',
  username: CANARY,
  secret: SEALED,
  secretLastFour: CANARY,
  disabledReason: 'FAILING',
  health: 'DEGRADED',
  failure: CANARY,
  systemName: CANARY,
  highWatermark: { Patient: CANARY },
  createdByName: CANARY,
};
const SYNC_RUN = {
  state: 'FAILED',
  cursor: { next: CANARY },
  lastError: CANARY,
  failure: CANARY,
  startedByName: CANARY,
  word: CANARY,
};
const WEBHOOK = {
  url: `https://${CANARY}.example.com/`,
  description: CANARY,
  eventTypes: [CANARY],
  filterConditions: [{ path: CANARY, operator: 'EQUALS', value: CANARY }],
  environment: 'PRODUCTION',
  state: 'DISABLED',
  disabledReason: 'GONE',
  disabledAt: new Date(),
  secret: SEALED,
  secretLastFour: CANARY,
  previousSecret: SEALED,
  previousSecretEndsAt: new Date(),
  createdByName: CANARY,
};

// `buildContact` counts through all numbers that begin with +44207946, so a number of Globex must not begin like that.
const GLOBEX_PHONE = '+441314960999';
const GLOBEX_CONTACT = '+441314960998';

export interface Globex extends BuiltWorkspace {
  readonly owner: Member;
  readonly leadId: string;
  readonly conversationId: string;
  readonly callId: string;
  readonly agentRunId: string;
  readonly contactId: string;
  readonly bookingId: string;
  readonly providerLogEntryId: string;
  readonly entityId: string;
  readonly sourceId: string;
  readonly toolId: string;
  readonly leadFormVersionId: string;
  readonly surfaceId: string;
  readonly surfaceTemplateId: string;
  readonly mcpServerId: string;
  readonly tests: { readonly testCaseId: string; readonly runId: string; readonly resultId: string };
  readonly sequenceId: string;
  readonly reviewId: string;
  readonly campaignId: string;
  readonly importId: string;
  readonly operationId: string;
  readonly organizationId: string;
  readonly invitation: { readonly id: string; readonly token: string };
  readonly key: { readonly bearer: string; readonly id: string };
}

const LOGGED = {
  operation: CANARY,
  requestId: CANARY,
  reference: CANARY,
  errorCode: CANARY,
  errorMessage: CANARY,
  requestBody: CANARY,
  responseBody: CANARY,
};

/** Creates Globex, a workspace whose rows have the canary word in every text column of every tenant table. */
export async function buildGlobex(fd: TestFrontdesk): Promise<Globex> {
  const globex = await buildWorkspace(fd, { name: `Globex ${CANARY}`, slug: `${CANARY}-voice`, channel: 'VOICE' });
  const owner = await buildMember(fd, globex, { role: 'owner', name: `Gus ${CANARY}`, email: `gus@${CANARY}.test` });
  const invitation = await buildInvitation(fd, globex, owner, `guest@${CANARY}.test`);
  const key = await buildApiKey(fd, globex, owner);
  await buildServiceAccount(fd, globex, owner);
  await buildIntegration(fd, globex, owner, INTEGRATION);
  const phoneConfigId = await buildPhoneConfig(fd, globex, owner, NUMBER);
  const templateId = await buildTemplate(fd, globex, TEMPLATE);
  await buildMessagingSettings(fd, globex, templateId, SETTINGS);
  await buildOutreach(fd, globex);
  await setLimits(fd, globex, { otherCountries: ['FR'], voicemailMessage: CANARY });
  await buildVoiceSettings(fd, globex, VOICE);
  await buildBusinessHours(fd, globex, { holidays: [{ name: CANARY, from: '2126-12-24', until: '2126-12-26' }] });
  await buildSyncRun(fd, globex, await buildDataSource(fd, globex, owner, DATA_SOURCE), SYNC_RUN);
  await buildRestCanary(fd, globex, owner);
  await buildDelivery(fd, globex, await buildWebhook(fd, globex, owner, WEBHOOK), { word: CANARY, type: CANARY });
  const document = `query ${CANARY} { leads(first: 100) { edges { node { name } } } }`;
  const operationId = await buildOperation(fd, globex, owner, document);
  const leadId = await fd.services.database.forWorkspace(globex.id).write(async (tx) => {
    const workspaceId = globex.id;
    const modelRoutes = { WORDING: { choices: [{ provider: 'OPENAI', model: CANARY }], timeoutSeconds: null } };
    await tx.workspace.update({
      where: { id: workspaceId },
      data: { description: CANARY, timezone: CANARY, modelRoutes },
    });
    await tx.memberGrant.create({ data: { workspaceId, memberId: owner.memberId, policy: CANARY, effect: 'GRANT' } });
    await tx.invitation.updateMany({ data: { policies: [CANARY], inviterName: CANARY, note: CANARY } });
    const converted = { fromEnvironment: 'STAGING', toEnvironment: 'PRODUCTION', convertedByName: CANARY };
    await tx.environmentConversion.create({
      data: { workspaceId, ...converted, acknowledged: ['IDLE_TIMEOUT', CANARY], convertedById: owner.userId },
    });
    const clock = { workspaceId, sessionId: randomUUID(), memberId: owner.memberId, activeAt: fd.services.clock() };
    await tx.sessionIdleTimeout.create({ data: clock });
    const [at, memberId, sessionId] = [fd.services.clock(), owner.memberId, randomUUID()];
    const print = { model: CANARY, sealed: CANARY, consentVersion: CANARY, consentLanguage: CANARY };
    await tx.voiceprint.create({ data: { workspaceId, memberId, ...print, enrolledAt: at, usedAt: at } });
    const spoken = { sessionId, purpose: 'ENROLL', phrases: [CANARY], consentLanguage: CANARY };
    await tx.voiceChallenge.create({
      data: { workspaceId, id: randomUUID(), memberId, ...spoken, createdAt: at, expiresAt: at },
    });
    await tx.sessionVoiceCheck.create({
      data: { workspaceId, sessionId, memberId, status: 'SKIPPED', skipReason: CANARY, updatedAt: at },
    });
    await tx.apiKey.updateMany({
      data: {
        keyId: `${CANARY}00000`,
        name: CANARY,
        scopes: ['lead.read', CANARY],
        createdByName: CANARY,
        lastUsedFrom: CANARY,
        lastUsedFor: CANARY,
        allowedRanges: [CANARY],
      },
    });
    await tx.persistedOperation.updateMany({ data: { name: CANARY, createdByName: CANARY, policies: [CANARY] } });
    await tx.serviceAccount.updateMany({
      data: { name: CANARY, activeName: CANARY, policies: [CANARY], createdByName: CANARY },
    });
    const text = {
      name: CANARY,
      actorLabel: CANARY,
      subjectType: CANARY,
      subjectId: CANARY,
      requestId: CANARY,
      ipAddress: CANARY,
    };
    const lastUsedAt = new Date();
    await tx.apiKeyPolicyUse.create({ data: { workspaceId, apiKeyId: key.id, policy: CANARY, lastUsedAt } });
    await tx.persistedOperationUse.create({
      data: { workspaceId, apiKeyId: key.id, operationId, count: 1, lastUsedAt },
    });
    const stored = {
      actor: CANARY,
      key: CANARY,
      fingerprint: 'none',
      contentType: CANARY,
      answer: CANARY,
      status: 200,
    };
    const expiresAt = new Date(lastUsedAt.getTime() + 86_400_000);
    await tx.idempotencyKey.create({ data: { workspaceId, ...stored, createdAt: lastUsedAt, expiresAt } });
    await tx.auditAnchor.create({
      data: { workspaceId, seq: 0, statement: CANARY, signature: CANARY, createdAt: lastUsedAt },
    });
    await tx.auditEvent.create({
      data: { workspaceId, ...text, actorKind: 'SYSTEM', before: { was: CANARY }, after: { is: CANARY } },
    });
    const hold = { reason: CANARY, placedByName: CANARY, releasedByName: CANARY, releasedAt: lastUsedAt, open: null };
    await tx.legalHold.create({
      data: {
        workspaceId,
        scope: 'WORKSPACE',
        subjectId: workspaceId,
        placedById: owner.userId,
        createdAt: lastUsedAt,
        ...hold,
      },
    });
    await tx.retentionSweep.create({ data: { workspaceId, dueAt: lastUsedAt } });
    await tx.dataKey.create({ data: { workspaceId, version: 1, wrapped: CANARY, rootKeyId: CANARY } });
    await tx.accessDenial.create({
      data: {
        workspaceId,
        actorKind: 'USER',
        actorId: owner.userId,
        actorLabel: CANARY,
        action: CANARY,
        code: 'FORBIDDEN',
        minute: new Date(),
        count: 1,
      },
    });
    const waiting = { waitingSince: new Date(), waitingReason: 'PAUSED' };
    const lead = {
      name: `Greta ${CANARY}`,
      phone: GLOBEX_PHONE,
      email: `greta@${CANARY}.test`,
      message: CANARY,
      externalId: CANARY,
      metadata: { [CANARY]: CANARY },
    };
    const data = { workspaceId, ...lead, source: 'FORM', consentAt: new Date(), ...waiting };
    const { id } = await tx.lead.create({ data });
    await tx.externalId.create({ data: { workspaceId, leadId: id, system: CANARY, externalId: CANARY } });
    return id;
  });
  await buildAuditExport(fd, globex, owner, { requestedByName: CANARY, body: CANARY, search: CANARY });
  await fd.services.database.forWorkspace(globex.id).write(async (tx) => {
    const workspaceId = globex.id;
    const role = { name: CANARY, description: CANARY, policies: ['lead.read', CANARY] };
    await tx.customRole.create({ data: { workspaceId, ...role } });
    await tx.memberGrant.updateMany({ data: { grantedByName: CANARY } });
    await tx.supportAccess.create({ data: { workspaceId, ...supportOf(owner.memberId) } });
    const request = { policy: CANARY, openPolicy: CANARY, reason: CANARY, settledByName: CANARY };
    await tx.accessRequest.create({ data: { workspaceId, memberId: owner.memberId, ...request } });
  });
  await buildVersion(fd, globex, CANARY);
  await fd.services.database.forWorkspace(globex.id).write((tx) => tx.agent.updateMany({ data: { name: CANARY } }));
  const conversation = await buildConversation(fd, globex, {
    contact: { name: CANARY, phone: GLOBEX_CONTACT, email: `cora@${CANARY}.test`, notes: CANARY, tags: [CANARY] },
    words: [CANARY, CANARY],
  });
  const headerFileId = await buildTemplateFile(fd, globex, {
    name: CANARY,
    sealedKey: 'sealed',
    uploads: { [CANARY]: { mediaId: CANARY, uploadedAt: CANARY } },
  });
  const template = { templateId, templateVariables: { [CANARY]: CANARY }, templateButtons: BUTTONS, headerFileId };
  const choices = { kind: 'LIST', label: CANARY, options: [{ id: 'o1.1', title: CANARY, description: CANARY }] };
  await fd.services.database.forWorkspace(globex.id).write(async (tx) => {
    await tx.contact.updateMany({ data: { company: CANARY, whatsAppUserId: CANARY } });
    const { id } = await tx.message.findFirstOrThrow({ where: { direction: 'OUT' } });
    await tx.message.updateMany({
      where: { id },
      data: { providerId: CANARY, failureCode: CANARY, failureMessage: CANARY, choices, ...template },
    });
    await tx.message.updateMany({ where: { direction: 'IN' }, data: { chosenFromId: id, chosenId: CANARY } });
    const at = new Date();
    const mark = { memberId: owner.memberId, conversationId: conversation.id, readAt: at };
    await tx.readMark.create({ data: { workspaceId: globex.id, ...mark } });
    const notification = { kind: 'CONVERSATION_ASSIGNED', actorName: CANARY, detail: CANARY, createdAt: at };
    await tx.notification.create({
      data: { workspaceId: globex.id, memberId: owner.memberId, conversationId: conversation.id, ...notification },
    });
    const takeover = { conversationId: conversation.id, memberId: owner.memberId, startedAt: at, activeAt: at };
    await tx.takeover.create({
      data: { workspaceId: globex.id, ...takeover, endedAt: at, endReason: 'HANDED_BACK', note: CANARY },
    });
    const note = { conversationId: conversation.id, memberId: owner.memberId, text: CANARY, createdAt: at };
    await tx.conversationNote.create({ data: { workspaceId: globex.id, ...note } });
    const request = { keyword: CANARY, recordedById: owner.userId, recordedByName: CANARY, optOutId: owner.userId };
    await tx.optedOutNumber.create({ data: { workspaceId: globex.id, number: CANARY, at, ...request } });
    await tx.agentHandoff.create({
      data: { workspaceId: globex.id, conversationId: conversation.id, code: 'OTHER', detail: CANARY, at },
    });
  });
  const agentRunId = await buildRun(fd, globex, { conversationId: conversation.id, leadId, words: CANARY });
  await fd.services.database
    .forWorkspace(globex.id)
    .write((tx) =>
      tx.optOut.updateMany({ data: { keyword: CANARY, recordedById: owner.userId, recordedByName: CANARY } }),
    );
  const { callId, serviceId } = await buildCallTraces(fd, globex, owner, CANARY);
  await buildRoute(fd, globex, { phoneConfigId, serviceId });
  await buildRouteRule(fd, globex, { phoneConfigId, serviceId });
  await buildRecordField(fd, globex, { name: CANARY });
  const sourceId = await buildKnowledge(fd, globex, conversation.id);
  const leadFormVersionId = await buildCanaryForm(fd, globex, leadId);
  const surface = await buildCanarySurface(fd, globex, conversation);
  const toolId = await buildTool(fd, globex, { name: CANARY, text: CANARY });
  const mcpServerId = await buildMcpServer(fd, globex, { name: CANARY, text: CANARY, headerName: CANARY });
  const mcpTool = { serverId: mcpServerId, text: CANARY, status: 'ALLOWED' };
  const mcpToolId = await buildMcpTool(fd, globex, mcpTool);
  const sequenceId = await buildSequence(fd, globex, {
    name: CANARY,
    createdByName: CANARY,
    updatedByName: CANARY,
    steps: [{ delayMinutes: 60, text: CANARY, variables: [{ name: '1', text: CANARY }] }],
  });
  // The preview of the sequence shows this booking.
  const startsAt = new Date(fd.services.clock().getTime() + 30 * 3_600_000);
  await buildBooking(fd, globex, leadId, { startsAt, attendeeName: CANARY, metadata: { [CANARY]: CANARY } });
  await buildSequenceMessage(fd, globex, { sequenceId, conversationId: conversation.id, occasion: CANARY });
  await buildToolCall(fd, globex, { toolId, conversationId: conversation.id, text: CANARY });
  await buildToolCall(fd, globex, { mcpToolId, conversationId: conversation.id, text: CANARY });
  const tests = await buildTests(fd, globex);
  await buildRollout(fd, globex, CANARY);
  await buildEpisode(fd, globex, conversation.id);
  await buildModelCall(fd, globex, { conversationId: conversation.id, model: CANARY });
  await buildUsageHour(fd, globex);
  await buildUsageEvent(fd, globex, { quantity: -1, correctsKey: 'one', correctionReason: CANARY });
  await buildEndpointUse(fd, globex);
  await buildUsageWarning(fd, globex);
  const payer = { payerName: CANARY, payerAddress: CANARY, payerVatId: CANARY, planName: CANARY };
  const issuer = { issuerName: CANARY, issuerAddress: CANARY, issuerTaxId: CANARY, issuerBankDetails: CANARY };
  const tax = { taxTreatment: 'STANDARD', taxName: CANARY, taxPercent: 19, issuerCountry: 'DE' };
  const invoiceId = await buildInvoice(fd, globex, { ...payer, ...issuer, ...tax });
  const refund = { refundedMinor: 900, refundedAt: fd.services.clock(), remainingMinor: 0 };
  const words = { reason: CANARY, refundReference: CANARY, refundedByName: CANARY, issuedByName: CANARY };
  const creditNoteId = await buildCreditNote(fd, globex, { invoiceId, ...refund, ...words });
  await buildCreditUse(fd, globex, { invoiceId, creditNoteId });
  const closed = { status: 'VOID', voidedAt: fd.services.clock(), closingReason: CANARY, closedByName: CANARY };
  await fd.services.database.forWorkspace(globex.id).write((tx) => tx.invoiceRow.updateMany({ data: closed }));
  const account = { name: CANARY, address: CANARY, email: CANARY, vatId: CANARY, updatedByName: CANARY };
  await buildBillingAccount(fd, globex, account);
  await buildBilledUsage(fd, globex);
  await buildPaymentCustomer(fd, globex);
  const overrides = { features: [], limits: [], reason: CANARY };
  await buildSubscription(fd, globex, { note: CANARY, createdByName: CANARY, updatedByName: CANARY, overrides });
  await buildRating(fd, globex, { conversationId: conversation.id });
  const reviewId = await buildReviews(fd, { ...globex, owner }, conversation.id);
  await buildSafetyData(fd, globex);
  const entityId = await buildWorldData(fd, globex);
  const { id: bookingId } = await fd.services.database
    .forWorkspace(globex.id)
    .read((tx) => tx.booking.findFirstOrThrow({ select: { id: true } }));
  const lists = await buildContactLists(fd, globex, owner);
  const organizationId = await inOrganization(fd, globex, owner);
  await buildOffer(fd, globex, owner, await buildMember(fd, globex, { name: `Gina ${CANARY}` }));
  const conversationIds = {
    conversationId: conversation.id,
    contactId: conversation.contactId,
    bookingId,
    callId,
    agentRunId,
    entityId,
    sourceId,
    toolId,
    leadFormVersionId,
    ...surface,
    mcpServerId,
    tests,
    sequenceId,
    reviewId,
  };
  const logged = { ...LOGGED, bookingId, callId, conversationId: conversation.id };
  const providerLogEntryId = await buildProviderLogEntry(fd, globex, logged);
  return {
    ...globex,
    owner,
    leadId,
    providerLogEntryId,
    ...conversationIds,
    ...lists,
    operationId,
    organizationId,
    invitation,
    key,
  };
}

/** Sends a form with the canary word, of which one answer is saved. */
async function buildCanarySurface(
  fd: TestFrontdesk,
  globex: BuiltWorkspace,
  { id: conversationId, contactId }: { readonly id: string; readonly contactId: string },
) {
  const title = { en: CANARY };
  const content = { ...SURFACE_CONTENT, title, intro: title, thankYou: title };
  const templateId = await buildSurfaceTemplate(fd, globex, { name: CANARY, content, by: CANARY });
  const question = { key: CANARY, label: CANARY };
  const texts = { answer: CANARY, question, by: CANARY, reviewNote: CANARY, prefilled: CANARY };
  const { id } = await buildSurface(fd, globex, { templateId, contactId, conversationId, ...texts });
  await buildSurfaceFile(fd, globex, id, { key: CANARY, name: CANARY, sealedKey: 'sealed' });
  return { surfaceId: id, surfaceTemplateId: templateId };
}

/** Publishes a form with the canary word, which the lead submitted. Returns the id of the version. */
async function buildCanaryForm(fd: TestFrontdesk, globex: BuiltWorkspace, leadId: string): Promise<string> {
  const label = { en: CANARY };
  const question = { key: CANARY, type: 'TEXT', required: false, label, help: label, options: [] } as const;
  const formVersionId = await buildLeadFormVersion(fd, globex, {
    content: { ...FORM_CONTENT, questions: [question] },
    embedOrigins: [`https://${CANARY}.example`],
    logo: `data:image/png;base64,${CANARY}`,
    by: CANARY,
  });
  const formAnswers = [{ key: CANARY, label: CANARY, type: 'TEXT', values: [CANARY] }];
  const form = { formVersionId, formLanguage: 'en', formAnswers, formParameters: { [CANARY]: CANARY } };
  await fd.services.database
    .forWorkspace(globex.id)
    .write((tx) => tx.lead.updateMany({ where: { id: leadId }, data: form }));
  return formVersionId;
}

/** Creates a review with the canary word, its second review, and a claimed review. Returns the id of the first. */
async function buildReviews(
  fd: TestFrontdesk,
  globex: BuiltWorkspace & { readonly owner: Member },
  conversationId: string,
): Promise<string> {
  const { memberId } = globex.owner;
  const about = { conversationId, comment: CANARY, reviewerId: memberId };
  const firstReviewId = await buildReview(fd, globex, about);
  await buildReview(fd, globex, { ...about, firstReviewId });
  await buildOpenReview(fd, globex, { conversationId, claimedById: memberId, claimedAt: fd.services.clock() });
  return firstReviewId;
}

async function buildTests(fd: TestFrontdesk, globex: BuiltWorkspace) {
  const testCaseId = await buildTestCase(fd, globex, { text: CANARY });
  await buildSimulatedCase(fd, globex, CANARY);
  return { testCaseId, ...(await buildTestRun(fd, globex, { testCaseId, text: CANARY })) };
}

async function buildKnowledge(fd: TestFrontdesk, globex: BuiltWorkspace, conversationId: string): Promise<string> {
  const link = { title: CANARY, url: `https://${CANARY}.test` };
  const person = { name: CANARY, role: CANARY, phone: CANARY, email: `ada@${CANARY}.test` };
  await buildBusinessProfile(fd, globex, {
    name: CANARY,
    description: CANARY,
    address: CANARY,
    phone: CANARY,
    email: CANARY,
    website: CANARY,
    services: [{ name: CANARY, description: CANARY, price: CANARY, durationMinutes: null }],
    policies: [{ title: CANARY, text: CANARY }],
    links: [link],
    contactPersons: [person],
  });
  const sourceId = await buildKnowledgeSource(fd, globex, { title: CANARY, text: CANARY });
  await buildProfileVersion(fd, globex, { name: CANARY, byName: CANARY });
  await buildEmbeddings(fd, globex, CANARY);
  await buildWebPage(fd, globex, { text: CANARY });
  const questionId = await buildUnansweredQuestion(fd, globex, { conversationId, text: CANARY });
  await buildPlacement(fd, globex, { questionId, byName: CANARY });
  const { database } = fd.services;
  const { id: messageId } = await database
    .forWorkspace(globex.id)
    .read((tx) => tx.message.findFirstOrThrow({ where: { direction: 'OUT' } }));
  await buildAnswerSource(fd, globex, { messageId, title: CANARY, text: CANARY });
  await buildProviderLogEntry(fd, globex, { ...LOGGED, messageId });
  await buildAttachment(fd, globex, messageId, {
    fileName: CANARY,
    details: CANARY,
    extractedText: CANARY,
    extractionState: 'READY',
    providerRef: CANARY,
  });
  await database.forWorkspace(globex.id).write(async (tx) => {
    await tx.businessProfileRow.updateMany({ data: { updatedByName: CANARY } });
    await tx.knowledgeSource.updateMany({ data: { createdByName: CANARY, updatedByName: CANARY } });
    await tx.sql`update knowledge_passages set term_keys = app.term_keys(workspace_id, ${[CANARY]}::text[])`;
    await tx.knowledgeFilePart.create({
      data: { workspaceId: globex.id, fileId: sourceId, position: 0, sealed: CANARY, createdAt: fd.services.clock() },
    });
    await tx.unansweredQuestionExample.updateMany({ data: { terms: [CANARY] } });
    await tx.unansweredQuestion.updateMany({ data: { settledByName: CANARY } });
    await tx.answerSource.updateMany({ data: { headings: [CANARY], url: CANARY } });
  });
  return sourceId;
}

async function buildSafetyData(fd: TestFrontdesk, globex: BuiltWorkspace): Promise<void> {
  const concept = { description: CANARY, phrases: [CANARY], templateId: CANARY, templateVersion: 1 };
  await buildConcept(fd, globex, { name: CANARY, ...concept, rule: { outcome: 'INSTRUCT', instruction: CANARY } });
  await buildConcept(fd, globex, {
    name: `${CANARY} 2`,
    ...concept,
    rule: { outcome: 'HAND_OVER', replyText: CANARY },
  });
  await buildTrigger(fd, globex, { words: CANARY });
  await buildEscalation(fd, globex, CANARY);
}

async function buildWorldData(fd: TestFrontdesk, globex: BuiltWorkspace): Promise<string> {
  const entity = { type: 'PERSON', system: CANARY, externalId: CANARY } as const;
  const to = { ...entity, externalId: `${CANARY} 2` };
  const event = {
    idempotencyKey: CANARY,
    eventType: CANARY,
    sourceId: CANARY,
    fields: { [CANARY]: CANARY, name: CANARY },
  };
  const entityId = await buildEntity(fd, globex, { ...event, entity, relations: [{ kind: CANARY, to }] });
  await buildPossibleDuplicate(fd, globex);
  await buildEntityLink(fd, globex, { sourceId: CANARY });
  await buildEntityLink(fd, globex, { isUndone: true });
  const identifier = { workspaceId: globex.id, entityId, kind: 'EMAIL', value: CANARY };
  await fd.services.database.forWorkspace(globex.id).write((tx) => tx.entityIdentifier.create({ data: identifier }));
  return entityId;
}

/** Creates saved views, and imports and exports of contacts. */
async function buildContactLists(fd: TestFrontdesk, globex: BuiltWorkspace, owner: Member) {
  const data = { name: CANARY };
  const words = {
    title: CANARY,
    counts: { [CANARY]: 1 },
    errors: [CANARY],
    payload: data,
    cursor: CANARY,
    failure: CANARY,
  };
  const job = await buildJob(fd, globex, owner, { ...words, memberName: CANARY });
  await buildSavedReply(fd, globex, { shortcut: CANARY.toLowerCase(), text: CANARY, folder: CANARY });
  await buildView(fd, globex, owner, { name: CANARY, query: CANARY, visibility: 'SHARED' });
  const { id: contactId } = await buildContact(fd, globex, { name: CANARY, metadata: { [CANARY]: CANARY } });
  const campaignId = await buildCampaign(fd, globex, owner, {
    name: CANARY,
    variables: [{ name: CANARY, source: 'TEXT', text: CANARY }],
    audienceFilter: { search: CANARY },
    createdByName: CANARY,
    startedById: owner.userId,
    startedByName: CANARY,
    templateId: await buildTemplate(fd, globex, { ...TEMPLATE, providerId: `${CANARY} 2` }),
    state: 'FAILED',
    failure: CANARY,
  });
  const failure = { failureCode: CANARY, failureMessage: CANARY, state: 'FAILED', messageId: campaignId };
  await buildRecipient(fd, globex, { campaignId, contactId, callingCode: CANARY, ...failure });
  const file = { fileName: CANARY, encoding: CANARY, delimiter: CANARY, headers: [CANARY], country: CANARY };
  const { id: importId } = await buildImport(fd, globex, owner, {
    ...file,
    tags: [CANARY],
    memberName: CANARY,
    jobId: job.id,
  });
  await fd.services.database.forWorkspace(globex.id).write(async (tx) => {
    const of = { workspaceId: globex.id, createdAt: new Date() };
    await tx.workspace.update({ where: { id: globex.id }, data: { erasureKey: CANARY } });
    const erased = { workspaceId: globex.id, erasedAt: of.createdAt };
    await tx.erasure.create({
      data: { ...erased, contactId, deleted: { [CANARY]: 1 }, kept: ['AUDIT_LOG'], erasedByName: CANARY },
    });
    await tx.tombstone.create({ data: { ...erased, digest: CANARY } });
    await tx.contactMerge.create({
      data: {
        ...of,
        contactId,
        before: data,
        after: data,
        mergedContact: data,
        mergedExternalIds: data,
        mergedOptOut: data,
        droppedRecipients: data,
      },
    });
    const mapped = { mapping: ['PHONE'], country: CANARY, onDuplicate: 'UPDATE', confirmedAt: of.createdAt };
    await tx.importMapping.create({ data: { workspaceId: globex.id, headers: '0'.repeat(64), ...mapped } });
    await tx.jobPart.create({ data: { ...of, jobId: job.id, part: 0, body: CANARY } });
    await tx.contactImportRow.updateMany({
      where: { importId },
      data: { cells: [CANARY], externalId: CANARY, parsedValues: data, reason: CANARY, before: data },
    });
  });
  return { campaignId, importId };
}

async function inOrganization(fd: TestFrontdesk, { id }: BuiltWorkspace, { userId }: Member): Promise<string> {
  const data = { name: `Group ${CANARY}`, managerId: userId };
  const organization = await fd.services.database.system.prisma.organization.create({ data });
  await fd.services.database
    .forWorkspace(id)
    .write((tx) => tx.workspace.update({ where: { id }, data: { organizationId: organization.id } }));
  return organization.id;
}

/** Returns the text columns of tenant tables that could contain the canary word but do not. */
export async function columnsWithoutCanary(fd: TestFrontdesk, { id }: BuiltWorkspace): Promise<string[]> {
  return asAdmin(fd, async (admin) => {
    const { rows } = await admin.query<{ place: string; table: string; column: string }>(
      `select c.relname || '.' || a.attname as place, c.oid::regclass::text as table, quote_ident(a.attname) as column
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.oid::regclass::text = any ($1) and a.attnum > 0 and not a.attisdropped
          and a.atttypid = any ('{text,varchar,text[],varchar[],json,jsonb,name,bpchar}'::regtype[]) order by 1`,
      [await tenantTables(admin)],
    );
    const without: string[] = [];
    for (const { place, table, column } of rows) {
      const count = await admin.query(`select from ${table} where workspace_id = $1 and ${column}::text ilike $2`, [
        id,
        `%${CANARY}%`,
      ]);
      if (count.rowCount === 0 && !(place in CANNOT_HOLD)) without.push(place);
    }
    return without;
  });
}

/** Returns the workspace's rows as text, by table, so that a test can check that nothing changed. */
export const rowsOfWorkspace = (fd: TestFrontdesk, { id }: BuiltWorkspace): Promise<Record<string, string[]>> =>
  asAdmin(fd, async (admin) => {
    const all: Record<string, string[]> = {};
    for (const table of await tenantTables(admin)) {
      const { rows } = await admin.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table} t where workspace_id = $1 order by 1`,
        [id],
      );
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  });

/** Returns the tenant table that contains a row of the workspace with one of the ids. Null if there is none. */
export async function tableOf(
  fd: TestFrontdesk,
  { id }: BuiltWorkspace,
  ids: readonly string[],
): Promise<string | null> {
  const admin = await adminConnection(fd.database.adminUrl);
  // The planner needs long for a union of all tables, so the statement is prepared.
  tableOfId ??= admin
    .query<{ table: string; type: string }>(
      `select table_name as table, data_type as type from information_schema.columns
       where table_schema = 'public' and column_name = 'id' and table_name = any ($1)`,
      [await tenantTables(admin)],
    )
    .then(({ rows }) =>
      rows
        .map(
          ({ table, type }) => `select '${table}' as name from ${table} where workspace_id = $1 and ${matches(type)}`,
        )
        .join(' union all '),
    );
  const uuids = ids.filter((one) => /^[0-9a-f-]{36}$/.test(one));
  const query = { name: 'table of an id', text: await tableOfId, values: [id, ids, uuids] };
  return (await admin.query<{ name: string }>(query)).rows[0]?.name ?? null;
}

let tableOfId: Promise<string> | undefined;
const matches = (type: string) => (type === 'uuid' ? 'id = any ($3::uuid[])' : 'id = any ($2::text[])');

/** Returns what must never appear outside Globex: the canary word, two phone numbers and every id in its rows. */
export async function forbiddenMarks(fd: TestFrontdesk, globex: Globex): Promise<{ marks: string[]; ids: string[] }> {
  const text = Object.values(await rowsOfWorkspace(fd, globex))
    .flat()
    .join('\n');
  const uuids = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const ids = [...new Set([...uuids, globex.operationId])];
  return { marks: [CANARY, GLOBEX_PHONE, GLOBEX_CONTACT, ...ids], ids };
}

async function asAdmin<T>(fd: TestFrontdesk, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = await connect(fd.database.adminUrl);
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Returns the row of an ended support session. */
function supportOf(grantedById: string) {
  const then = new Date();
  const names = { grantedByName: CANARY, adminName: CANARY, reason: CANARY, endedByName: CANARY };
  const times = { grantedAt: then, expiresAt: then, sessionStartedAt: then, endedAt: then };
  return { level: 'READ', hours: 1, open: null, grantedById, adminId: grantedById, ...names, ...times };
}
