import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { type Refused, refused } from '../../../errors/refused.ts';

/** Returns a refusal if Stripe refuses the request or does not answer. */
export async function orUnavailable<T>({ log }: Services, work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (!isProviderError(error)) throw error;
    log.error({ kind: error.kind, code: error.code }, `Stripe did not serve a request: ${error.words}`);
    return refused('PAYMENTS_UNAVAILABLE');
  }
}
