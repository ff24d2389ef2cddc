import { type GraphQLLeafType, isEnumType } from 'graphql';
import { raw, type Sql, sql } from './sql.ts';

/** Thrown if a field cannot be output by SQL with an identical result. graphql-js then executes the operation. */
export class NotExpressible extends Error {}

/** Returns the cast for a value that is compared with a column. Prepared statements require the cast. */
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
      // A UUID contains no characters that need escaping.
      return columnType === 'Uuid' ? sql`('"' || ${value} || '"')` : sql`to_json(${value}::text)::text`;
    case 'String':
      return sql`to_json(${value}::text)::text`;
    case 'Int':
      return sql`(${value})::int::text`;
    case 'Float':
      // A numeric is written without an exponent, like numbers of common size in JavaScript.
      return sql`(${value})::float8::text::numeric::text`;
    case 'Boolean':
      return sql`(${value})::boolean::text`;
    case 'DateTime':
      return isoJson(value);
    default:
      throw new NotExpressible(`${type.name} cannot be serialized identically in SQL.`);
  }
}

/** Returns SQL for a list column as JSON text. Elements are escaped like single values. */
export function leafListJson(type: GraphQLLeafType, value: Sql): Sql {
  const isText = isEnumType(type) || type.name === 'String' || type.name === 'ID';
  if (!isText) throw new NotExpressible(`A list of ${type.name} cannot be read from a column.`);
  // Null is output as an empty list, because Prisma does the same.
  return sql`coalesce(array_to_json(${value})::text, '[]')`;
}

/** Formats a time like Date.prototype.toISOString. The formats differ for years that do not have four digits. */
export const iso = (value: Sql): Sql => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isoJson = (value: Sql): Sql => sql`('"' || ${iso(value)} || '"')`;

/** Encodes a text as Base64url without padding and line breaks. */
export const base64url = (text: Sql): Sql =>
  sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), ${raw("E'+/=\\n'")}, '-_')`;
