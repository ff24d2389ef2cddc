import type { AppAbility } from '@frontdesk/policies';
import type { Compilation } from './compilation.ts';
import { objectJson, rootJson } from './compile.ts';
import { costOf } from './cost.ts';
import { jsonObject } from './json-object.ts';
import { NotExpressible } from './leaf.ts';
import type { Plan } from './plan.ts';
import { type Read, shapeOf } from './read.ts';
import { type Sql, type Statement, sql, statementOf } from './sql.ts';

export interface Prepared extends Statement {
  /** Null until the statement has shown that it comes again: a server keeps what it has prepared. */
  name: string | null;
  runs: number;
  /** How many values the answer may hold. */
  readonly cost: number;
}

/** The statements of one plan by the shapes of its reads; a filter more or less is another statement. */
export class Statements {
  readonly #byShape = new Map<string, Prepared | NotExpressible>();
  readonly #plan: Plan;
  readonly #lenient: boolean;

  constructor(plan: Plan, lenient: boolean) {
    this.#plan = plan;
    this.#lenient = lenient;
  }

  /** Throws NotExpressible, each time without compiling again. */
  find(ability: AppAbility, reads: readonly Read[]): Prepared {
    const shape = reads.map(shapeOf).join('\n');
    let found = this.#byShape.get(shape);
    if (!found) {
      if (this.#byShape.size >= KEPT) this.#byShape.clear();
      found = this.#compile(ability, reads);
      this.#byShape.set(shape, found);
    }
    if (found instanceof NotExpressible) throw found;
    found.runs += 1;
    if (found.name === null && found.runs >= PREPARED_AFTER && names < NAMES) found.name = `read-${++names}`;
    return found;
  }

  #compile(ability: AppAbility, reads: readonly Read[]): Prepared | NotExpressible {
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
      return { ...statementOf(sql`select ${whole(c)} as data`), name: null, runs: 0, cost: costOf(this.#plan, reads) };
    } catch (error) {
      if (error instanceof NotExpressible) return error;
      throw error;
    }
  }
}

const KEPT = 32;
const PREPARED_AFTER = 3;
/** A connection never forgets a prepared statement, and documents come from outside: beyond this many, none is named. */
const NAMES = 500;
let names = 0;

/** Text and null make null: a root that must be there and is not empties the whole answer, and graphql-js says why. */
function whole(c: Compilation): Sql {
  return jsonObject(
    c.plan.roots.map((field, index) => [field.key, field.def ? rootJson(c, field, index) : `"${field.owner.name}"`]),
  );
}
