import type { EntityPageQuery } from '../../gql/types.ts';

type Entity = EntityPageQuery['entity'];
export type KnownField = Entity['fields'][number];

/** A field of an entity or of the entities that are linked to it. */
export interface GroupField {
  readonly name: string;
  /** The current value. Null if a linked entity cleared the field. */
  readonly current: KnownField | null;
  /** Differing values of the other entities, in order of descending confidence. */
  readonly others: readonly KnownField[];
}

/**
 * Returns the fields of an entity and its linked entities, sorted by name. The server determines which value is
 * current.
 */
export function groupFieldsOf({ fields, linkedEntities }: Pick<Entity, 'fields' | 'linkedEntities'>): GroupField[] {
  const all = [...fields, ...linkedEntities.edges.flatMap(({ node }) => node.fields)];
  const names = [...new Set(all.map(({ name }) => name))].sort();
  return names.map((name) => {
    const values = all.filter((field) => field.name === name);
    const current = values.find(({ isCurrent }) => isCurrent) ?? null;
    const others = values
      .filter(({ value }) => value !== current?.value)
      .sort((one, other) => other.confidencePercent - one.confidencePercent);
    return { name, current, others };
  });
}
