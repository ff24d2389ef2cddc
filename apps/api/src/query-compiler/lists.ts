import type { GraphQLObjectType } from 'graphql';
import { columnOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, jsonObject, ruleCondition } from './compilation.ts';
import { base64url, iso, leafJson, NotExpressible } from './leaf.ts';
import { maskColumn, maskText } from './masks.ts';
import type { Field } from './plan.ts';
import type { ListRead, PageRead } from './read.ts';
import { and, join, raw, runValue, type Sql, sql } from './sql.ts';

/** Returns SQL for ordered rows as a JSON array. */
export function listOf(
  c: Compilation,
  field: Field,
  read: ListRead,
  { model, where, t }: { readonly model: string; readonly where: Sql | null; readonly t: string },
): Sql {
  const by = (reversed: boolean, alias: string) =>
    read.order
      .map(([name, direction]) => {
        const up = (direction === 'asc') !== reversed;
        return `${alias}.${columnOf(model, name).column} ${up ? 'asc' : 'desc'}`;
      })
      .join(', ');
  const limit = read.limit === null ? '' : ` limit ${assertInteger(read.limit)}`;
  const rows = sql`select ${raw(t)}.* from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where, ruleCondition(c, model, t))} order by ${raw(by(read.fromEnd, t) + limit)}`;
  const item = c.row(field.children, model, t);
  return sql`(select coalesce('[' || string_agg(${item}, ',' order by ${raw(by(false, t))}) || ']', '[]') from (${rows}) ${raw(t)})`;
}

/**
 * Returns SQL for the rows of a custom query as a JSON array. Columns have the names of the fields, and the column
 * `position` defines the order.
 */
export function tableJson(c: Compilation, field: Field, from: Sql): Sql {
  const t = c.alias();
  const item = objectOf(field.children, (child) => {
    const { type } = child;
    if (!type || child.children.length > 0 || child.list)
      throw new NotExpressible('A table of its own has plain columns.');
    const column = raw(`${t}."${child.def?.name}"`);
    const value = type.name === 'String' ? maskText(c.ability, column) : column;
    // string_agg skips null values, so a null element must be the text `null`.
    return sql`coalesce(${leafJson(type as Parameters<typeof leafJson>[0], value, null)}, 'null')`;
  });
  return sql`(select coalesce('[' || string_agg(${item}, ',' order by ${raw(t)}.position) || ']', '[]') from (${from}) ${raw(t)})`;
}

interface Rows {
  readonly where: Sql | null;
  /** Index of the read in the run's values. */
  readonly index: number;
}

/** Returns SQL for a connection. Total count, edges and page info are queried only if they are selected. */
export function pageJson(c: Compilation, field: Field, read: PageRead, { where, index }: Rows): Sql {
  const edgeType = (field.type as GraphQLObjectType).getFields().edges;
  if (!edgeType) throw new TypeError(`${field.type?.name} is no connection.`);
  const model = nodeModel(field);
  const parts = objectOf(field.children, (child) => {
    if (child.def?.name === 'totalCount') return countOf(c, model, where);
    if (child.def?.name === 'edges') return sql`coalesce('[' || p.${raw(columnFor(field, child))} || ']', '[]')`;
    return objectOf(child.children, ({ def }) =>
      def?.name === 'hasNextPage' ? sql`p.more::text` : sql`coalesce(to_json(p.last)::text, 'null')`,
    );
  });
  const asksRows = field.children.some(({ def }) => def?.name === 'edges' || def?.name === 'pageInfo');
  if (!asksRows) return sql`(${parts})`;
  return sql`(select ${parts} from (${pageRows(c, field, read, { where, index })}) p)`;
}

/** Returns SQL for one row with the edges as text, whether there are more rows, and the last cursor. */
function pageRows(c: Compilation, field: Field, read: PageRead, { where, index }: Rows): Sql {
  const model = nodeModel(field);
  const [t, e] = [c.alias(), c.alias()];
  const { by: at, written, type } = cursorIn(c, model, read, t);
  const edges = field.children.filter(({ def }) => def?.name === 'edges');
  const infos = field.children.filter(({ def }) => def?.name === 'pageInfo').flatMap(({ children }) => children);
  const asks = (name: string) => infos.some(({ def }) => def?.name === name);
  const cursor = base64url(sql`${written} || ' ' || ${raw(`${t}.id`)}`);
  const order = sql`order by ${at} ${raw(read.direction)}, ${raw(`${t}.id ${read.direction}`)}`;
  const take = asks('hasNextPage') ? read.first + 1 : read.first;

  const columns = edges.map((edge) => {
    const item = objectOf(edge.children, (child) =>
      child.def?.name === 'cursor' ? sql`('"' || ${cursor} || '"')` : c.row(child.children, model, t),
    );
    return sql`${item} as ${raw(columnFor(field, edge))}`;
  });
  if (asks('endCursor')) columns.push(sql`${cursor} as cursor`);
  const numbered = join([sql`row_number() over (${order}) as n`, ...columns], ', ');

  const marks = read.where?.bound.length ?? 0;
  const place = read.after
    ? sql`(${at}, ${raw(`${t}.id`)}) ${raw(read.direction === 'asc' ? '>' : '<')} (${runValue(({ bound }) => bound[index]?.[marks])}::${raw(type)}, ${runValue(({ bound }) => bound[index]?.[marks + 1])}::${raw(idType(model))})`
    : null;
  const rows = sql`select ${raw(t)}.* from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where, ruleCondition(c, model, t), place)} ${order} limit ${raw(assertInteger(take))}`;
  const first = assertInteger(read.first);
  const sums = edges.map((edge) => {
    const column = columnFor(field, edge);
    return raw(`string_agg(${e}.${column}, ',' order by ${e}.n) filter (where ${e}.n <= ${first}) as ${column}`);
  });
  if (asks('hasNextPage')) sums.push(raw(`count(*) > ${first} as more`));
  if (asks('endCursor'))
    sums.push(raw(`(array_agg(${e}.cursor order by ${e}.n desc) filter (where ${e}.n <= ${first}))[1] as last`));
  // The row must exist even if only __typename of pageInfo is selected.
  const summed = sums.length > 0 ? join(sums, ', ') : raw('count(*) as nothing');
  return sql`select ${summed} from (select ${numbered} from (${rows}) ${raw(t)}) ${raw(e)}`;
}

/** Returns the sort key of a page, and format and type of its cursor. A masked column is sorted by its masked value. */
function cursorIn(c: Compilation, model: string, { by, byText }: PageRead, t: string) {
  if (byText) {
    const text = sql`lower(${maskColumn(c.ability, model, by, t)})`;
    return { by: text, written: text, type: 'text' };
  }
  const at = raw(`${t}.${columnOf(model, by).column}`);
  return { by: at, written: iso(at), type: 'timestamptz' };
}

function countOf(c: Compilation, model: string, where: Sql | null): Sql {
  const t = c.alias();
  return sql`(select count(*)::int::text from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where, ruleCondition(c, model, t))})`;
}

/** Returns SQL for an object whose values come from a callback. */
const objectOf = (fields: readonly Field[], valueOf: (field: Field) => Sql): Sql =>
  jsonObject(fields.map((field) => [field.key, field.def ? valueOf(field) : `"${field.owner.name}"`]));

/** Returns the name of the column for an alias of `edges`. Each alias has its own column. */
const columnFor = (page: Field, edges: Field): string => `edges${page.children.indexOf(edges)}`;

function nodeModel({ type }: Field): string {
  const edge = (type as GraphQLObjectType).getFields().edges;
  return String(edge?.type)
    .replace(/[[\]!]/g, '')
    .replace(/Edge$/, '');
}

const idType = (model: string): string => (columnOf(model, 'id').type === 'Uuid' ? 'uuid' : 'text');

/**
 * Returns a page size as an SQL literal, so that PostgreSQL's planner knows the size. Throws unless the size is a
 * non-negative integer.
 */
function assertInteger(size: number): string {
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError('The size of a page is a whole number.');
  return String(size);
}
