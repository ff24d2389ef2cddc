import type { Fault, FaultKind } from '@frontdesk/simulators';

/**
 * Returns the faults, preceded by a copy of each that certainly occurs, so that even a short run includes every kind.
 */
export const onceAndAgain = (faults: readonly Fault[]): Fault[] => [
  ...faults.map(({ rate: _rate, ...plan }) => plan),
  ...faults,
];

type Faulty = Readonly<Record<string, { readonly faults: { readonly counts: ReadonlyMap<FaultKind, number> } }>>;

/** Returns how often each kind of fault occurred, by simulator. */
export function countFaults(simulators: Faulty): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, { faults }] of Object.entries(simulators))
    for (const [kind, count] of faults.counts) counts[faultOf(name, kind)] = count;
  return counts;
}

/** Returns the key under which `countFaults` counts a fault. */
export const faultOf = (simulator: string, kind: FaultKind): string => `faults of ${simulator}: ${kind}`;
