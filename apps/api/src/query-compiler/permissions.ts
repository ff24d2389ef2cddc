import { denialReasonFor } from '../auth/authorize.ts';
import type { Compilation } from './compilation.ts';
import type { FieldSpec } from './field-spec.ts';
import { type Json, jsonObject } from './json-object.ts';
import type { Field } from './plan.ts';
import { allowedSql } from './rules.ts';
import { literal, raw, type Sql, sql } from './sql.ts';

type Permissions = Extract<FieldSpec, { kind: 'permissions' }>;

/**
 * Returns SQL for `viewerCan`. The results for allowed and denied are both literals, and the rules choose one of them
 * for each row.
 */
export function permissionsJson(c: Compilation, field: Field, { subject, actions }: Permissions, t: string): Sql {
  return jsonObject(
    field.children.map((child) => [child.key, child.def ? judged(c, child, child.def.name) : `"${child.owner.name}"`]),
  );

  function judged({ ability }: Compilation, child: Field, name: string): Json {
    const action = actions[name];
    if (!action) throw new TypeError(`${field.owner.name}.${field.key} names no action for ${name}.`);
    const [yes, no] = [permission(child, null), permission(child, denialReasonFor(action, subject, ability))];
    const rule = allowedSql(ability, action, subject, t);
    if (rule.shape === 'true') return yes;
    if (rule.shape === 'false') return no;
    return sql`case when ${rule} then ${raw(literal(yes))} else ${raw(literal(no))} end`;
  }
}

function permission({ children }: Field, reason: string | null): string {
  const entries = children.map(({ key, def, owner }) => {
    if (def === null) return `"${key}":"${owner.name}"`;
    return `"${key}":${JSON.stringify(def.name === 'allowed' ? reason === null : reason)}`;
  });
  return `{${entries.join(',')}}`;
}
