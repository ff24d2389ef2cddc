import { LIMITS, withoutUnstorable } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { GraphQLEnumType } from 'graphql';
import { Field, InputType } from 'type-graphql';
import { type Column, columnOf } from '../db/data-model.ts';
import { badInput, Denial } from '../errors/denials.ts';
import type { BooleanFilter, DateTimeFilter, IDFilter, IntFilter, StringFilter } from '../graphql/comparators.ts';
import { ids } from '../graphql/ids.ts';
import { castTo } from './leaf.ts';
import { isShown } from './masks.ts';
import { and, isOneOf, join, raw, type Sql, sql } from './sql.ts';

const MODEL = Symbol('model');
const COLUMNS = Symbol('columns');

/**
 * Declares an input type as the filter of a model, with the fields `and`, `or` and `not`. `items` is the plural noun
 * used in the descriptions.
 */
export function FilterInput(model: string, items: string): ClassDecorator {
  return (target) => {
    const nested = (description: string) => ({
      nullable: true,
      description: `${description} If omitted, the condition does not apply.`,
    });
    const own = target as unknown as new () => object;
    Field(() => [own], nested('Filters that must all match.'))(target.prototype, 'and');
    Field(() => [own], nested('Filters of which at least one must match. An empty list matches nothing.'))(
      target.prototype,
      'or',
    );
    Field(() => own, nested('Filter that must not match.'))(target.prototype, 'not');
    InputType({
      description: `Filter for ${items}. All fields that are set must match; omitted fields are ignored. At most ${LIMITS.filterDepth} levels of \`and\`, \`or\` and \`not\` with ${LIMITS.filterConditions} conditions.`,
    })(target);
    Reflect.defineMetadata(MODEL, model, target);
  };
}

type Comparator = StringFilter | IDFilter | DateTimeFilter | IntFilter | BooleanFilter;

/**
 * Declares a filter field that compares the column `column` of the model, by default the column with the same name. Its
 * type is a comparator or, for a column with a closed list of values, a list of enum values. A row matches if the list
 * is empty or contains the value of the row.
 */
export function FilterBy(
  type: () => (new () => Comparator) | [GraphQLEnumType | object],
  description: string,
  column?: string,
): PropertyDecorator {
  return (prototype, name) => {
    Field(type as () => new () => Comparator, { nullable: true, description })(prototype, name);
    const before: Columns = Reflect.getOwnMetadata(COLUMNS, prototype) ?? {};
    Reflect.defineMetadata(COLUMNS, { ...before, [name]: column ?? name }, prototype);
  };
}

type Columns = Readonly<Record<string, string>>;

interface Nested {
  readonly and?: readonly object[] | null;
  readonly or?: readonly object[] | null;
  readonly not?: object | null;
}

interface Compiled<T> {
  readonly ability: AppAbility;
  readonly type: new () => T;
  /** Function that compiles those fields of one filter level that are not declared with `FilterBy`. */
  readonly special?: (filter: T) => Sql | null;
}

/**
 * Compiles a filter to an SQL condition on the columns of its model. Returns null if the filter is empty. Throws
 * VALIDATION_FAILED if the filter is too large, and FORBIDDEN if it compares a column that is masked for the viewer.
 * Filters with the same fields have the same shape; only their values differ.
 */
export function filterWhere<T extends object>(compiled: Compiled<T>, filter: T | null): Sql | null {
  if (!filter) return null;
  assertSize(filter);
  return levelWhere(compiled, filter);
}

/**
 * Returns a filter in the form in which it is stored with a job. Null fields are omitted. The filter must be compiled
 * first, because this validates it.
 */
export const toStoredFilter = (filter: object) =>
  JSON.parse(JSON.stringify(filter), (_, value) =>
    typeof value === 'string' ? withoutUnstorable(value) : (value ?? undefined),
  );

function levelWhere<T extends object>(compiled: Compiled<T>, filter: T): Sql | null {
  const { and: all, or: any, not } = filter as Nested;
  const nested = (one: object) => levelWhere(compiled, one as T) ?? raw('true');
  const conditions = [compiled.special?.(filter) ?? null, ...comparisons(compiled, filter), ...(all ?? []).map(nested)];
  if (any) conditions.push(any.length === 0 ? raw('false') : sql`(${join(any.map(nested), ' or ')})`);
  // In SQL, a comparison with null returns null. A filter treats this as no match, so the negation of the filter
  // matches.
  if (not) conditions.push(sql`(not coalesce(${nested(not)}, false))`);
  const given = conditions.filter((one) => one !== null);
  return given.length === 0 ? null : sql`(${and(...given)})`;
}

function comparisons<T extends object>({ ability, type }: Compiled<T>, filter: T): (Sql | null)[] {
  const model: string = Reflect.getMetadata(MODEL, type);
  const columns: Columns = Reflect.getMetadata(COLUMNS, type.prototype) ?? {};
  return Object.entries(columns).flatMap(([name, field]) => {
    const value = (filter as Record<string, unknown>)[name];
    if (value == null) return [];
    assertShown(ability, model, field, name);
    const column = columnOf(model, field);
    if (Array.isArray(value)) return [isOneOf(column.column, value)];
    return Object.entries(value).map(([operator, operand]) => comparison(column, operator as Operator, operand));
  });
}

/** Throws FORBIDDEN if the values of a column are masked for the viewer, who must not filter by them. */
// oxlint-disable-next-line max-params -- a column has two names: in the model, and in the filter.
export function assertShown(ability: AppAbility, model: string, field: string, name: string): void {
  if (!isShown(ability, model, field))
    throw new Denial('FORBIDDEN', `You cannot filter by ${name}, because contact details are masked for you.`, {
      field: name,
    });
}

type Operator = 'eq' | 'in' | 'contains' | 'startsWith' | 'gt' | 'gte' | 'lt' | 'lte' | 'isNull';

const SYMBOLS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function comparison(column: Column, operator: Operator, operand: unknown): Sql | null {
  const at = raw(column.column);
  if (operand === undefined) return null;
  if (operand === null) {
    if (operator === 'isNull') return null;
    throw badInput(`${operator} cannot be null. Use isNull, or omit it.`, operator);
  }
  switch (operator) {
    case 'isNull':
      return sql`${at} is ${raw(operand ? 'null' : 'not null')}`;
    case 'in':
      return anyOf(column, operand as readonly string[]);
    case 'contains':
      return sql`${at} ilike ${`%${pattern(operand as string)}%`}::text`;
    case 'startsWith':
      return sql`${at} ilike ${`${pattern(operand as string)}%`}::text`;
    default:
      return sql`${at} ${raw(SYMBOLS[operator])} ${valueSql(column, operand)}`;
  }
}

function anyOf({ column, type }: Column, values: readonly string[]): Sql {
  if (values.length > LIMITS.filterValues) throw badInput(`in can have at most ${LIMITS.filterValues} values.`, 'in');
  const stored = values.map(type === 'Uuid' ? ids.uuidOrNone : withoutUnstorable);
  return sql`${raw(column)} = any(${stored}${raw(`${castTo(type)}[]`)})`;
}

function pattern(text: string): string {
  if (text.length > LIMITS.searchLength)
    throw badInput(`A text of a filter can have at most ${LIMITS.searchLength} characters.`);
  return withoutUnstorable(text).replace(/[\\%_]/g, '\\$&');
}

function valueSql({ type }: Column, value: unknown): Sql {
  // In a filter that was stored with a job, times are text. PostgreSQL and JavaScript format the year 0 differently.
  if (type === 'Timestamptz') return sql`to_timestamp(${new Date(value as Date).getTime()}::double precision / 1000)`;
  if (type === 'Uuid') return sql`${ids.uuidOrNone(value as string)}::uuid`;
  return sql`${typeof value === 'string' ? withoutUnstorable(value) : value}${raw(castTo(type))}`;
}

/**
 * Throws an error unless the depth and number of conditions are within the limits. A nested filter counts as one
 * condition.
 */
function assertSize(filter: object): void {
  let conditions = 0;
  const visit = (one: object, depth: number): void => {
    const { and: all, or: any, not, ...fields } = one as Nested;
    if (depth > LIMITS.filterDepth) throw badInput(`A filter can have at most ${LIMITS.filterDepth} levels.`, 'filter');
    conditions += 1 + Object.values(fields).filter((value) => value != null).length;
    if (conditions > LIMITS.filterConditions + 1)
      throw badInput(`A filter can have at most ${LIMITS.filterConditions} conditions.`, 'filter');
    for (const nested of [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])]) visit(nested, depth + 1);
  };
  visit(filter, 0);
}
