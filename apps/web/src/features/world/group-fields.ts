import type { EntityPageQuery } from '../../gql/types.ts';

export type KnownField = EntityPageQuery['entityFieldsAsOf'][number];

/** A field of an entity or of the entities that are linked to it. */
export interface GroupField {
  readonly name: string;
  /** The current value. Null if the field was cleared. */
  readonly current: KnownField | null;
  /** Values that lost, in order of precedence. */
  readonly others: readonly KnownField[];
}

/** Groups the values of an entity by field. The server sorts them, and determines which value is current. */
export function groupFieldsOf(values: readonly KnownField[]): GroupField[] {
  const names = [...new Set(values.map(({ name }) => name))];
  return names.map((name) => {
    const all = values.filter((value) => value.name === name);
    const current = all.find(({ isCurrent }) => isCurrent) ?? null;
    return { name, current, others: all.filter((value) => value !== current) };
  });
}
