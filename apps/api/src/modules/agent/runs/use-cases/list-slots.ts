import type { Services } from '../../../../auth/context.ts';
import { freeSlots } from '../../../leads/bookings/index.ts';
import type { ToolCallInput, ToolOutcome } from '../tool-context.ts';

const DAYS = 7;
const MOST = 20;

/** Available slots of a week from the requested day, never in the past. */
export async function listSlots(services: Services, { desk, call }: ToolCallInput): Promise<ToolOutcome> {
  const day = call.arguments['from'];
  const from = typeof day === 'string' ? { day } : services.clock();
  const found = await freeSlots(services, desk.workspaceId, { from, days: DAYS });
  if (found.kind === 'NOT_SET_UP') return NOT_CONNECTED;
  const slots = found.slots.slice(0, MOST);
  return { result: { ok: true, slots }, told: { ok: true, timeZone: found.timeZone, slots } };
}

export const NOT_CONNECTED: ToolOutcome = {
  result: { ok: false, problem: 'NOT_CONNECTED' },
  told: { ok: false, error: 'The calendar is not connected.' },
};
