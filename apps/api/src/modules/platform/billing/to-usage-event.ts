import type { FlowMeter, UsageTraffic } from '@frontdesk/domain';
import { remainingOf, type UsageEventRow } from './usage-corrections.ts';

/** Converts a stored usage event and the corrections of its key to its API representation. */
export function toUsageEvent(event: UsageEventRow, corrections: readonly UsageEventRow[]) {
  const { key, meter, occurredAt, quantity, traffic, subjectId, unchargedReason } = event;
  return {
    key,
    meter: meter as FlowMeter,
    occurredAt,
    quantity: Number(quantity),
    remaining: remainingOf(event, corrections),
    traffic: traffic as UsageTraffic,
    subjectId,
    isTooLate: unchargedReason === 'TOO_LATE',
  };
}
