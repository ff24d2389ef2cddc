import { type ExpectationKind, foldText, handoffSentence, type TestExpectation } from '@frontdesk/domain';
import type { JudgedStatement } from './model-calls.ts';
import type { Conversation, ToolCallLine } from './run-case.ts';

/** Result of one expectation. */
export interface Check extends TestExpectation {
  readonly isMet: boolean;
  /** Actual behavior in the conversation. Empty if there is nothing to report beyond the result. */
  readonly actual: string;
}

/**
 * Compares a conversation with its expectations. `judged` contains one result for each expectation of kind STATEMENT.
 */
export function checkExpectations(
  conversation: Conversation,
  expectations: readonly TestExpectation[],
  judged: readonly JudgedStatement[],
): Check[] {
  const statements = judged.values();
  return expectations.map((expectation) => ({
    ...expectation,
    ...(expectation.kind === 'STATEMENT'
      ? judgedFinding(statements.next().value)
      : CHECKS[expectation.kind](conversation, expectation)),
  }));
}

interface Finding {
  readonly isMet: boolean;
  readonly actual: string;
}

const judgedFinding = (result: JudgedStatement | undefined): Finding => ({
  isMet: result?.holds ?? false,
  actual: result?.reason ?? '',
});

type CheckOf = (conversation: Conversation, expectation: TestExpectation) => Finding;

const CHECKS: Readonly<Record<Exclude<ExpectationKind, 'STATEMENT'>, CheckOf>> = {
  OUTCOME: ({ outcome }, { value }) => ({ isMet: outcome === value, actual: outcome ?? '' }),
  HANDOFF: ({ handoff }, { value }) => ({
    isMet: handoff !== null && (value === null || handoff.code === value),
    actual: handoff ? handoffSentence(handoff) : '',
  }),
  NO_HANDOFF: ({ handoff }) => ({ isMet: handoff === null, actual: handoff ? handoffSentence(handoff) : '' }),
  ANSWER: ({ answers }, { name, value }) => {
    const actual = answers.find(({ key }) => key === name)?.value ?? '';
    return { isMet: foldText(actual) === foldText(value ?? ''), actual };
  },
  TOOL_CALLED: ({ calls }, { name, value }) => {
    const made = calls.filter((call) => call.name === name);
    return { isMet: made.some((call) => hasArguments(call, value)), actual: listed(made) };
  },
  TOOL_NOT_CALLED: ({ calls }, { name }) => {
    const made = calls.filter((call) => call.name === name);
    return { isMet: made.length === 0, actual: listed(made) };
  },
  CONTAINS: (conversation, { value }) => ({
    isMet: repliesOf(conversation).some((text) => contains(text, value)),
    actual: '',
  }),
  NOT_CONTAINS: (conversation, { value }) => {
    const found = repliesOf(conversation).find((text) => contains(text, value));
    return { isMet: found === undefined, actual: found ?? '' };
  },
  LANGUAGE: ({ engine }, { value }) => ({ isMet: engine.language === value, actual: engine.language }),
  MAX_LENGTH: (conversation, { value }) => {
    const longest = Math.max(0, ...repliesOf(conversation).map((text) => [...text].length));
    return { isMet: longest <= Number(value), actual: String(longest) };
  },
};

const repliesOf = ({ lines }: Conversation): string[] =>
  lines.filter(({ by }) => by === 'AGENT').map(({ text }) => text);

const contains = (text: string, part: string | null): boolean => foldText(text).includes(foldText(part ?? ''));

const listed = (calls: readonly ToolCallLine[]): string =>
  calls
    .map((call) => call.arguments)
    .join('\n')
    .slice(0, 1000);

/**
 * Returns whether a tool call has the expected arguments. Arguments that are not listed in `expected` can have any
 * value.
 */
function hasArguments(call: ToolCallLine, expected: string | null): boolean {
  if (expected === null) return true;
  const [wanted, made] = [JSON.parse(expected), JSON.parse(call.arguments)] as Record<string, unknown>[];
  return Object.entries(wanted ?? {}).every(([name, value]) => isEqual(made?.[name], value));
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
