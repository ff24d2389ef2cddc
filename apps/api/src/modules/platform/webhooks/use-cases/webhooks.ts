import {
  type Environment,
  type FilterCondition,
  type FilterMatch,
  isFilterPath,
  isWebhookEvent,
  normalizeText,
  type RefusalCode,
  WEBHOOK_LIMITS,
  WEBHOOK_SECRET_GRACE_PERIOD_HOURS,
  type WebhookSecretGracePeriod,
  withStored,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Webhook } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { originOf } from '../../../../egress/endpoint-url.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { canReadEvent, readableEventTypes } from '../event-types.ts';
import { createSigningSecret } from '../secrets.ts';
import { lockWebhook, releaseDeliveries, type WebhookRow, wakeDeliveryWorkers } from '../webhooks.repository.ts';

/**
 * Creates a webhook. The signing secret is returned only in the result of this call. Refused if the workspace already
 * has WEBHOOK_LIMITS.endpoints webhooks.
 */
export async function createWebhook(ctx: WorkspaceContext, input: WebhookInput) {
  const terms = await validateWebhook(ctx, input);
  if (isRefused(terms)) return terms;
  return ctx.db.write(async (tx) => {
    // The lock ensures that concurrent requests do not exceed the limit.
    await lockWorkspace(tx);
    if ((await tx.webhook.count()) >= WEBHOOK_LIMITS.endpoints) return refused('WEBHOOKS_TOO_MANY');
    const owned = { workspaceId: ctx.workspace.id, id: uuidv7() };
    const { signingSecret, columns } = await createSigningSecret(ctx.services, tx, { ...owned, url: terms.url });
    const by = { createdById: ctx.membership.userId, createdByName: ctx.actor.name, createdAt: ctx.services.clock() };
    await tx.webhook.create({ data: { ...owned, ...terms, ...columns, ...by } });
    const subject = { type: 'Webhook', id: owned.id };
    await recordEvent(tx, ctx, { name: 'webhook.created', subject, after: toAuditData(terms) });
    return { webhook: byId(owned.id), secret: signingSecret } as const;
  });
}

/**
 * Updates a webhook. Pending deliveries are sent to the new URL. If the origin changes, a new signing secret is
 * created. A new URL is refused if the webhook has events that the API caller cannot read.
 */
export async function updateWebhook(ctx: WorkspaceContext, { id, ...input }: WebhookInput & { id: string }) {
  const valid = await validateWebhook(ctx, input);
  if (isRefused(valid)) return valid;
  return ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'update', 'Webhook', await lockWebhook(tx, id));
    const environment = webhook.environment as Environment | null;
    const terms = { ...valid, ...withStored({ environment: input.environment }, { environment }) };
    if (webhook.url !== terms.url && (await retainsUnreadableTypes(tx, ctx, webhook)))
      return refused('WEBHOOK_STORES_UNREADABLE_EVENTS', 'url');
    const { signingSecret, columns } = await secretFor(tx, ctx, webhook, terms.url);
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    await tx.webhook.update({ where, data: { ...terms, ...columns } });
    const change = { before: toAuditData(webhook as unknown as ValidWebhook), after: toAuditData(terms) };
    await recordEvent(tx, ctx, { name: 'webhook.updated', subject: { type: 'Webhook', id }, ...change });
    if (signingSecret !== null)
      await recordEvent(tx, ctx, {
        name: 'webhook.secret_rotated',
        subject: { type: 'Webhook', id },
        after: { gracePeriod: 'NOW' },
      });
    return { webhook: byId(id), secret: signingSecret } as const;
  });
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function secretFor(tx: Tx, { services }: WorkspaceContext, webhook: Webhook, url: string) {
  if (originOf(url) === originOf(webhook.url)) return { signingSecret: null, columns: {} };
  const { signingSecret, columns } = await createSigningSecret(services, tx, { ...webhook, url });
  return { signingSecret, columns: { ...columns, previousSecret: null, previousSecretEndsAt: null } };
}

/**
 * Returns whether the webhook has event types or stored deliveries that the API caller cannot read. Stored deliveries
 * matter because they could be sent to the new URL.
 */
async function retainsUnreadableTypes(tx: Tx, ctx: WorkspaceContext, { id, eventTypes }: Webhook): Promise<boolean> {
  const readable = readableEventTypes(ctx);
  if (!eventTypes.every((name) => readable.includes(name))) return true;
  const stored = { webhookId: id, type: { notIn: readable } };
  return (await tx.webhookDelivery.findFirst({ where: stored, select: { id: true } })) !== null;
}

/**
 * Enables a disabled webhook, resets its failure count, and sends its pending deliveries. Refused if the webhook is
 * already enabled.
 */
export const enableWebhook = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'update', 'Webhook', await lockWebhook(tx, id));
    if (webhook.state === 'ACTIVE') return refused('WEBHOOK_ENABLED');
    const clean = { state: 'ACTIVE', disabledReason: null, disabledAt: null, failedAttempts: 0, failingSince: null };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: clean });
    await releaseDeliveries(tx, id, ctx.services.clock());
    await wakeDeliveryWorkers(tx);
    const before = { reason: webhook.disabledReason };
    await recordEvent(tx, ctx, { name: 'webhook.enabled', subject: { type: 'Webhook', id }, before });
    return { webhook: byId(id) } as const;
  });

/**
 * Creates a new signing secret. During the grace period, if any, requests carry both signatures, so that the receiver
 * can switch to the new secret.
 */
export const rotateWebhookSecret = (
  ctx: WorkspaceContext,
  { id, gracePeriod }: { id: string; gracePeriod: WebhookSecretGracePeriod },
) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'rotateSecret', 'Webhook', await lockWebhook(tx, id));
    const { signingSecret, columns } = await createSigningSecret(ctx.services, tx, webhook);
    const data = { ...columns, ...previousOf(webhook, gracePeriod, ctx.services.clock()) };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    await recordEvent(tx, ctx, {
      name: 'webhook.secret_rotated',
      subject: { type: 'Webhook', id },
      after: { gracePeriod },
    });
    return { webhook: byId(id), secret: signingSecret } as const;
  });

function previousOf({ secret }: WebhookRow, gracePeriod: WebhookSecretGracePeriod, now: Date) {
  const hours = WEBHOOK_SECRET_GRACE_PERIOD_HOURS[gracePeriod];
  if (hours === 0) return { previousSecret: null, previousSecretEndsAt: null };
  return { previousSecret: secret, previousSecretEndsAt: new Date(now.getTime() + hours * 3_600_000) };
}

export const deleteWebhook = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'delete', 'Webhook', await lockWebhook(tx, id));
    await tx.webhook.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const before = { url: new URL(webhook.url).origin, description: webhook.description };
    await recordEvent(tx, ctx, { name: 'webhook.deleted', subject: { type: 'Webhook', id }, before });
    return { id } as const;
  });

interface WebhookInput {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly filterMatch: FilterMatch;
  readonly filterConditions: readonly FilterCondition[];
  readonly environment?: Environment | null;
  readonly maskContactDetails: boolean;
}

/**
 * Validates and normalizes a webhook. Must not be called inside a transaction, because it resolves the host name.
 * Refused for event types that the API caller cannot read, and for callers who are restricted to assigned
 * conversations.
 */
async function validateWebhook(ctx: WorkspaceContext, input: WebhookInput) {
  const { membership, services } = ctx;
  if (membership.assignedConversationsOnly) return refused('WEBHOOK_ACCESS_LIMITED');
  const url = input.url.trim();
  const urlRefusal = await services.outbound.faultOf(url);
  const eventTypes = [...new Set(input.eventTypes)];
  const conditions = input.filterConditions.map(({ path, operator, value }) => ({ path, operator, value }));
  const fields = validFields({
    url: urlRefusal ? refused(urlRefusal, 'url') : url,
    description:
      normalizeText(input.description, WEBHOOK_LIMITS.descriptionLength) ??
      refused('WEBHOOK_DESCRIPTION_TOO_LONG', 'description'),
    eventTypes: checkEventTypes(ctx, eventTypes) ?? eventTypes,
    filterConditions: checkConditions(conditions) ?? conditions,
  });
  if (isRefused(fields)) return fields;
  const { filterMatch, environment = null } = input;
  const maskContactDetails = input.maskContactDetails || seesMasked(ctx);
  return { ...fields, filterMatch, environment, maskContactDetails };
}

const seesMasked = ({ ability, membership }: WorkspaceContext): boolean =>
  membership.maskContactDetails || !ability.can('readDetails', 'Contact');

function checkEventTypes({ ability }: WorkspaceContext, types: readonly string[]): Refused | null {
  if (types.length === 0) return refused('WEBHOOK_EVENTS_EMPTY', 'eventTypes');
  if (!types.every(isWebhookEvent)) return refused('WEBHOOK_EVENT_UNKNOWN', 'eventTypes');
  return types.every((name) => canReadEvent(ability, name)) ? null : refused('WEBHOOK_EVENT_UNREADABLE', 'eventTypes');
}

function checkConditions(conditions: readonly FilterCondition[]): Refused | null {
  const code: RefusalCode = 'WEBHOOK_FILTER_INVALID';
  const { conditions: most, conditionValueLength } = WEBHOOK_LIMITS;
  const fits = ({ path, value }: FilterCondition) =>
    isFilterPath(path) && normalizeText(value, conditionValueLength) === value;
  return conditions.length <= most && conditions.every(fits) ? null : refused(code, 'filterConditions');
}

type ValidWebhook = Exclude<Awaited<ReturnType<typeof validateWebhook>>, Refused>;

/**
 * Returns the settings of the webhook for the audit log. Only the origin of the URL is included, because the path and
 * query can contain a secret of the receiver.
 */
const toAuditData = ({ url, description, eventTypes, filterMatch, environment, ...terms }: ValidWebhook) => ({
  url: new URL(url).origin,
  description,
  eventTypes,
  filterMatch,
  filterConditions: terms.filterConditions.map(({ path, operator }) => `${path} ${operator}`),
  environment,
  maskContactDetails: terms.maskContactDetails,
});
