import { readCloudDelivery, verifyWhatsAppCloud } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { calledNumber } from '../../phone-configs/index.ts';
import { storeEvent } from '../store-event.ts';

interface CloudInbound {
  /** Number of the webhook URL. */
  readonly phoneConfigId: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Stores Meta events of one number separately, in one transaction. Returns false for unauthorized callers: an unknown
 * URL, a wrong signature, or a number without an app secret. Events of other numbers are dropped.
 */
export async function storeCloudInbound(services: Services, { phoneConfigId, payload, signature }: CloudInbound) {
  const called = await calledNumber(services, phoneConfigId);
  const appSecret = called?.tokens.appSecret ?? null;
  if (!called || appSecret === null) return false;
  if (!verifyWhatsAppCloud({ appSecret, signature, rawBody: payload })) return false;
  await services.rateLimits.take('provider-events:workspace', called.workspaceId);
  const deliveries = readCloudDelivery(payload) ?? [];
  const ours = deliveries.filter(({ phoneNumberId }) => phoneNumberId === called.providerNumberId);
  const { workspaceId } = called;
  const common = { workspaceId, provider: 'WHATSAPP_CLOUD', receivedAt: services.clock() } as const;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    for (const { kind, providerId, reference, sender, payload: part } of ours)
      await storeEvent(tx, { ...common, kind, providerId, reference, sender, payload: Buffer.from(part) });
  });
  return true;
}
