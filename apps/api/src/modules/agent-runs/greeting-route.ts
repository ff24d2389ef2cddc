import type { Tx } from '../../db/tenant-db.ts';
import { integrationStatus } from '../integrations/index.ts';
import { findGreetingNumber, findRejectedNumber } from '../phone-configs/index.ts';

export interface GreetingRoute {
  /** Our number; null is that of the Twilio card. */
  readonly phoneConfigId: string | null;
  /** Why the agent does not greet by it now, for people. */
  readonly fault: string | null;
}

/** How somebody is greeted whom nobody knows yet. Null in a workspace that has not been connected: there nobody expects it. */
export async function findGreetingRoute(tx: Tx): Promise<GreetingRoute | null> {
  const model = await integrationStatus(tx, 'OPENAI');
  if (!model) return null;
  const number = await findGreetingNumber(tx);
  if (number) return { phoneConfigId: number.id, fault: model.fault };
  const twilio = await integrationStatus(tx, 'TWILIO');
  if (twilio) return { phoneConfigId: null, fault: twilio.fault ?? model.fault };
  const failed = await findRejectedNumber(tx);
  return failed && { phoneConfigId: failed.id, fault: `The number ${failed.number} is not active.` };
}
