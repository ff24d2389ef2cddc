import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { freeSlots } from '../free-slots.ts';

interface SlotsRequest {
  readonly from: Date | null;
  readonly days: number;
}

/** Returns the available slots, or why they cannot be read. */
export async function availableSlots({ services, workspace }: WorkspaceContext, { from, days }: SlotsRequest) {
  await services.rateLimits.take('list:slots', workspace.id);
  try {
    const found = await freeSlots(services, workspace.id, { from: from ?? services.clock(), days });
    if (found.kind === 'NOT_SET_UP')
      return { type: 'AvailableSlots', slots: [], timeZone: null, failure: found.words } as const;
    return {
      type: 'AvailableSlots',
      slots: found.slots.map((slot) => new Date(slot)),
      timeZone: found.timeZone,
      failure: null,
    } as const;
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await reportFailure(services, error.used, error.cause);
    return { type: 'AvailableSlots', slots: [], timeZone: null, failure: error.cause.words } as const;
  }
}
