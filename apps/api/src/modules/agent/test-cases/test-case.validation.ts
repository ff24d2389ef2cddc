import { OUTCOMES } from '@frontdesk/agent/engine';
import {
  EXPECTATION_PARTS,
  HANDOFF_CODES,
  normalizeName,
  normalizeText,
  TEST_LIMITS,
  type TestCaseKind,
  type TestExpectation,
} from '@frontdesk/domain';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';

export interface TestCaseInput {
  readonly name: string;
  readonly kind: TestCaseKind;
  readonly isGreeted: boolean;
  readonly messages: readonly string[];
  readonly persona?: string | null;
  readonly goal?: string | null;
  readonly maxTurns: number;
  readonly expectations: readonly ExpectationInput[];
}

export interface ExpectationInput extends Pick<TestExpectation, 'kind'> {
  readonly name?: string | null;
  readonly value?: string | null;
}

export interface TestCaseColumns {
  readonly name: string;
  readonly kind: TestCaseKind;
  readonly isGreeted: boolean;
  readonly messages: string[];
  readonly persona: string | null;
  readonly goal: string | null;
  readonly maxTurns: number;
  readonly expectations: TestExpectation[];
}

/** Validates a test case. Fields that belong only to the other kind of test case are removed. */
export function validateTestCase(input: TestCaseInput): TestCaseColumns | Refused {
  const isScript = input.kind === 'SCRIPT';
  const valid = validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    messages: isScript ? messagesOf(input.messages) : [],
    persona: isScript
      ? null
      : normalizeText(input.persona ?? '', TEST_LIMITS.personaLength) || refused('TEST_PERSONA_INVALID', 'persona'),
    goal: isScript
      ? null
      : normalizeText(input.goal ?? '', TEST_LIMITS.goalLength) || refused('TEST_GOAL_INVALID', 'goal'),
    maxTurns:
      input.maxTurns >= 1 && input.maxTurns <= TEST_LIMITS.turns
        ? input.maxTurns
        : refused('TEST_TURNS_INVALID', 'maxTurns'),
    expectations: expectationsOf(input.expectations),
  });
  return isRefused(valid) ? valid : { ...valid, kind: input.kind, isGreeted: input.isGreeted };
}

function messagesOf(given: readonly string[]): string[] | Refused {
  const messages = given.map((text) => normalizeText(text, TEST_LIMITS.messageLength));
  const wrong = messages.findIndex((text) => !text);
  if (wrong >= 0) return refused('TEST_MESSAGES_INVALID', `messages.${wrong}`);
  if (messages.length === 0 || messages.length > TEST_LIMITS.messages)
    return refused('TEST_MESSAGES_INVALID', 'messages');
  return messages.map((text) => text ?? '');
}

function expectationsOf(given: readonly ExpectationInput[]): TestExpectation[] | Refused {
  if (given.length === 0 || given.length > TEST_LIMITS.expectations)
    return refused('TEST_EXPECTATIONS_INVALID', 'expectations');
  const expectations = given.map(({ kind, name, value }) => {
    const parts = EXPECTATION_PARTS[kind];
    return {
      kind,
      name: parts.name ? textOf(name) : null,
      value: parts.value === 'none' ? null : textOf(value),
    };
  });
  const wrong = expectations.findIndex((one) => !isComplete(one));
  return wrong >= 0 ? refused('TEST_EXPECTATIONS_INVALID', `expectations.${wrong}`) : expectations;
}

const textOf = (text: string | null | undefined): string | null =>
  normalizeText(text ?? '', TEST_LIMITS.expectationLength) || null;

function isComplete({ kind, name, value }: TestExpectation): boolean {
  const parts = EXPECTATION_PARTS[kind];
  if (parts.name && name === null) return false;
  if (value === null) return parts.value !== 'required';
  switch (kind) {
    case 'OUTCOME':
      return (OUTCOMES as readonly string[]).includes(value);
    case 'HANDOFF':
      return (HANDOFF_CODES as readonly string[]).includes(value);
    case 'TOOL_CALLED':
      return isJsonObject(value);
    case 'LANGUAGE':
      return /^[a-z]{2}$/.test(value);
    case 'MAX_LENGTH':
      return /^[1-9]\d{0,3}$/.test(value);
    default:
      return true;
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
