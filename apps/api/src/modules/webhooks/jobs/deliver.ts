import type { Services } from '../../../auth/context.ts';
import { buildRequest } from './build-request.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { recordAttempt } from './record-attempt.ts';

export type DeliveryServices = Pick<
  Services,
  'database' | 'clock' | 'vault' | 'outbound' | 'sealer' | 'publicBaseUrl' | 'log'
>;

/**
 * One attempt. Whoever dies before `settle` has committed leaves a claim that ends by itself, and the next attempt carries the same
 * `webhook-id`: the receiver knows it for the same event.
 */
export async function deliver(
  services: DeliveryServices,
  claimed: ClaimedDelivery,
  signal: AbortSignal,
): Promise<void> {
  const letter = await buildRequest(services, claimed);
  if (!letter) return;
  const at = services.clock();
  const began = performance.now();
  const came = await services.outbound.post({ ...letter, signal });
  // We went, not they: it is no failure of theirs.
  if (signal.aborted) return;
  const durationMs = Math.round(performance.now() - began);
  await recordAttempt(services, claimed, { letter, at, durationMs, came });
}
