import type { WorkspaceContext } from '../auth/context.ts';

/** Value that is already known, such as the text of a filter or the date of a cursor. */
export class Bound {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * Value that each run supplies, such as the viewer's id or the current time. All values of cached statements must be of
 * this type.
 */
class RunValue {
  readonly read: (run: Run) => unknown;

  constructor(read: (run: Run) => unknown) {
    this.read = read;
  }
}

export type Part = string | Bound | RunValue;

/** A piece of SQL. Its text originates from code and never from a request; values are passed as parameters. */
export class Sql {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** The SQL text with placeholders. Pieces with the same shape can share a statement. */
  get shape(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
  }

  get bound(): unknown[] {
    return this.parts.flatMap((part) => (part instanceof Bound ? [part.value] : []));
  }
}

/**
 * Template tag for SQL, for example sql`status = any(${statuses}::text[])`. Placeholders can be values or other pieces
 * of SQL.
 */
export function sql(texts: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(texts.flatMap((text, index) => (index === 0 ? [text] : [...partsOf(values[index - 1]), text])));
}

function partsOf(value: unknown): readonly Part[] {
  if (value instanceof Sql) return value.parts;
  return [value instanceof RunValue ? value : new Bound(value)];
}

/** Creates a piece of SQL from a text. The text must not contain input. */
export const raw = (text: string): Sql => new Sql([text]);

export const runValue = (read: (run: Run) => unknown): Sql => new Sql([new RunValue(read)]);

export function join(pieces: readonly Sql[], separator: string): Sql {
  return new Sql(pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [separator, ...piece.parts])));
}

export const and = (...pieces: readonly (Sql | null | undefined)[]): Sql => {
  const given = pieces.filter((piece): piece is Sql => piece != null);
  return given.length === 0 ? raw('true') : join(given, ' and ');
};

/** Returns a text as an SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Combines the conditions that are not null with AND. Returns null if all conditions are null. */
export const allConditions = (...pieces: readonly (Sql | null)[]): Sql | null =>
  pieces.some((piece) => piece !== null) ? and(...pieces) : null;

/**
 * Returns the condition that a column has one of the given values. Returns null if there are no values. A single value
 * is compared with `=`, so that PostgreSQL can use the sort order of an index.
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

/**
 * Numbers the parameters of a statement. Throws an error if the statement contains a fixed value of the current
 * request, because the cached statement would also use it for other API callers.
 */
export function statementOf({ parts }: Sql): Statement {
  const values: RunValue[] = [];
  const numbers = new Map<RunValue, number>();
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part instanceof Bound) throw new TypeError('A cached statement must not contain a value of a caller.');
    const known = numbers.get(part);
    if (known !== undefined) return `$${known}`;
    numbers.set(part, values.push(part));
    return `$${values.length}`;
  });
  return { text: text.join(''), values };
}

/** Returns a copy of an SQL fragment in which each constant is replaced with a value that is computed at each execution. */
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

/** Returns a statement for one execution. All values must be known. */
export function toStatement({ parts }: Sql): { text: string; values: unknown[]; name: null } {
  const values: unknown[] = [];
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part instanceof RunValue) throw new TypeError('A cached statement must not contain a value of one execution.');
    return `$${values.push(part.value)}`;
  });
  return { text: text.join(''), values, name: null };
}

/**
 * Returns a statement for one execution, with the values of one viewer. Used by jobs that run on behalf of a member.
 */
export function resolveValues({ parts }: Sql, run: Run): { text: string; values: unknown[]; name: null } {
  return toStatement(new Sql(parts.map((part) => (part instanceof RunValue ? new Bound(part.read(run)) : part))));
}

/** Values for one execution of a cached statement. */
export interface Run {
  readonly ctx: WorkspaceContext;
  readonly now: Date;
  /** Values of each read, in the order of the plan. */
  readonly bound: readonly (readonly unknown[])[];
  /** Values of the constant fields as JSON text, in the order of the plan. */
  readonly constants: readonly string[];
}
