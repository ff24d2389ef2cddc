import type { AppAbility } from '@frontdesk/policies';
import { type Compilation, jsonObject } from './compilation.ts';
import { objectJson, rootJson } from './compile.ts';
import { type Cost, costOf } from './cost.ts';
import { NotExpressible } from './leaf.ts';
import type { Plan } from './plan.ts';
import { type Read, shapeOf } from './read.ts';
import { type Sql, type Statement, sql, statementOf } from './sql.ts';

export interface PreparedStatement extends Statement {
  readonly name: string | null;
  readonly cost: Cost;
}

/** SQL statements of one plan. There is a separate statement for each combination of filters. */
export class Statements {
  readonly #byShape = new Map<string, CompiledStatement | NotExpressible>();
  readonly #plan: Plan;
  readonly #lenient: boolean;

  constructor(plan: Plan, lenient: boolean) {
    this.#plan = plan;
    this.#lenient = lenient;
  }

  /**
   * Returns the statement for these reads. Throws NotExpressible if the reads cannot be compiled to SQL, which is
   * cached as well.
   */
  find(ability: AppAbility, reads: readonly Read[]): PreparedStatement {
    const shape = reads.map(shapeOf).join('\n');
    let found = this.#byShape.get(shape);
    if (!found) {
      if (this.#byShape.size >= MAX_STATEMENTS) this.#byShape.clear();
      found = this.#compile(ability, reads);
      this.#byShape.set(shape, found);
    }
    if (found instanceof NotExpressible) throw found;
    return { ...found, name: nameOf(found.text) };
  }

  #compile(ability: AppAbility, reads: readonly Read[]): CompiledStatement | NotExpressible {
    let aliases = 0;
    const alias = () => `t${aliases++}`;
    const c: Compilation = {
      plan: this.#plan,
      ability,
      reads,
      lenient: this.#lenient,
      alias,
      row: (fields, model, t) => objectJson(c, fields, model, t),
    };
    try {
      return { ...statementOf(sql`select ${wholeAnswer(c)} as data`), cost: costOf(this.#plan, reads) };
    } catch (error) {
      if (error instanceof NotExpressible) return error;
      throw error;
    }
  }
}

const MAX_STATEMENTS = 32;

type CompiledStatement = Omit<PreparedStatement, 'name'>;

const PREPARED_AFTER = 3;
/**
 * Maximum number of named statements. It is limited, because connections never release prepared statements and clients
 * can send any number of documents.
 */
const NAMES = 500;
const COUNTED = 2_000;
const LONGEST_NAMED = 50_000;
const names = new Map<string, string>();
const runs = new Map<string, number>();

/**
 * Returns a name for the prepared statement once the text was used several times. Returns null before, for a long text,
 * and if all names are in use.
 */
function nameOf(text: string): string | null {
  // The length of a statement depends on the document of the request, and these maps store the complete text.
  if (text.length > LONGEST_NAMED) return null;
  const name = names.get(text);
  if (name || names.size >= NAMES) return name ?? null;
  const count = (runs.get(text) ?? 0) + 1;
  if (count < PREPARED_AFTER) {
    if (runs.size >= COUNTED) runs.clear();
    runs.set(text, count);
    return null;
  }
  runs.delete(text);
  names.set(text, `read-${names.size}`);
  return nameOf(text);
}

/**
 * Returns SQL for the whole response. If a required row is missing, the result of the concatenation is null, in which
 * case graphql-js reports the error.
 */
function wholeAnswer(c: Compilation): Sql {
  return jsonObject(
    c.plan.roots.map((field, index) => [field.key, field.def ? rootJson(c, field, index) : `"${field.owner.name}"`]),
  );
}
