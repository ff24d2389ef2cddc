import { EXPECTATION_PARTS, type ExpectationKind, type TestCaseKind } from '@frontdesk/domain';
import type { ListedCase } from './test-labels.ts';

export interface ExpectationValues {
  kind: ExpectationKind;
  name: string;
  value: string;
}

export interface TestCaseValues {
  name: string;
  kind: TestCaseKind;
  isGreeted: boolean;
  /** Messages of the contact, separated by empty lines. */
  script: string;
  persona: string;
  goal: string;
  maxTurns: number;
  expectations: ExpectationValues[];
}

export const NEW_EXPECTATION: ExpectationValues = { kind: 'OUTCOME', name: '', value: 'BOOKED' };

/** Returns the form values of a test case, or the initial values if the test case is null. */
export const valuesOf = (one: ListedCase | null): TestCaseValues => ({
  name: one?.name ?? '',
  kind: one?.kind ?? 'SCRIPT',
  isGreeted: one?.isGreeted ?? false,
  script: one?.messages.join('\n\n') ?? '',
  persona: one?.persona ?? '',
  goal: one?.goal ?? '',
  maxTurns: one?.maxTurns ?? 12,
  expectations: one?.expectations.map(({ kind, name, value }) => ({ kind, name: name ?? '', value: value ?? '' })) ?? [
    { ...NEW_EXPECTATION },
  ],
});

/** Converts the form values to the mutation input. */
export const inputOf = ({ script, expectations, ...values }: TestCaseValues) => ({
  ...values,
  messages: script
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter(Boolean),
  expectations: expectations.map(expectationInput),
});

/** Converts a row of the form to an expectation. Fields that do not apply to the kind are null. */
export const expectationInput = ({ kind, name, value }: ExpectationValues) => ({
  kind,
  name: EXPECTATION_PARTS[kind].name ? name.trim() : null,
  value: EXPECTATION_PARTS[kind].value === 'none' ? null : value.trim() || null,
});
