import { join, literal, raw, type Sql } from './sql.ts';

/** JSON text: a string if it is constant, SQL if it depends on the row. */
export type Json = string | Sql;

/** Returns SQL for a JSON object with the keys in the given order. Adjacent constant parts become one literal. */
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
