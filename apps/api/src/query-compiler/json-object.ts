import { join, literal, raw, type Sql } from './sql.ts';

/** A value as JSON text: a string where it is the same for every row, SQL where it is not. */
export type Json = string | Sql;

/** An object as JSON text, in the order given. Keys, braces and what is the same for every row become one literal between values. */
export function jsonObject(entries: readonly (readonly [key: string, value: Json])[]): Sql {
  const pieces: Sql[] = [];
  let text = '{';
  for (const [index, [key, value]] of entries.entries()) {
    text += `${index === 0 ? '' : ','}"${key}":`;
    if (typeof value === 'string') {
      text += value;
      continue;
    }
    pieces.push(raw(literal(text)), value);
    text = '';
  }
  return join([...pieces, raw(literal(`${text}}`))], ' || ');
}
