import { isLeafType } from 'graphql';
import { denialReasonFor } from '../auth/authorize.ts';
import { columnOf, joinConditionOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, type Json, joinCondition, jsonObject, ruleCondition, whereOf } from './compilation.ts';
import type { FieldSpec } from './field-spec.ts';
import { leafJson, leafListJson, NotExpressible } from './leaf.ts';
import { listOf, tableJson } from './lists.ts';
import { maskColumn, maskText, maskTextList } from './masks.ts';
import { nodeJson, nodesJson } from './nodes.ts';
import { pageJson } from './pages.ts';
import { type Field, readOf } from './plan.ts';
import type { Read } from './read.ts';
import { rowJson } from './row.ts';
import { allowedSql } from './rules.ts';
import { and, literal, raw, runValue, type Sql, sql, withRunValues } from './sql.ts';

/** Returns SQL for the value of a root field as JSON text. The SQL value is null if a required row is missing. */
export function rootJson(c: Compilation, field: Field, index: number): Sql {
  const read = c.reads[index] as Read;
  const where = whereOf(read, index);
  const model = field.type?.name ?? '';
  if (read.kind === 'page') return pageJson(c, field, read, { where: () => where, index });
  if (read.kind === 'nodes') return nodesJson(c, field, index);
  if (read.kind === 'table')
    return tableJson(
      c,
      field,
      withRunValues(read.from, (run, at) => run.bound[index]?.[at]),
    );
  if (read.kind === 'list') return listOf(c, field, read, { model, where, t: c.alias() });
  const t = c.alias();
  const rows = sql`select * from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where, ruleCondition(c, model, t))} limit 1`;
  const found = sql`(select ${objectJson(c, field.children, model, t)} from (${rows}) ${raw(t)})`;
  return field.nullable || c.lenient ? sql`coalesce(${found}, 'null')` : found;
}

export function objectJson(c: Compilation, fields: readonly Field[], model: string, t: string): Sql {
  return jsonObject(
    entries(c, fields).map((field) => [field.key, field.def ? fieldJson(c, field, model, t) : `"${field.owner.name}"`]),
  );
}

/**
 * Returns the fields that the statement reads. Constants are omitted if graphql-js completes the response, because
 * graphql-js resolves constants itself.
 */
const entries = (c: Compilation, fields: readonly Field[]) =>
  fields.filter(({ spec }) => !(c.lenient && spec?.kind === 'constant'));

function fieldJson(c: Compilation, field: Field, model: string, t: string): Json {
  const { spec, type } = field;
  switch (spec?.kind) {
    case undefined:
      return type && isLeafType(type)
        ? columnJson(c, field, [model, field.def?.name ?? ''], t)
        : relationJson(c, field, model, t);
    case 'column':
      return columnJson(c, field, [model, spec.column], t);
    case 'through': {
      const meeting = joinConditionOf(model, spec.relation);
      const other = meeting.model;
      const u = c.alias();
      const value = columnJson(c, field, [other, spec.column], u);
      if (!meeting.required && !field.nullable)
        throw new TypeError(`${field.owner.name}.${field.key} is non-null, but its record may be missing.`);
      const row = sql`(select ${value} from ${raw(modelNamed(other).table)} ${raw(u)} where ${joinCondition(model, meeting, t, u)})`;
      return meeting.required ? row : sql`coalesce(${row}, 'null')`;
    }
    case 'expression': {
      const value = sql`(${spec.sql({ column: (name) => maskColumn(c.ability, model, name, t) })})`;
      return jsonOrNull(field.nullable, leafOf(field, maskedText(c, field, value), null));
    }
    case 'permissions':
      return permissionsJson(c, field, spec, t);
    case 'count': {
      const meeting = joinConditionOf(model, spec.relation);
      const other = meeting.model;
      const u = c.alias();
      const where = and(joinCondition(model, meeting, t, u), ruleCondition(c, other, u));
      return sql`(select count(*)::int::text from ${raw(modelNamed(other).table)} ${raw(u)} where ${where})`;
    }
    case 'relation':
    case 'edge':
      return relationJson(c, field, model, t);
    case 'node': {
      const { column, type: columnType } = columnOf(model, spec.column);
      const id = raw(`${t}.${column}`);
      // A column of type text can contain values that are not UUIDs.
      const uuid = sql`(case when ${id} ~ ${raw(literal(UUID))} then ${id}::uuid end)`;
      return nodeJson(c, field, columnType === 'Uuid' ? id : uuid);
    }
    case 'constant':
      return sql`${runValue((run) => run.constants[c.plan.constants.indexOf(field)])}::text`;
    case 'row':
      if (!c.lenient) throw new NotExpressible(`${field.owner.name}.${field.key} cannot be expressed in SQL.`);
      return rowJson(c, model, spec.select, t);
  }
}

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** Masks the value of a text expression, unless its declaration specifies otherwise. */
function maskedText({ ability }: Compilation, { type, list, spec }: Field, value: Sql): Sql {
  if (type?.name !== 'String' || spec?.kind !== 'expression' || spec.text !== 'MASKED') return value;
  return list ? maskTextList(ability, value) : maskText(ability, value);
}

function columnJson(c: Compilation, field: Field, [model, name]: readonly [string, string], t: string): Sql {
  const { type, list, required } = columnOf(model, name);
  if (!required && !field.nullable)
    throw new TypeError(`${field.owner.name}.${field.key} is non-null, but ${model}.${name} is nullable.`);
  const value = maskColumn(c.ability, model, name, t);
  if (list !== field.list)
    throw new TypeError(`Either ${field.owner.name}.${field.key} or ${model}.${name} is a list, but not both.`);
  return jsonOrNull(!required, leafOf(field, value, type));
}

function leafOf({ type, list, owner, key }: Field, value: Sql, columnType: string | null): Sql {
  if (!type || !isLeafType(type)) throw new TypeError(`${owner.name}.${key} is not a scalar or an enum.`);
  return list ? leafListJson(type, value) : leafJson(type, value, columnType);
}

function relationJson(c: Compilation, field: Field, model: string, t: string): Sql {
  const { model: other, required, met } = joinOf(field, model, t);
  const u = c.alias();
  const index = c.plan.roots.length + c.plan.asked.indexOf(field);
  const read = readOf(field.spec) && c.reads[index];
  if (read) {
    const where = (alias: string) => and(met(alias), whereOf(read, index));
    if (read.kind === 'page') return pageJson(c, field, read, { where, index });
    if (read.kind !== 'list') throw new TypeError(`${field.owner.name}.${field.key} must read a list or a page.`);
    return listOf(c, field, read, { model: other, where: where(u), t: u });
  }
  if (field.list) throw new TypeError(`${field.owner.name}.${field.key} needs inSql.relation with an order.`);
  const filter = ruleCondition(c, other, u);
  // If the viewer cannot read a required row, the result is an error, which graphql-js must report.
  if (!field.nullable && !c.lenient && (filter || !required))
    throw new NotExpressible(
      `${field.owner.name}.${field.key} is non-null, but the viewer may not be able to read it.`,
    );
  const found = sql`(select ${objectJson(c, field.children, other, u)} from ${raw(modelNamed(other).table)} ${raw(u)} where ${and(met(u), filter)} limit 1)`;
  return jsonOrNull(field.nullable || c.lenient, found);
}

interface FieldJoin {
  readonly model: string;
  /** True if each row has a related row of the other model. */
  readonly required: boolean;
  /** Function that returns the join condition, given an alias of the other table. */
  readonly met: (u: string) => Sql;
}

/**
 * Returns the join between the row of a field and the model that the field reads. The join is a relation in
 * prisma/schema or is declared with `inSql.edge`.
 */
function joinOf({ spec, def }: Field, model: string, t: string): FieldJoin {
  if (spec?.kind !== 'edge') {
    const meeting = joinConditionOf(model, spec?.kind === 'relation' ? spec.relation : (def?.name ?? ''));
    return { ...meeting, met: (u) => joinCondition(model, meeting, t, u) };
  }
  const { model: other, join } = spec;
  const columns = (name: string, alias: string) => (field: string) => raw(`${alias}.${columnOf(name, field).column}`);
  const met = (u: string) => {
    if (typeof join === 'function') {
      // In the row of a workspace, the workspace id is stored in the column `id`.
      const own = columns(model, t)(model === 'Workspace' ? 'id' : 'workspaceId');
      const here = sql`${columns(other, u)('workspaceId')} = ${own}`;
      return and(here, join(columns(model, t), columns(other, u)));
    }
    const on = Object.entries({ workspaceId: 'workspaceId', ...join });
    return joinCondition(model, { model: other, list: false, required: false, on }, t, u);
  };
  return { model: other, required: false, met };
}

const jsonOrNull = (nullable: boolean, json: Sql): Sql => (nullable ? sql`coalesce(${json}, 'null')` : json);

type Permissions = Extract<FieldSpec, { kind: 'permissions' }>;

/**
 * Returns SQL for the field `viewerCan`. For each action, the result is one of two literals, allowed or denied, which
 * the permission rules select for each row.
 */
function permissionsJson(c: Compilation, field: Field, { subject, actions }: Permissions, t: string): Sql {
  return jsonObject(
    field.children.map((child) => [child.key, child.def ? judged(c, child, child.def.name) : `"${child.owner.name}"`]),
  );

  function judged({ ability }: Compilation, child: Field, name: string): Json {
    const action = actions[name];
    if (!action) throw new TypeError(`${field.owner.name}.${field.key} has no action for ${name}.`);
    const [yes, no] = [permission(child, null), permission(child, denialReasonFor(action, subject, ability))];
    const rule = allowedSql(ability, action, subject, t);
    if (rule.shape === 'true') return yes;
    if (rule.shape === 'false') return no;
    return sql`case when ${rule} then ${raw(literal(yes))} else ${raw(literal(no))} end`;
  }
}

function permission({ children }: Field, reason: string | null): string {
  const values = children.map(({ key, def, owner }) => {
    if (def === null) return `"${key}":"${owner.name}"`;
    return `"${key}":${JSON.stringify(def.name === 'allowed' ? reason === null : reason)}`;
  });
  return `{${values.join(',')}}`;
}
