import { WEBHOOK_EVENT_NAMES } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

type Webhook = Partial<Prisma.WebhookUncheckedCreateInput> & { readonly plain?: string };

/** A fixed signing secret in the format of the library `standardwebhooks`. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret that tests know, 32 byte').toString('base64')}`;

/** Creates a webhook for all events. Returns its id. */
export async function buildWebhook(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  by: Person,
  { plain = WEBHOOK_SECRET, ...overrides }: Webhook = {},
): Promise<string> {
  const owned = { workspaceId, id: uuidv7() };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { url = 'https://hooks.example.com/in' } = overrides;
    const { origin } = new URL(url);
    const place = { workspaceId, table: 'webhooks', row: owned.id, column: 'secret', origin };
    const secret = overrides.secret ?? (await fd.services.vault.sealFor(tx, place, plain));
    const shown = { secretLastFour: plain.slice(-4), secretOrigin: origin };
    const made = { secret, ...shown, createdById: by.userId, createdByName: by.name };
    const terms = { url, description: 'Our CRM', eventTypes: [...WEBHOOK_EVENT_NAMES] };
    await tx.webhook.create({ data: { ...owned, ...terms, ...made, createdAt: fd.services.clock(), ...overrides } });
  });
  return owned.id;
}

/** Returns the workspace's webhook events whose type starts with `group`, oldest first. */
export async function receivedOutside(fd: TestFrontdesk, { id }: BuiltWorkspace, group: string) {
  const here = fd.services.database.forWorkspace(id);
  const messages = await here.read((tx) =>
    tx.webhookMessage.findMany({ where: { type: { startsWith: group } }, orderBy: { id: 'asc' } }),
  );
  return messages.map(({ payload }) => JSON.parse(payload) as { readonly type: string; readonly data: object });
}

interface DeliveryOverrides {
  readonly state?: 'PENDING' | 'DELIVERED' | 'FAILED';
  readonly word?: string;
  readonly type?: string;
  readonly nextAttemptAt?: Date | null;
}

/** Creates a delivery with one finished attempt. Returns its id. */
export async function buildDelivery(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  webhookId: string,
  { state = 'FAILED', word = 'Hello', type = 'lead.created', nextAttemptAt = null }: DeliveryOverrides = {},
): Promise<string> {
  const [id, messageId, at] = [uuidv7(), uuidv7(), fd.services.clock()];
  const payload = JSON.stringify({ type, timestamp: at.toISOString(), data: { lead: { name: word } } });
  const verdict = { lastStatus: 500, lastCause: 'HTTP_5XX', ...(state === 'DELIVERED' ? { deliveredAt: at } : {}) };
  const answer = { responseStatus: 500, responseHeaders: { server: word }, responseBody: word };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.webhookMessage.create({ data: { workspaceId, id: messageId, type, payload, maskedPayload: payload, at } });
    const row = { workspaceId, id, webhookId, messageId, type, state, attemptCount: 1, tries: 1 };
    await tx.webhookDelivery.create({ data: { ...row, ...verdict, nextAttemptAt, createdAt: at } });
    await tx.webhookAttempt.create({
      data: {
        workspaceId,
        deliveryId: id,
        number: 1,
        at,
        durationMs: 12,
        requestHeaders: { 'webhook-id': messageId, 'user-agent': word },
        ...answer,
        cause: 'HTTP_5XX',
        error: word,
      },
    });
  });
  return id;
}
