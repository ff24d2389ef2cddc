import type { Tx } from '../../db/tenant-db.ts';
import { standingOf } from '../integrations/index.ts';
import { numberThatFailed, numberThatGreets } from '../phone-configs/index.ts';

export interface GreetingWay {
  /** Our number; null is that of the Twilio card. */
  readonly phoneConfigId: string | null;
  /** Why the agent does not greet by it now, for people. */
  readonly fault: string | null;
}

/** How somebody is greeted whom nobody knows yet. Null in a workspace that has not been connected: there nobody expects it. */
export async function greetingWay(tx: Tx): Promise<GreetingWay | null> {
  const model = await standingOf(tx, 'OPENAI');
  if (!model) return null;
  const number = await numberThatGreets(tx);
  if (number) return { phoneConfigId: number.id, fault: model.fault };
  const twilio = await standingOf(tx, 'TWILIO');
  if (twilio) return { phoneConfigId: null, fault: twilio.fault ?? model.fault };
  const failed = await numberThatFailed(tx);
  return failed && { phoneConfigId: failed.id, fault: `The number ${failed.number} is not active.` };
}
