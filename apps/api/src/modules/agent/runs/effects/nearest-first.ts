import { instantOf } from '@frontdesk/agent/engine';

/** Number of available times that the agent offers in one message. */
const OFFERED = 3;

/** Moves the slots closest to the requested time to the front of the list, in chronological order. */
export function nearestFirst(
  slots: readonly string[],
  { start, end, zone }: { start: string; end: string; zone: string },
): string[] {
  const [from, to] = [start, end].map((local) => Date.parse(instantOf(local, zone)));
  const distance = (slot: string) => Math.max((from ?? 0) - Date.parse(slot), Date.parse(slot) - (to ?? 0), 0);
  const nearest = slots.toSorted((one, other) => distance(one) - distance(other)).slice(0, OFFERED);
  return [...nearest.toSorted(), ...slots.filter((slot) => !nearest.includes(slot))];
}
