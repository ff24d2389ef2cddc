import type { SlotType } from '../graph.ts';
import type { Dict } from '../types.ts';
import type { Node } from './ast.ts';
import { parseExpression } from './parse.ts';

export type ExpressionType = 'text' | 'number' | 'boolean' | 'list' | 'null' | 'any';

const PATHS: Readonly<Record<string, ExpressionType>> = {
  'bookings.upcoming': 'list',
  'booking.id': 'text',
  'booking.start': 'text',
  'episode.no': 'number',
  channel: 'text',
  'hours.open': 'boolean',
  'now.time': 'text',
  'now.weekday': 'text',
  visits: 'number',
  'settings.needs_email': 'boolean',
  'settings.minimum_notice': 'number',
};
const OPEN_PATHS = ['contact', 'lead', 'result', 'param'];

/**
 * Names that an expression can use besides the fixed paths: the slots of the graph, and `value` in the `valid`
 * condition of a slot.
 */
export interface ExpressionNames {
  readonly slots: Readonly<Dict<{ readonly type: SlotType }>>;
  readonly hasValue?: boolean;
}

/** Returns the type of the value of an expression. `any` if the expression is invalid or its type is not known. */
export function expressionType(source: string, names: ExpressionNames): ExpressionType {
  const parsed = parseExpression(source);
  return 'problem' in parsed ? 'any' : typeOf(parsed.node, names, []);
}

/** Returns the problems of an expression as sentences. An expected `condition` must evaluate to a boolean. */
export function checkExpression(source: string, names: ExpressionNames, expected: 'condition' | 'value'): string[] {
  const parsed = parseExpression(source);
  if ('problem' in parsed) return [parsed.problem];
  const problems: string[] = [];
  const type = typeOf(parsed.node, names, problems);
  if (problems.length === 0 && expected === 'condition' && type !== 'boolean' && type !== 'any')
    problems.push('A condition must be true or false.');
  return problems;
}

function typeOf(node: Node, names: ExpressionNames, problems: string[]): ExpressionType {
  switch (node.kind) {
    case 'literal':
      return node.value === null ? 'null' : (typeOfLiteral[typeof node.value] ?? 'any');
    case 'list':
      for (const item of node.items) typeOf(item, names, problems);
      return 'list';
    case 'path':
      return typeOfPath(node.path, names, problems);
    case 'call':
      return typeOfCall(node, names, problems);
    case 'not':
      requireType(typeOf(node.of, names, problems), ['boolean'], '“not” needs a condition.', problems);
      return 'boolean';
    case 'and':
    case 'or':
      for (const side of [node.left, node.right])
        requireType(typeOf(side, names, problems), ['boolean'], `“${node.kind}” needs conditions.`, problems);
      return 'boolean';
    case 'compare':
      return typeOfComparison(node, names, problems);
  }
}

const typeOfLiteral: Readonly<Record<string, ExpressionType>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
};

function typeOfPath(path: readonly string[], { slots, hasValue }: ExpressionNames, problems: string[]): ExpressionType {
  const name = path.join('.');
  const [root = '', second] = path;
  if (name === 'value' && hasValue) return 'any';
  if (root === 'answers' && path.length === 2) {
    const slot = Object.hasOwn(slots, second!) ? slots[second!] : undefined;
    if (!slot) problems.push(`There is no slot “${second}”.`);
    return slot ? (slot.type === 'NUMBER' ? 'number' : 'text') : 'any';
  }
  if (OPEN_PATHS.includes(root) && path.length >= 2) return 'any';
  if (!Object.hasOwn(PATHS, name)) problems.push(`There is no value “${name}”.`);
  return PATHS[name] ?? 'any';
}

function typeOfCall(
  { name, args }: Node & { kind: 'call' },
  names: ExpressionNames,
  problems: string[],
): ExpressionType {
  const types = args.map((arg) => typeOf(arg, names, problems));
  if (name === 'size') requireType(types[0]!, ['list', 'text'], '“size” needs a list or a text.', problems);
  if (name === 'lower' || name === 'minutes_until')
    requireType(types[0]!, ['text'], `“${name}” needs a text.`, problems);
  if (name === 'contains') requireType(types[0]!, ['list', 'text'], '“contains” needs a list or a text.', problems);
  if (name === 'known' || name === 'contains') return 'boolean';
  return name === 'lower' ? 'text' : 'number';
}

function typeOfComparison(
  { op, left, right }: Node & { kind: 'compare' },
  names: ExpressionNames,
  problems: string[],
): ExpressionType {
  const [one, other] = [typeOf(left, names, problems), typeOf(right, names, problems)];
  if (op === 'in') requireType(other, ['list'], '“in” needs a list on its right.', problems);
  else if (op !== '=' && op !== '!=') {
    const message = `“${op}” compares two numbers or two texts.`;
    requireType(one, ['number', 'text'], message, problems);
    requireType(other, ['number', 'text'], message, problems);
    if (one !== other && one !== 'any' && other !== 'any') problems.push(message);
  } else if (one !== other && ![one, other].some((type) => type === 'any' || type === 'null'))
    problems.push(`“${op}” compares a ${one} with a ${other}.`);
  return 'boolean';
}

function requireType(
  type: ExpressionType,
  allowed: readonly ExpressionType[],
  message: string,
  problems: string[],
): void {
  if (type !== 'any' && !allowed.includes(type) && !problems.includes(message)) problems.push(message);
}
