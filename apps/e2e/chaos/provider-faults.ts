import type { Fault, FaultKind } from '@frontdesk/simulators';

/** Faults at their rates, and one of each kind first, so that a short run meets every kind too. */
export const onceAndAgain = (faults: readonly Fault[]): Fault[] => [
  ...faults.map(({ rate: _rate, ...plan }) => plan),
  ...faults,
];

type Faulty = Readonly<Record<string, { readonly faults: { readonly counts: ReadonlyMap<FaultKind, number> } }>>;

/** How often each kind of fault was used, by the simulator's name. */
export function countFaults(simulators: Faulty): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, { faults }] of Object.entries(simulators))
    for (const [kind, count] of faults.counts) counts[faultOf(name, kind)] = count;
  return counts;
}

/** The name of a count of `countFaults`. */
export const faultOf = (simulator: string, kind: FaultKind): string => `faults of ${simulator}: ${kind}`;
