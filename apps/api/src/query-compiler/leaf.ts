import { type GraphQLLeafType, isEnumType } from 'graphql';
import { raw, type Sql, sql } from './sql.ts';

/** A field that SQL cannot output byte for byte, so its operation uses graphql-js. */
export class NotExpressible extends Error {}

/** Cast of a value before comparison with a column, which prepared statements require. */
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

/** JSON text of a value, identical to JSON.stringify of the graphql-js result. */
export function leafJson(type: GraphQLLeafType, value: Sql, columnType: string | null): Sql {
  if (isEnumType(type)) return sql`to_json(${value}::text)::text`;
  switch (type.name) {
    case 'ID':
      // UUIDs need no escaping.
      return columnType === 'Uuid' ? sql`('"' || ${value} || '"')` : sql`to_json(${value}::text)::text`;
    case 'String':
      return sql`to_json(${value}::text)::text`;
    case 'Int':
      return sql`(${value})::int::text`;
    case 'Boolean':
      return sql`(${value})::boolean::text`;
    case 'DateTime':
      return isoJson(value);
    default:
      throw new NotExpressible(`${type.name} has no form in SQL that is the same to the byte.`);
  }
}

/** A list column. Elements are escaped like single values. */
export function leafListJson(type: GraphQLLeafType, value: Sql): Sql {
  const isText = isEnumType(type) || type.name === 'String' || type.name === 'ID';
  if (!isText) throw new NotExpressible(`A list of ${type.name} is not read from a column.`);
  // Prisma reads a null list as empty, and so do we.
  return sql`coalesce(array_to_json(${value})::text, '[]')`;
}

/** Format of Date.prototype.toISOString, which differs for years without four digits. */
export const iso = (value: Sql): Sql => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isoJson = (value: Sql): Sql => sql`('"' || ${iso(value)} || '"')`;

/** Base64url without padding or line breaks. */
export const base64url = (text: Sql): Sql =>
  sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), ${raw("E'+/=\\n'")}, '-_')`;
