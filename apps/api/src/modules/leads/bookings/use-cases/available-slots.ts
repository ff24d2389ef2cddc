import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { freeSlots } from '../free-slots.ts';
import { AvailableSlots } from '../graphql/booking.type.ts';

interface SlotsRequest {
  readonly from: Date | null;
  readonly days: number;
}

/** Available slots of the workspace's calendar, or why they are unknown. */
export async function availableSlots({ services, workspace }: WorkspaceContext, { from, days }: SlotsRequest) {
  await services.rateLimits.take('list:slots', workspace.id);
  try {
    const found = await freeSlots(services, workspace.id, { from: from ?? services.clock(), days });
    if (found.kind === 'NOT_SET_UP') return new AvailableSlots([], null, found.words);
    return new AvailableSlots(
      found.slots.map((slot) => new Date(slot)),
      found.timeZone,
      null,
    );
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await reportFailure(services, error.used, error.cause);
    return new AvailableSlots([], null, error.cause.words);
  }
}
