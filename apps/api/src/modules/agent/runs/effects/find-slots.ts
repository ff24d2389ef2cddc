import { instantOf, localTime } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import { freeSlots } from '../../../leads/bookings/index.ts';
import { type EffectInput, type EffectOutcome, failed } from './effect.ts';

const DAYS = 7;
const MOST = 20;
const DAY_MS = 86_400_000;

/**
 * Returns at most 20 free slots: within `window`, in the week of `near`, or in the next seven days. Slots up to `after`
 * are skipped, because the contact declined them.
 */
export async function findSlots(services: Services, { workspaceId, args }: EffectInput): Promise<EffectOutcome> {
  const { timezone: zone } = await services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.workspace.findFirstOrThrow({ select: { timezone: true } }));
  const [start, end] = boundsOf(args['window'] ?? args['near'] ?? null);
  const after = typeof args['after'] === 'string' ? args['after'] : null;
  const from = start
    ? new Date(instantOf(`${start.slice(0, 10)}T00:00`, zone))
    : after
      ? new Date(after)
      : services.clock();
  const found = await freeSlots(services, workspaceId, {
    from,
    days: daysOf(args['window'] ? [start, end] : [null, null]),
  });
  if (found.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
  const isWanted = (slot: string): boolean => {
    const local = localTime(slot, zone);
    const isInWindow = !args['window'] || (start !== null && end !== null && local >= start && local <= end);
    return isInWindow && (after === null || slot > after);
  };
  return { result: { ok: true, data: { slots: found.slots.filter(isWanted).slice(0, MOST) } } };
}

function boundsOf(window: unknown): [string | null, string | null] {
  const [start = null, end = start] = typeof window === 'string' ? window.split('/') : [];
  return [start, end];
}

const daysOf = ([start, end]: [string | null, string | null]): number =>
  start && end ? Math.min(DAYS * 4, Math.max(1, Math.ceil((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1)) : DAYS;
