import { columnOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, ruleCondition } from './compilation.ts';
import { base64url, iso } from './leaf.ts';
import { assertInteger, objectOf } from './lists.ts';
import { maskColumn } from './masks.ts';
import { type Field, nodeNameOf } from './plan.ts';
import { orderName, type PageRead, valueCounts } from './read.ts';
import { and, join, literal, raw, runValue, type Sql, sql, withRunValues } from './sql.ts';

interface Rows {
  /** Function that returns the condition for the rows, given an alias of their table. */
  readonly where: (t: string) => Sql | null;
  /** Index of the read, under which the values of its parameters are found. */
  readonly index: number;
}

/**
 * Returns SQL for a connection, at the root or below a row. The total count, items and page info are queried only if
 * they are selected.
 */
export function pageJson(c: Compilation, field: Field, read: PageRead, { where, index }: Rows): Sql {
  const model = nodeNameOf(field.type);
  if (!model) throw new TypeError(`${field.type?.name} is not a connection.`);
  const all: Page = { c, field, read, model, where, index, found: null };
  const page = isSearchedTwice(all) ? { ...all, found: c.alias() } : all;
  const parts = objectOf(field.children, (child) => {
    if (child.def?.name === 'totalCount') return countOf(page);
    if (isItems(child)) return sql`coalesce('[' || p.${raw(columnFor(field, child))} || ']', '[]')`;
    return objectOf(child.children, ({ def }) => pageInfoJson(page, def?.name ?? ''));
  });
  if (field.children.every(({ def }) => def === null || def.name === 'totalCount')) return sql`(${parts})`;
  return sql`(${foundRows(page)}${fewRows(page)}select ${parts} from (${pageRows(page)}) p)`;
}

interface Page extends Rows {
  readonly c: Compilation;
  readonly field: Field;
  readonly read: PageRead;
  readonly model: string;
  /** Name of the table of the rows that a search found. Null if the rows are read from their own table. */
  readonly found: string | null;
}

/** Matches conditions that compare text patterns, which takes time for each row of the list. */
const SEARCH = /\bilike\b|\bapp\.found\(/;

/** Returns whether both the count and the rows of a page would compare text patterns. */
const isSearchedTwice = ({ field, read: { where } }: Page): boolean =>
  where !== null &&
  SEARCH.test(where.shape) &&
  field.children.some(({ def }) => def?.name === 'totalCount') &&
  field.children.some(({ def }) => def !== null && def.name !== 'totalCount');

/** Returns the rows of a search with their sort keys, which the count and the page read. */
function foundRows(page: Page): Sql {
  const { c, model, where, found } = page;
  if (!found) return raw('');
  const t = c.alias();
  return sql`with ${raw(found)} (id, at) as materialized (
    select ${raw(idIn(page, t))}, ${cursorIn(page, t).by} from ${raw(modelNamed(model).table)} ${raw(t)}
    where ${and(where(t), ruleCondition(c, model, t))}) `;
}

/** Returns the ids of the few rows that include all matches of a search, or null. */
function fewRows({ read, index }: Page): Sql {
  if (!read.search) return raw('');
  const [before] = valueCounts(read);
  return sql`with few as materialized (select ${valuesFrom(read.search.few, index, before)} as ids) `;
}

const valuesFrom = (piece: Sql, index: number, first: number): Sql =>
  withRunValues(piece, ({ bound }, at) => bound[index]?.[first + at]);

const isItems = ({ def }: Field): boolean => def?.name === 'edges' || def?.name === 'nodes';

/** Returns SQL for a field of PageInfo. A page is read from the start or from the end of the list. */
function pageInfoJson({ read: { fromEnd } }: Page, name: string): Sql {
  switch (name) {
    case 'startCursor':
      return sql`coalesce(to_json(p.start)::text, 'null')`;
    case 'endCursor':
      return sql`coalesce(to_json(p.finish)::text, 'null')`;
    default:
      return (name === 'hasPreviousPage') === fromEnd ? sql`p.more::text` : sql`p.passed::text`;
  }
}

/**
 * Returns SQL for one row that contains the items as text, whether there are rows before and after the page, and its
 * cursors.
 */
function pageRows(page: Page): Sql {
  const { c, field, read, model } = page;
  const [t, e] = [c.alias(), c.alias()];
  const { by: at, written } = cursorIn(page, t);
  const items = field.children.filter(isItems);
  const infos = field.children.filter(({ def }) => def?.name === 'pageInfo').flatMap(({ children }) => children);
  const asks = (name: string) => infos.some(({ def }) => def?.name === name);
  const asksMore = asks(read.fromEnd ? 'hasPreviousPage' : 'hasNextPage');
  const cursor = base64url(
    sql`${raw(literal(`${orderName(model, read)} `))} || ${written} || ' ' || ${raw(idIn(page, t))}`,
  );
  // The rows are read and numbered starting at the end from which the page is counted.
  const way = (read.direction === 'asc') !== read.fromEnd ? 'asc' : 'desc';
  const order = sql`order by ${at} ${raw(way)}, ${raw(`${idIn(page, t)} ${way}`)}`;

  const columns = items.map((item) => {
    const json =
      item.def?.name === 'nodes'
        ? c.row(item.children, model, t)
        : objectOf(item.children, (child) =>
            child.def?.name === 'cursor' ? sql`('"' || ${cursor} || '"')` : c.row(child.children, model, t),
          );
    return sql`${json} as ${raw(columnFor(field, item))}`;
  });
  if (asks('startCursor') || asks('endCursor')) columns.push(sql`${cursor} as cursor`);
  const numbered = join([sql`row_number() over (${order}) as n`, ...columns], ', ');

  const size = assertInteger(read.size);
  const take = asksMore ? assertInteger(read.size + 1) : size;
  const rows = rowsBy(page, { t, order, way, take });

  const onPage = `filter (where ${e}.n <= ${size})`;
  const [forward, backward] = read.fromEnd ? [`${e}.n desc`, `${e}.n`] : [`${e}.n`, `${e}.n desc`];
  const sums = items.map((item) => {
    const column = columnFor(field, item);
    return raw(`string_agg(${e}.${column}, ',' order by ${forward}) ${onPage} as ${column}`);
  });
  if (asksMore) sums.push(raw(`count(*) > ${size} as more`));
  if (asks(read.fromEnd ? 'hasNextPage' : 'hasPreviousPage')) sums.push(sql`${passed(page, way)} as passed`);
  if (asks('startCursor')) sums.push(raw(`(array_agg(${e}.cursor order by ${forward}) ${onPage})[1] as start`));
  if (asks('endCursor')) sums.push(raw(`(array_agg(${e}.cursor order by ${backward}) ${onPage})[1] as finish`));
  // `count(*)` makes the query return exactly one row, even if no other column is an aggregate.
  return sql`select ${join([raw('count(*)'), ...sums], ', ')} from (select ${numbered} from (${rows}) ${raw(t)}) ${raw(e)}`;
}

interface Slice {
  readonly t: string;
  readonly order: Sql;
  readonly way: Way;
  readonly take: string;
}

/** Returns SQL for the rows of a page and the row after it. */
function rowsBy(page: Page, slice: Slice): Sql {
  const { search } = page.read;
  if (!search) return page.found ? rowsFound(page, slice) : rowsOf(page, slice);
  const [where, few] = valueCounts(page.read);
  const isFew = raw(`${slice.t}.id = any ((select ids from few)::uuid[])`);
  const isMany = raw('(select ids is null from few)');
  const columns = valuesFrom(search.columns, page.index, where + few);
  return sql`select e.*, ${columns} from ((${rowsOf(page, slice, isFew)}) union all (${rowsOf(page, slice, isMany)})) e`;
}

function rowsOf(page: Page, { t, order, way, take }: Slice, when: Sql | null = null): Sql {
  const { c, read, model, where } = page;
  const beyond = read.cursor && sql`${place(page, t)} ${raw(way === 'asc' ? '>' : '<')} ${cursorValues(page)}`;
  return sql`select ${raw(t)}.* from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(when, where(t), ruleCondition(c, model, t), beyond)} ${order} limit ${raw(take)}`;
}

/** Like `rowsOf`, for a search: the page is selected among the found rows. */
function rowsFound(page: Page, { t, way, take }: Slice): Sql {
  const { read, model, found } = page;
  const beyond = read.cursor && sql`where (at, id) ${raw(way === 'asc' ? '>' : '<')} ${cursorValues(page)}`;
  const ids = sql`select id from ${raw(`${found}`)} ${beyond ?? raw('')} order by at ${raw(way)}, id ${raw(way)} limit ${raw(take)}`;
  return sql`select ${raw(t)}.* from ${raw(modelNamed(model).table)} ${raw(t)} where ${raw(idIn(page, t))} in (${ids})`;
}

type Way = 'asc' | 'desc';

/** Returns SQL for whether there are rows before the page, as seen from the end from which the page is counted. */
function passed(page: Page, way: Way): Sql {
  const { c, read, model, where, found } = page;
  if (!read.cursor) return raw('false');
  const upTo = raw(way === 'asc' ? '<=' : '>=');
  if (found) return sql`exists (select from ${raw(found)} where (at, id) ${upTo} ${cursorValues(page)})`;
  const t = c.alias();
  const until = sql`${place(page, t)} ${upTo} ${cursorValues(page)}`;
  return sql`exists (select from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where(t), ruleCondition(c, model, t), until)})`;
}

/** Returns the id column of a row, by which rows with equal sort keys are ordered. */
const idIn = ({ model }: Page, t: string): string => `${t}.${columnOf(model, 'id').column}`;

const place = (page: Page, t: string): Sql => sql`(${cursorIn(page, t).by}, ${raw(idIn(page, t))})`;

/** Returns SQL for the sort key and the id in the cursor, which are the last values of the read. */
function cursorValues({ read, model, index }: Page): Sql {
  const marks = valueCounts(read).reduce((total, count) => total + count, 0);
  const type = read.byText ? 'text' : 'timestamptz';
  const idType = columnOf(model, 'id').type === 'Uuid' ? 'uuid' : 'text';
  return sql`(${runValue(({ bound }) => bound[index]?.[marks])}::${raw(type)}, ${runValue(({ bound }) => bound[index]?.[marks + 1])}::${raw(idType)})`;
}

/**
 * Returns the sort key of a page and its text in a cursor. If the column is masked, the rows are sorted by the masked
 * values.
 */
function cursorIn({ c, model, read: { by, byText } }: Page, t: string) {
  if (byText) {
    const text = sql`lower(${maskColumn(c.ability, model, by, t)})`;
    return { by: text, written: text };
  }
  const at = raw(`${t}.${columnOf(model, by).column}`);
  return { by: at, written: iso(at) };
}

function countOf({ c, model, where, found }: Page): Sql {
  if (found) return sql`(select count(*)::int::text from ${raw(found)})`;
  const t = c.alias();
  return sql`(select count(*)::int::text from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where(t), ruleCondition(c, model, t))})`;
}

/** Returns the name of the result column for an alias of `edges` or `nodes`. Each alias has a separate column. */
const columnFor = (page: Field, items: Field): string => `items${page.children.indexOf(items)}`;
