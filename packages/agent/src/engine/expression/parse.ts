import { ARITY, COMPARISONS, type Comparison, FUNCTIONS, MAX_NODES, type Node } from './ast.ts';

export type ParsedExpression = { readonly node: Node } | { readonly problem: string };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)|(!=|<=|>=|[=<>(),[\]-]))/iy;
/**
 * Maximum nesting depth of parentheses, lists, function calls and `not`, so that parsing cannot overflow the call
 * stack.
 */
const MAX_NESTING = 50;

interface Token {
  readonly type: 'number' | 'text' | 'word' | 'symbol' | 'end';
  readonly text: string;
}

class ExpressionError extends Error {}

/** Parses an expression. If the expression is invalid, returns the first problem as a sentence. */
export function parseExpression(source: string): ParsedExpression {
  try {
    return { node: new Parser(tokenize(source)).parse() };
  } catch (error) {
    if (error instanceof ExpressionError) return { problem: error.message };
    throw error;
  }
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new ExpressionError(`Unexpected character at position ${at + 1}.`);
    const [, number, quoted, word, symbol] = match;
    if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ type: 'text', text: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1') });
    else if (word !== undefined) tokens.push({ type: 'word', text: word });
    else tokens.push({ type: 'symbol', text: symbol! });
  }
  return [...tokens, { type: 'end', text: '' }];
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #nodes = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Node {
    const node = this.#or();
    if (this.#peek().type !== 'end') throw new ExpressionError(`Unexpected “${this.#peek().text}”.`);
    return node;
  }

  #or(): Node {
    let left = this.#and();
    while (this.#take('word', 'or')) left = this.#make({ kind: 'or', left, right: this.#and() });
    return left;
  }

  #and(): Node {
    let left = this.#not();
    while (this.#take('word', 'and')) left = this.#make({ kind: 'and', left, right: this.#not() });
    return left;
  }

  #not(): Node {
    return this.#take('word', 'not')
      ? this.#nested(() => this.#make({ kind: 'not', of: this.#not() }))
      : this.#compare();
  }

  #compare(): Node {
    const left = this.#primary();
    const op = COMPARISONS.find((one) => this.#take(one === 'in' ? 'word' : 'symbol', one));
    return op ? this.#make({ kind: 'compare', op: op as Comparison, left, right: this.#primary() }) : left;
  }

  #primary(): Node {
    const token = this.#next();
    if (token.type === 'number') return this.#make({ kind: 'literal', value: Number(token.text) });
    if (token.type === 'text') return this.#make({ kind: 'literal', value: token.text });
    if (token.type === 'word') return this.#word(token.text);
    if (token.text === '-' && this.#peek().type === 'number')
      return this.#make({ kind: 'literal', value: -Number(this.#next().text) });
    if (token.text === '(') return this.#nested(() => this.#closed(this.#or(), ')'));
    if (token.text === '[') return this.#nested(() => this.#make({ kind: 'list', items: this.#items(']') }));
    throw new ExpressionError(token.type === 'end' ? 'The expression is incomplete.' : `Unexpected “${token.text}”.`);
  }

  #word(text: string): Node {
    if (text === 'true' || text === 'false') return this.#make({ kind: 'literal', value: text === 'true' });
    if (text === 'null') return this.#make({ kind: 'literal', value: null });
    if (['and', 'or', 'not', 'in'].includes(text)) throw new ExpressionError(`Unexpected “${text}”.`);
    if (!this.#take('symbol', '(')) return this.#make({ kind: 'path', path: text.split('.') });
    const name = FUNCTIONS.find((one) => one === text);
    if (!name) throw new ExpressionError(`There is no function “${text}”.`);
    const args = this.#nested(() => this.#items(')'));
    if (args.length !== ARITY[name])
      throw new ExpressionError(`“${name}” takes ${ARITY[name]} ${ARITY[name] === 1 ? 'argument' : 'arguments'}.`);
    return this.#make({ kind: 'call', name, args });
  }

  #items(close: string): Node[] {
    const items: Node[] = [];
    if (this.#take('symbol', close)) return items;
    do items.push(this.#or());
    while (this.#take('symbol', ','));
    return this.#closed(items, close);
  }

  #closed<T>(value: T, close: string): T {
    if (!this.#take('symbol', close)) throw new ExpressionError(`“${close}” is missing.`);
    return value;
  }

  #nested<T>(parse: () => T): T {
    if (++this.#depth > MAX_NESTING) throw new ExpressionError('The expression is nested too deeply.');
    const value = parse();
    this.#depth--;
    return value;
  }

  #make(node: Node): Node {
    if (++this.#nodes > MAX_NODES) throw new ExpressionError(`An expression has at most ${MAX_NODES} parts.`);
    return node;
  }

  #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.type !== 'end') this.#at++;
    return token;
  }

  #take(type: Token['type'], text: string): boolean {
    const token = this.#peek();
    if (token.type !== type || token.text !== text) return false;
    this.#at++;
    return true;
  }
}
