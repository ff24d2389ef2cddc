import { type GraphQLLeafType, isEnumType } from 'graphql';
import { raw, type Sql, sql } from './sql.ts';

/**
 * Thrown if the result of a field cannot be reproduced exactly in SQL. In that case, graphql-js executes the operation.
 */
export class NotExpressible extends Error {}

/** Returns the SQL cast for a value that is compared with a column. Prepared statements require the cast. */
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

/** Returns SQL for a value as JSON text, identical to JSON.stringify of the value in graphql-js. */
export function leafJson(type: GraphQLLeafType, value: Sql, columnType: string | null): Sql {
  if (isEnumType(type)) return sql`to_json(${value}::text)::text`;
  switch (type.name) {
    case 'ID':
      // A UUID contains no characters that require escaping.
      return columnType === 'Uuid' ? sql`('"' || ${value} || '"')` : sql`to_json(${value}::text)::text`;
    case 'String':
      return sql`to_json(${value}::text)::text`;
    case 'Int':
      return sql`(${value})::int::text`;
    case 'Float':
      // A numeric is formatted without an exponent, which is how JavaScript formats numbers of common size.
      return sql`(${value})::float8::text::numeric::text`;
    case 'Boolean':
      return sql`(${value})::boolean::text`;
    case 'DateTime':
      return isoJson(value);
    default:
      throw new NotExpressible(`${type.name} cannot be serialized identically in SQL.`);
  }
}

/** Returns SQL for a list column as JSON text. Elements are escaped in the same way as single values. */
export function leafListJson(type: GraphQLLeafType, value: Sql): Sql {
  const isText = isEnumType(type) || type.name === 'String' || type.name === 'ID';
  if (!isText) throw new NotExpressible(`A list of ${type.name} cannot be read from a column.`);
  // A null list is returned as an empty list, as in Prisma.
  return sql`coalesce(array_to_json(${value})::text, '[]')`;
}

/** Formats a time like Date.prototype.toISOString. The results differ only for years that do not have four digits. */
export const iso = (value: Sql): Sql => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isoJson = (value: Sql): Sql => sql`('"' || ${iso(value)} || '"')`;

/** Encodes a text in Base64url without padding and line breaks. */
export const base64url = (text: Sql): Sql =>
  sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), ${raw("E'+/=\\n'")}, '-_')`;
