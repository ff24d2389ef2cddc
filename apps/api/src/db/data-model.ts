import { DATA_MODEL } from './generated/data-model.ts';

export interface Column {
  readonly column: string;
  /** Prisma type, such as `String`, or the native type if the model specifies one, such as `Uuid` or `Timestamptz`. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
}

interface Relation {
  readonly model: string;
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface Model {
  readonly table: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

/** A join to another model, as pairs of fields. The first field of each pair belongs to the joining model. */
export interface JoinCondition {
  readonly model: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly on: readonly (readonly [ownColumns: string, remoteColumns: string])[];
}

const MODELS: Readonly<Record<string, Model>> = DATA_MODEL;

/** Returns the names of all models in prisma/schema. */
export const modelNames = (): string[] => Object.keys(MODELS);

export const isModel = (name: string): boolean => Object.hasOwn(MODELS, name);

export function modelNamed(name: string): Model {
  const model = isModel(name) ? MODELS[name] : undefined;
  if (!model) throw new TypeError(`Unknown model ${name} in prisma/schema.`);
  return model;
}

export function columnOf(modelName: string, field: string): Column {
  const { columns } = modelNamed(modelName);
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
  if (!column) throw new TypeError(`The model ${modelName} has no column ${field}.`);
  return column;
}

/**
 * Returns the join for a relation of a model. Either side of the relation can have the foreign key. Throws an error if
 * the relation does not exist.
 */
export function joinConditionOf(modelName: string, field: string): JoinCondition {
  const relation = modelNamed(modelName).relations[field];
  if (!relation) throw new TypeError(`The model ${modelName} has no relation ${field}.`);
  const { model, list, required } = relation;
  if (relation.from.length > 0) return { model, list, required, on: pairedColumns(relation.from, relation.to) };
  const other = Object.values(modelNamed(model).relations).find(
    ({ name, model: back, from }) => name === relation.name && back === modelName && from.length > 0,
  );
  if (!other) throw new TypeError(`The relation ${modelName}.${field} has no inverse relation.`);
  return { model, list, required, on: pairedColumns(other.to, other.from) };
}

const pairedColumns = (ownColumns: readonly string[], remoteColumns: readonly string[]) =>
  ownColumns.map((field, index) => [field, remoteColumns[index] as string] as const);
