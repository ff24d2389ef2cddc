import { type GraphQLLeafType, isEnumType } from 'graphql';
import { raw, type Sql, sql } from './sql.ts';

/** A field that no statement can answer to the byte: its operation goes through graphql-js. */
export class NotExpressible extends Error {}

/** What a value must be cast to before it is compared with a column: PostgreSQL does not guess in prepared statements. */
export function castTo(type: string): string {
  switch (type) {
    case 'Uuid':
      return '::uuid';
    case 'Timestamptz':
      return '::timestamptz';
    case 'Int':
      return '::int';
    case 'Boolean':
      return '::boolean';
    default:
      return '::text';
  }
}

/** A value as the JSON text that JSON.stringify would write for what graphql-js makes of it. */
export function leafJson(type: GraphQLLeafType, value: Sql, columnType: string | null): Sql {
  if (isEnumType(type)) return sql`to_json(${value}::text)::text`;
  switch (type.name) {
    case 'ID':
      // A uuid has nothing to escape.
      return columnType === 'Uuid' ? sql`('"' || ${value} || '"')` : sql`to_json(${value}::text)::text`;
    case 'String':
      return sql`to_json(${value}::text)::text`;
    case 'Int':
      return sql`(${value})::int::text`;
    case 'Boolean':
      return sql`(${value})::boolean::text`;
    case 'DateTimeISO':
      return isoJson(value);
    default:
      throw new NotExpressible(`${type.name} has no form in SQL that is the same to the byte.`);
  }
}

/** A list column; its elements are escaped like single ones. */
export function leafListJson(type: GraphQLLeafType, value: Sql): Sql {
  const isText = isEnumType(type) || type.name === 'String' || type.name === 'ID';
  if (!isText) throw new NotExpressible(`A list of ${type.name} is not read from a column.`);
  // Prisma reads a list that was never written as an empty one, and so do we.
  return sql`coalesce(array_to_json(${value})::text, '[]')`;
}

/** As Date.prototype.toISOString writes it, which differs outside the years it has four digits for. */
export const iso = (value: Sql): Sql => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isoJson = (value: Sql): Sql => sql`('"' || ${iso(value)} || '"')`;

/** Base64 without padding or line breaks, and with the two letters that addresses allow. */
export const base64url = (text: Sql): Sql =>
  sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), ${raw("E'+/=\\n'")}, '-_')`;
