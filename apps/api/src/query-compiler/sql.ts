import type { Run } from './run.ts';

/** A value known now, such as a filter's text or a cursor's date. */
export class Bound {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** A value supplied by each run, such as the viewer's id or the clock. Cached statements contain only these. */
export class RunValue {
  readonly read: (run: Run) => unknown;

  constructor(read: (run: Run) => unknown) {
    this.read = read;
  }
}

export type Part = string | Bound | RunValue;

/** A piece of SQL. The text comes from code, never from a caller; values are passed separately. */
export class Sql {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** Text with placeholders: pieces of one shape share a statement. */
  get shape(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
  }

  get bound(): unknown[] {
    return this.parts.flatMap((part) => (part instanceof Bound ? [part.value] : []));
  }
}

/** `sql\`status = any(${statuses}::text[])\``: placeholders hold a value or another piece of SQL. */
export function sql(texts: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(texts.flatMap((text, index) => (index === 0 ? [text] : [...partsOf(values[index - 1]), text])));
}

function partsOf(value: unknown): readonly Part[] {
  if (value instanceof Sql) return value.parts;
  return [value instanceof RunValue ? value : new Bound(value)];
}

/** Trusted SQL text. */
export const raw = (text: string): Sql => new Sql([text]);

export const runValue = (read: (run: Run) => unknown): Sql => new Sql([new RunValue(read)]);

export function join(pieces: readonly Sql[], separator: string): Sql {
  return new Sql(pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [separator, ...piece.parts])));
}

export const and = (...pieces: readonly (Sql | null | undefined)[]): Sql => {
  const given = pieces.filter((piece): piece is Sql => piece != null);
  return given.length === 0 ? raw('true') : join(given, ' and ');
};

/** A name of the graph or schema as a SQL string. GraphQL names contain only letters, digits and underscores. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Conjunction of the given conditions. Null when there are none. */
export const allConditions = (...pieces: readonly (Sql | null)[]): Sql | null =>
  pieces.some((piece) => piece !== null) ? and(...pieces) : null;

/**
 * Condition that the column has one of these values. Null when none are given. With a single value PostgreSQL can use
 * index order.
 */
export function isOneOf(column: string, values: readonly string[] | null | undefined): Sql | null {
  if (!values?.length) return null;
  const [first] = values;
  return values.length === 1 ? sql`${raw(column)} = ${first}` : sql`${raw(column)} = any(${values}::text[])`;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly RunValue[];
}

/** Numbers the values. Rejects values known at compile time, which would be sent to other callers too. */
export function statementOf({ parts }: Sql): Statement {
  const values: RunValue[] = [];
  const numbers = new Map<RunValue, number>();
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part instanceof Bound) throw new TypeError('A cached statement would keep a value of one caller.');
    const known = numbers.get(part);
    if (known !== undefined) return `$${known}`;
    numbers.set(part, values.push(part));
    return `$${values.length}`;
  });
  return { text: text.join(''), values };
}

/** The piece with its values read from the run. */
export function withRunValues(piece: Sql, valueAt: (run: Run, index: number) => unknown): Sql {
  let next = 0;
  return new Sql(
    piece.parts.map((part) => {
      if (!(part instanceof Bound)) return part;
      const index = next++;
      return new RunValue((run) => valueAt(run, index));
    }),
  );
}

/** A piece with known values, as a statement to run once. */
export function toStatement({ parts }: Sql): { text: string; values: unknown[]; name: null } {
  const values: unknown[] = [];
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part instanceof RunValue) throw new TypeError('A per-run value cannot be part of a cached statement.');
    return `$${values.push(part.value)}`;
  });
  return { text: text.join(''), values, name: null };
}

/** A piece to run once with one viewer's values, for jobs on a member's behalf. */
export function resolveValues({ parts }: Sql, run: Run): { text: string; values: unknown[]; name: null } {
  return toStatement(new Sql(parts.map((part) => (part instanceof RunValue ? new Bound(part.read(run)) : part))));
}
