import type { Tx } from '../../../db/tenant-db.ts';
import { findGreetingNumber, findRejectedNumber } from '../../messaging/phone-configs/index.ts';
import { integrationStatus } from '../../platform/integrations/index.ts';

export interface GreetingRoute {
  /** The workspace's phone number. Null for the number of the Twilio integration. */
  readonly phoneConfigId: string | null;
  /** Reason why no greeting can be sent now, shown to members. Null if a greeting can be sent. */
  readonly unavailableReason: string | null;
}

/**
 * Returns the phone number for greeting new contacts. Null if no model or no phone number is connected, because no
 * greeting is expected then.
 */
export async function findGreetingRoute(tx: Tx): Promise<GreetingRoute | null> {
  const model = await integrationStatus(tx, 'OPENAI');
  if (!model) return null;
  const number = await findGreetingNumber(tx);
  if (number) return { phoneConfigId: number.id, unavailableReason: model.unavailableReason };
  const twilio = await integrationStatus(tx, 'TWILIO');
  if (twilio) return { phoneConfigId: null, unavailableReason: twilio.unavailableReason ?? model.unavailableReason };
  const failed = await findRejectedNumber(tx);
  return failed && { phoneConfigId: failed.id, unavailableReason: `The number ${failed.number} is not active.` };
}
