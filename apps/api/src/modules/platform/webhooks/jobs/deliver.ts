import type { Services } from '../../../../auth/context.ts';
import { buildRequest } from './build-request.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { recordAttempt } from './record-attempt.ts';

export type DeliveryServices = Pick<
  Services,
  'database' | 'clock' | 'vault' | 'outbound' | 'sealer' | 'publicBaseUrl' | 'log'
>;

/**
 * Makes one delivery attempt. If the process crashes before the result is stored, the claim expires and the next
 * attempt has the same `webhook-id`, so that the receiver recognizes the duplicate.
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
  // The request was aborted because this process is shutting down, which is not a failure of the endpoint. No attempt
  // is recorded.
  if (signal.aborted) return;
  const durationMs = Math.round(performance.now() - began);
  await recordAttempt(services, claimed, { request: request, at, durationMs, came });
}
