import { WEBHOOK_TEST } from '@frontdesk/domain';
import { Webhook } from 'standardwebhooks';
import type { Services } from '../../../../auth/context.ts';
import { signingSecrets } from '../secrets.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { recordAttempt } from './record-attempt.ts';

export type DeliveryServices = Pick<
  Services,
  'database' | 'clock' | 'vault' | 'outbound' | 'sealer' | 'publicBaseUrl' | 'log'
>;

/**
 * Makes one delivery attempt. If the process crashes before the result is stored, the claim expires and the next
 * attempt has the same `webhook-id`, so that the receiver can detect the duplicate.
 */
export async function deliver(
  services: DeliveryServices,
  claimed: ClaimedDelivery,
  signal: AbortSignal,
): Promise<void> {
  const request = await buildRequest(services, claimed);
  if (!request) return;
  const at = services.clock();
  const began = performance.now();
  const came = await services.outbound.post({ ...request, signal });
  // The request was aborted because this process is shutting down. This is not a failure of the endpoint, so no attempt
  // is recorded.
  if (signal.aborted) return;
  const durationMs = Math.round(performance.now() - began);
  await recordAttempt(services, claimed, { request: request, at, durationMs, came });
}

/** Request of a delivery, including the parts that are stored in the log. */
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
async function buildRequest(
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
 * Returns the headers of a delivery. During a secret rotation, they contain two signatures, so that the request can be
 * verified with either secret.
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
