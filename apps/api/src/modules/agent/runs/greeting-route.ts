import type { Tx } from '../../../db/tenant-db.ts';
import { findGreetingNumber, findRejectedNumber } from '../../messaging/phone-configs/index.ts';
import { integrationStatus } from '../../platform/integrations/index.ts';

export interface GreetingRoute {
  /** Our number. Null: the Twilio integration's. */
  readonly phoneConfigId: string | null;
  /** Why no greeting can be sent now, for members. */
  readonly unavailableReason: string | null;
}

/**
 * Number and template for greeting a new contact. Null in a workspace without a connection, where no greeting is
 * expected.
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
