import { columnOf, type JoinCondition, joinConditionOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, joinCondition, jsonObject, ruleCondition } from './compilation.ts';
import type { RowSelect } from './field-spec.ts';
import { iso } from './leaf.ts';
import { maskColumn } from './masks.ts';
import { and, raw, type Sql, sql } from './sql.ts';

/**
 * Returns SQL for the row that a resolver receives, which contains the selected columns under their names in the model.
 */
export function rowJson(c: Pick<Compilation, 'ability' | 'alias'>, model: string, select: RowSelect, t: string): Sql {
  return jsonObject(
    Object.entries(select).map(([name, below]) => [
      name,
      below === true
        ? valueJson(c, [model, name], t)
        : relatedJson(c, joinConditionOf(model, name), below, (meeting, u) => joinCondition(model, meeting, t, u)),
    ]),
  );
}

function valueJson({ ability }: Scope, [model, name]: readonly [string, string], t: string): Sql {
  const { type } = columnOf(model, name);
  const value = maskColumn(ability, model, name, t);
  return sql`coalesce(to_json(${type === 'Timestamptz' ? iso(value) : value})::text, 'null')`;
}

type Scope = Pick<Compilation, 'ability' | 'alias'>;

function relatedJson(
  c: Scope,
  meeting: JoinCondition,
  select: RowSelect,
  met: (meeting: JoinCondition, u: string) => Sql,
): Sql {
  const { model: other, list } = meeting;
  const u = c.alias();
  const item = rowJson(c, other, select, u);
  const from = sql`from ${raw(modelNamed(other).table)} ${raw(u)} where ${and(met(meeting, u), ruleCondition(c, other, u))}`;
  return list
    ? sql`(select coalesce('[' || string_agg(${item}, ',') || ']', '[]') ${from})`
    : sql`coalesce((select ${item} ${from}), 'null')`;
}

/** Returns the row with its dates as Date objects. */
export function reviveDates(model: string, select: RowSelect, row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(select).map(([name, below]) => {
      const value = row[name];
      if (value === null || value === undefined) return [name, null];
      if (below === true)
        return [name, columnOf(model, name).type === 'Timestamptz' ? new Date(value as string) : value];
      const { model: other } = joinConditionOf(model, name);
      const one = (item: unknown) => reviveDates(other, below, item as Record<string, unknown>);
      return [name, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );
}
