import { readCloudDelivery, verifyWhatsAppCloud } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { calledNumber } from '../../phone-configs/index.ts';
import { storeEvent } from '../store-event.ts';

interface CloudInbound {
  /** Whose address was called. */
  readonly phoneConfigId: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Keeps what Meta tells of one number, each message and report by itself, in one transaction. False for whoever may not tell us anything:
 * an address of nobody, a wrong signature, a number without the secret of its app. What is about other numbers is not kept.
 */
export async function storeCloudInbound(services: Services, { phoneConfigId, payload, signature }: CloudInbound) {
  const called = await calledNumber(services, phoneConfigId);
  const appSecret = called?.tokens.appSecret ?? null;
  if (!called || appSecret === null) return false;
  if (!verifyWhatsAppCloud({ appSecret, signature, rawBody: payload })) return false;
  await services.rateLimits.take('provider-events:workspace', called.workspaceId);
  const told = readCloudDelivery(payload) ?? [];
  const ours = told.filter(({ phoneNumberId }) => phoneNumberId === called.providerNumberId);
  const { workspaceId } = called;
  const common = { workspaceId, provider: 'WHATSAPP_CLOUD', receivedAt: services.clock() } as const;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    for (const { kind, providerId, reference, sender, payload: part } of ours)
      await storeEvent(tx, { ...common, kind, providerId, reference, sender, payload: Buffer.from(part) });
  });
  return true;
}
