import { OUTCOMES } from '@frontdesk/agent/engine';
import { type ExpectationKind, HANDOFF_CODE_TITLES, HANDOFF_CODES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { TestResultQuery, TestRunQuery, TestsPageQuery } from '../../gql/types.ts';

export type ListedCase = TestsPageQuery['testCases']['edges'][number]['node'];
export type ListedRun = TestsPageQuery['testRuns']['edges'][number]['node'];
export type Run = TestRunQuery['testRun'];
export type Result = TestResultQuery['testResult'];

export const RUN_STATUSES = {
  RUNNING: { tone: 'info', title: t`Running` },
  PASSED: { tone: 'good', title: t`Passed` },
  FAILED: { tone: 'bad', title: t`Failed` },
  CANCELED: { tone: 'neutral', title: t`Canceled` },
} as const;

export const RESULT_STATUSES = {
  PENDING: { tone: 'neutral', title: t`Waiting` },
  PASSED: { tone: 'good', title: t`Passed` },
  FAILED: { tone: 'bad', title: t`Failed` },
  ERROR: { tone: 'warning', title: t`Not completed` },
} as const;

export const EXPECTATION_TITLES: Readonly<Record<ExpectationKind, string>> = {
  OUTCOME: t`Outcome`,
  HANDOFF: t`Hands off`,
  NO_HANDOFF: t`Does not hand off`,
  ANSWER: t`Answer captured`,
  TOOL_CALLED: t`Tool called`,
  TOOL_NOT_CALLED: t`Tool not called`,
  CONTAINS: t`A message contains`,
  NOT_CONTAINS: t`No message contains`,
  LANGUAGE: t`Language`,
  MAX_LENGTH: t`Maximum length`,
  STATEMENT: t`Statement judged by AI`,
};

const OUTCOME_TITLES: Readonly<Record<(typeof OUTCOMES)[number], string>> = {
  BOOKED: t`Booked`,
  RESCHEDULED: t`Rescheduled`,
  CANCELLED: t`Canceled`,
  KEPT: t`Appointment kept`,
  QUALIFIED: t`Qualified`,
  UNQUALIFIED: t`Not qualified`,
  ANSWERED: t`Answered`,
  UNANSWERED: t`Not answered`,
  MESSAGE_TAKEN: t`Message taken`,
  CALLBACK_SET: t`Callback scheduled`,
  HANDED_OFF: t`Handed off`,
  OPTED_OUT: t`Opted out`,
  ABANDONED: t`Abandoned`,
};

export const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: OUTCOME_TITLES[value] }));
export const HANDOFF_OPTIONS = [
  { value: '', label: t`Any reason` },
  ...HANDOFF_CODES.map((value) => ({ value, label: HANDOFF_CODE_TITLES[value] })),
];

interface Expectation {
  readonly kind: ExpectationKind;
  readonly name: string | null;
  readonly value: string | null;
}

/** Formats an expectation as one line, for example `Outcome: Booked`. */
export function expectationText({ kind, name, value }: Expectation): string {
  const shown =
    kind === 'OUTCOME'
      ? titleIn(OUTCOME_TITLES, value)
      : kind === 'HANDOFF'
        ? titleIn(HANDOFF_CODE_TITLES, value)
        : value;
  const details = [name, shown].filter(Boolean).join(' = ');
  return details ? `${EXPECTATION_TITLES[kind]}: ${details}` : EXPECTATION_TITLES[kind];
}

const titleIn = (titles: Readonly<Record<string, string>>, key: string | null): string =>
  titles[key ?? ''] ?? key ?? '';
