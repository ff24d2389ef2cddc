import type { Json } from '../types.ts';
import type { Comparison, Node } from './ast.ts';

export interface Scope {
  /** Returns the value of a path. Undefined is evaluated as null. */
  lookup(path: readonly string[]): Json | undefined;
  /** Current time in ISO 8601 format. */
  readonly now: string;
}

/**
 * Evaluates an expression. Never throws. Null equals only null. Every other comparison with null is false, except `!=`
 * with a value that is not null.
 */
export function evaluate(node: Node, scope: Scope): Json {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'list':
      return node.items.map((item) => evaluate(item, scope));
    case 'path':
      return scope.lookup(node.path) ?? null;
    case 'call':
      return call(
        node.name,
        node.args.map((arg) => evaluate(arg, scope)),
        scope,
      );
    case 'not':
      return !isTrue(evaluate(node.of, scope));
    case 'and':
      return isTrue(evaluate(node.left, scope)) && isTrue(evaluate(node.right, scope));
    case 'or':
      return isTrue(evaluate(node.left, scope)) || isTrue(evaluate(node.right, scope));
    case 'compare':
      return compare(node.op, evaluate(node.left, scope), evaluate(node.right, scope));
  }
}

/** Returns whether a condition is met. Only the value `true` meets it, not a missing value. */
export const isTrue = (value: Json): boolean => value === true;

function call(name: (Node & { kind: 'call' })['name'], args: readonly Json[], { now }: Scope): Json {
  const [first = null, second = null] = args;
  switch (name) {
    case 'known':
      return first !== null && first !== '';
    case 'size':
      return typeof first === 'string' || Array.isArray(first) ? first.length : null;
    case 'contains':
      if (Array.isArray(first)) return first.some((item) => isSame(item, second));
      return typeof first === 'string' && typeof second === 'string' && first.includes(second);
    case 'lower':
      return typeof first === 'string' ? first.toLocaleLowerCase('en') : null;
    case 'minutes_until': {
      const at = typeof first === 'string' ? Date.parse(first) : Number.NaN;
      return Number.isNaN(at) ? null : Math.floor((at - Date.parse(now)) / 60_000);
    }
  }
}

function compare(op: Comparison, left: Json, right: Json): boolean {
  if (op === '=') return isSame(left, right);
  if (op === '!=') return left === null || right === null ? left !== right : !isSame(left, right);
  if (left === null || right === null) return false;
  if (op === 'in') return Array.isArray(right) && right.some((item) => isSame(item, left));
  const isOrdered =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!isOrdered) return false;
  if (op === '<') return left < right;
  if (op === '<=') return left <= right;
  return op === '>' ? left > right : left >= right;
}

const isSame = (left: Json, right: Json): boolean =>
  left === right || (typeof left === 'object' && left !== null && JSON.stringify(left) === JSON.stringify(right));
