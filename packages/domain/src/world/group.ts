import { hasPrecedence, type KnownField, type WorldState } from './project.ts';

/** A value of a field in a group of linked entities, with the id of the entity that has the value. */
export interface GroupValue extends KnownField {
  readonly entityId: string;
}

export interface GroupField {
  readonly current: GroupValue;
  /** Values of the other entities of the group, in order of precedence. */
  readonly others: readonly GroupValue[];
}

/**
 * Computes the fields of a group of linked entities from the fields of each entity. For each field, the same precedence
 * applies as between the events of one entity, so that a correction by a member wins. The order of the entities does
 * not matter, and the fields of the entities are not changed.
 */
export function projectGroup(states: ReadonlyMap<string, WorldState>): ReadonlyMap<string, GroupField> {
  const values = new Map<string, GroupValue[]>();
  for (const [entityId, state] of states)
    for (const [name, known] of state) values.set(name, [...(values.get(name) ?? []), { ...known, entityId }]);
  return new Map(
    [...values].flatMap(([name, all]) => {
      const [current, ...others] = all.toSorted((one, other) => (hasPrecedence(one, other) ? -1 : 1));
      return current ? [[name, { current, others }] as const] : [];
    }),
  );
}
