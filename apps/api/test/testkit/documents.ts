import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface GeneratedDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Argument values to try, by argument name: existing ids, cursors from responses, and boundary sizes. */
export type Interesting = Readonly<Record<string, readonly unknown[]>>;

/** Generates queries with aliases, named and inline fragments, directives, and variables with and without defaults. */
export function documents(
  schema: GraphQLSchema,
  interesting: Interesting,
  roots: readonly string[],
): fc.Arbitrary<GeneratedDocument> {
  const query = schema.getQueryType() as GraphQLObjectType;
  return fc
    .record({
      seeds: fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
      roots: fc.subarray([...roots], { minLength: 1, maxLength: 3 }),
    })
    .map(({ seeds, roots: chosen }) => new Writer(schema, seeds, interesting).write(query, chosen));
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #seeds: readonly number[];
  readonly #interesting: Interesting;
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  #next = 0;

  constructor(schema: GraphQLSchema, seeds: readonly number[], interesting: Interesting) {
    this.#schema = schema;
    this.#seeds = seeds;
    this.#interesting = interesting;
  }

  write(query: GraphQLObjectType, roots: readonly string[]): GeneratedDocument {
    const fields = roots.map((name) => this.#field(query.getFields()[name] as GraphQLField<unknown, unknown>, 0));
    if (this.#chance(5)) fields.push('__typename');
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    return {
      query: `query Generated${declared} { ${fields.join(' ')} }\n${this.#fragments.join('\n')}`,
      variables: this.#variables,
    };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const alias = this.#chance(5) ? `a${this.#declared.length}${this.#fragments.length}${this.#next}: ` : '';
    const below = isObjectType(type)
      ? ` { ${this.#selection(type, depth + 1)} }`
      : isInterfaceType(type)
        ? ` { ${this.#member(this.#pick(this.#schema.getPossibleTypes(type)), depth + 1)} }`
        : '';
    const args = isEdge(field) && !this.#chance(8) ? this.#validSize(field.args) : this.#args(field.args);
    return `${alias}${field.name}${args}${this.#directive()}${below}`;
  }

  /** Selects fields of one type of an interface. Two types can have fields of the same name and different types. */
  #member(type: GraphQLObjectType, depth: number): string {
    return `${this.#chance(2) ? '__typename id ' : ''}... on ${type.name} { ${this.#selection(type, depth)} }`;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields()).filter(
      (field) => depth < 7 || !(isObjectType(getNamedType(field.type)) || isInterfaceType(getNamedType(field.type))),
    );
    const chosen = all.filter((field) => this.#chance(rarity(field, depth)));
    const fields = (chosen.length > 0 ? chosen : all.slice(0, 1)).map((field) => this.#field(field, depth));
    if (fields.length === 0 || this.#chance(4)) fields.push('__typename');
    if (this.#chance(8)) fields.push(`... on ${type.name}${this.#directive()} { ${fields[0]} }`);
    if (this.#chance(8)) {
      const name = `Part${this.#fragments.length}`;
      this.#fragments.push('');
      this.#fragments[Number(name.slice(4))] = `fragment ${name} on ${type.name} { ${fields.join(' ')} }`;
      return `...${name}${this.#chance(3) ? ' __typename' : ''}`;
    }
    return fields.join(' ');
  }

  /** Returns valid pagination arguments, because most random ones are refused together with the whole document. */
  #validSize(args: readonly GraphQLArgument[]): string {
    return args.length > 0 ? `(${this.#pick(['first', 'last'])}: ${this.#pick([1, 2, 3])})` : '';
  }

  #args(args: readonly GraphQLArgument[]): string {
    const given = args.flatMap((arg) => {
      if (!isNonNullType(arg.type) && this.#chance(2)) return [];
      if (this.#chance(3)) return [`${arg.name}: $${this.#variable(arg)}`];
      return [`${arg.name}: ${printed(this.#value(arg.name, arg.type), arg.type)}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #variable({ name, type }: GraphQLArgument): string {
    const variable = `v${this.#declared.length}`;
    const value = this.#value(name, type);
    const hasDefault = this.#chance(3) && value !== null;
    this.#declared.push(`$${variable}: ${type.toString()}${hasDefault ? ` = ${printed(value, type)}` : ''}`);
    if (!hasDefault) this.#variables[variable] = value;
    return variable;
  }

  #value(name: string, type: GraphQLInputType, depth = 0): unknown {
    if (isNonNullType(type))
      return this.#value(name, type.ofType, depth) ?? (getNamedType(type).name === 'String' ? 'a' : null);
    const known = this.#interesting[name];
    if (known && !isInputObjectType(getNamedType(type))) return this.#pick(known);
    if (isListType(type)) return [this.#value(name, type.ofType, depth)];
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      // A filter contains filters of its own type, at most two levels of them.
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || ((depth < 2 || getNamedType(field.type) !== type) && this.#chance(2)),
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.name, field.type, depth + 1)]));
    }
    return COMPARED.includes(name) ? (OPERANDS[type.name] ?? null) : null;
  }

  #directive(): string {
    if (!this.#chance(9)) return '';
    const word = this.#chance(2) ? 'skip' : 'include';
    if (this.#chance(2)) return ` @${word}(if: ${this.#chance(2)})`;
    const variable = `v${this.#declared.length}`;
    this.#declared.push(`$${variable}: Boolean!`);
    this.#variables[variable] = this.#chance(2);
    return ` @${word}(if: $${variable})`;
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#seed() % values.length] as T;
  }

  /** Returns true in one of `outOf` calls on average. */
  #chance(outOf: number): boolean {
    return this.#seed() % outOf === 0;
  }

  #seed(): number {
    const seed = this.#seeds[this.#next % this.#seeds.length] ?? 0;
    this.#next += 1;
    return Math.floor(seed / (1 + Math.floor(this.#next / this.#seeds.length)));
  }
}

/**
 * Returns how rarely a field is selected. Edges lead from any type to any other one, so deeper selections take fewer of
 * them. A computed field makes graphql-js execute the whole operation, so that the database would answer few documents.
 */
function rarity(field: GraphQLField<unknown, unknown>, depth: number): number {
  if (kindOf(field) === 'row') return 20;
  return isEdge(field) ? 8 * depth : 2;
}

/** Returns whether a field leads to other rows. */
export const isEdge = (field: GraphQLField<unknown, unknown>): boolean =>
  ['edge', 'node'].includes(kindOf(field) ?? '');

const kindOf = ({ extensions }: GraphQLField<unknown, unknown>) =>
  (extensions.inSql as { kind: string } | undefined)?.kind;

function printed(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return printed(value, type.ofType);
  if (value === null) return 'null';
  if (isListType(type)) return `[${(value as unknown[]).map((item) => printed(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return value as string;
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(([name, item]) => {
    const field = type.getFields()[name];
    return `${name}: ${field ? printed(item, field.type) : 'null'}`;
  });
  return `{${fields.join(', ')}}`;
}

/** Fields of comparators, which are not null, and a value of each type. */
const COMPARED = ['eq', 'in', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'isNull'];
const OPERANDS: Readonly<Record<string, unknown>> = {
  String: 'a',
  ID: '019a0000-0000-7000-8000-000000000001',
  Int: 1,
  Boolean: true,
  DateTime: '2026-11-20T12:00:00.000Z',
};
