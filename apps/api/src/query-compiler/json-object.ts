import { join, literal, raw, type Sql } from './sql.ts';

/** JSON text: a string when constant, SQL when it depends on the row. */
export type Json = string | Sql;

/** JSON object in the given key order. Constant parts are merged into literals. */
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
