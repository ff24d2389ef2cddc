import { WEBHOOK_TEST } from '@frontdesk/domain';
import { Webhook } from 'standardwebhooks';
import type { Services } from '../../../../auth/context.ts';
import { signingSecrets } from '../secrets.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';

/** Request of a delivery, with the parts that the log stores. */
export interface BuiltRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

type RequestServices = Pick<Services, 'database' | 'clock' | 'vault'>;

/**
 * Builds the request of a delivery. Returns null if the delivery was deleted, is on hold or is claimed by another
 * worker.
 */
export async function buildRequest(
  services: RequestServices,
  { workspaceId, id, claimedUntil }: ClaimedDelivery,
): Promise<BuiltRequest | null> {
  const now = services.clock();
  return services.database.forWorkspace(workspaceId).read(async (tx) => {
    const include = { webhook: true, message: true } as const;
    const delivery = await tx.webhookDelivery.findFirst({ where: { id, claimedUntil }, include });
    if (!delivery) return null;
    const { webhook, message } = delivery;
    const secrets = await signingSecrets(services, tx, webhook, now);
    const body = webhook.maskContactDetails ? message.maskedPayload : message.payload;
    return { url: webhook.url, body, headers: headersOf(message, { body, secrets, now }) };
  });
}

interface SignatureInput {
  readonly body: string;
  readonly secrets: readonly string[];
  readonly now: Date;
}

/**
 * Returns the headers of a delivery. During a rotation of the secret they contain two signatures, so that either secret
 * verifies the request.
 */
function headersOf({ id, type }: { id: string; type: string }, { body, secrets, now }: SignatureInput) {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, now, body));
  return {
    'content-type': 'application/json',
    'user-agent': type === WEBHOOK_TEST ? 'Frontdesk-Webhooks/1 (test)' : 'Frontdesk-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}

/**
 * Removes the signatures for the log. A reader of the log could otherwise send the request again within five minutes.
 */
export const withoutSignatures = (headers: BuiltRequest['headers']): Record<string, string> => ({
  ...headers,
  'webhook-signature': (headers['webhook-signature'] ?? '').replace(/v1,\S+/g, 'v1,••••'),
});
