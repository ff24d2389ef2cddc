import { findConditionProblems } from './form-conditions.ts';
import { type FormProblem, findQuestionProblems, labelProblems, textProblems } from './form-problems.ts';
import { findSectionProblems } from './form-sections.ts';
import {
  FORM_LIMITS,
  type FormQuestion,
  type FormQuestions,
  type FormText,
  isFileQuestion,
  isPrefillable,
} from './lead-forms.ts';
import { isRecordFieldName, isWritableRecordField } from './world/record-access.ts';

/** Status of a form that was sent to one person. */
export const SURFACE_STATUSES = [
  'SENT',
  'OPENED',
  'IN_PROGRESS',
  'SUBMITTED',
  'PENDING_REVIEW',
  'ACCEPTED',
  'RETURNED',
  'EXPIRED',
  'REVOKED',
] as const;
export type SurfaceStatus = (typeof SURFACE_STATUSES)[number];

/** The statuses that can follow each status. */
const NEXT: Readonly<Record<SurfaceStatus, readonly SurfaceStatus[]>> = {
  SENT: ['OPENED', 'IN_PROGRESS', 'SUBMITTED', 'PENDING_REVIEW', 'EXPIRED', 'REVOKED'],
  OPENED: ['IN_PROGRESS', 'SUBMITTED', 'PENDING_REVIEW', 'EXPIRED', 'REVOKED'],
  IN_PROGRESS: ['SUBMITTED', 'PENDING_REVIEW', 'EXPIRED', 'REVOKED'],
  SUBMITTED: [],
  PENDING_REVIEW: ['ACCEPTED', 'RETURNED'],
  ACCEPTED: [],
  RETURNED: ['PENDING_REVIEW', 'EXPIRED', 'REVOKED'],
  EXPIRED: [],
  REVOKED: [],
};

export const surfaceMayBecome = (from: SurfaceStatus, to: SurfaceStatus): boolean => NEXT[from].includes(to);

/** Statuses in which the contact can fill in the form. */
export const OPEN_SURFACE_STATUSES = SURFACE_STATUSES.filter((status) => surfaceMayBecome(status, 'EXPIRED'));

/** Statuses after the submission, in which the contact cannot change anything. */
export const DONE_SURFACE_STATUSES = ['SUBMITTED', 'PENDING_REVIEW', 'ACCEPTED'] as const satisfies SurfaceStatus[];

/**
 * Check of the person that must be passed before a form is shown. CODE: a code that is sent to the phone number of the
 * contact. BIRTH_DATE: the birth date in the record of the contact.
 */
export const SURFACE_CHECKS = ['NONE', 'CODE', 'BIRTH_DATE'] as const;
export type SurfaceCheck = (typeof SURFACE_CHECKS)[number];

/** Limits of the second check. */
export const SURFACE_CHECK_LIMITS = {
  /** Number of wrong codes or birth dates after which the form is locked. */
  failures: 5,
  /** Number of codes that are sent for one form. */
  codes: 3,
  codeDigits: 6,
  codeMinutes: 10,
  /** Number of days for which a browser that passed the check can open the form. */
  passedDays: 30,
} as const;

export const SURFACE_LIMITS = {
  nameLength: 100,
  /** Maximum length of the note with which a form is returned, in characters. */
  reviewNoteLength: 500,
  /** Number of days for which a link is valid: default and maximum. */
  validDays: 7,
  validDaysMax: 30,
  /** Maximum number of hours after which the contact is reminded. It is less than the reply window. */
  reminderHoursMax: 23,
  /** Number of seconds after the expiry in which a submission is still accepted. */
  toleranceSeconds: 60,
  /**
   * Default minimum confidence, in percent, of known values that are shown. It equals the confidence of confirmed
   * values.
   */
  prefillMinConfidence: 50,
} as const;

/** Content of a form that is sent to one person. */
export interface SurfaceContent extends FormQuestions {
  readonly title: FormText;
  /** Text below the title. Can be empty. */
  readonly intro: FormText;
  /** Text that is shown after the submission. If it is empty, the built-in text is shown. */
  readonly thankYou: FormText;
  /** Number of days for which a link is valid, from 1 to 30. */
  readonly validDays: number;
  /** Number of hours after which the contact is reminded once, from 1 to 23. Null or absent if no reminder is sent. */
  readonly reminderHours?: number | null;
  /** Whether a member must accept the answers before they are stored in the record. False if absent. */
  readonly requiresReview?: boolean;
  /**
   * Minimum confidence, in percent, of known values that are shown, from 1 to 100. If absent, the default of
   * SURFACE_LIMITS applies.
   */
  readonly prefillMinConfidence?: number;
  /** Check of the person that must be passed before the form is shown. NONE if absent. */
  readonly secondCheck?: SurfaceCheck;
}

/** Sender of the link of a form. SEQUENCE: a step of a sequence. LINK: a member or API key created the link and sent it in another way. */
export const SURFACE_SENDERS = ['AGENT', 'MEMBER', 'SEQUENCE', 'LINK'] as const;
export type SurfaceSender = (typeof SURFACE_SENDERS)[number];

/** Dimensions by which the results of sent forms can be grouped. */
export const SURFACE_RESULT_GROUPS = ['TOTAL', 'SENDER', 'LANGUAGE'] as const;
export type SurfaceResultGroup = (typeof SURFACE_RESULT_GROUPS)[number];

/** Reasons why a reminder was not sent. */
export const SURFACE_REMINDER_REFUSALS = [
  'OPTED_OUT',
  'BLOCKED',
  'REPLY_WINDOW_CLOSED',
  'NUMBER_NOT_ALLOWED',
  'PAUSED',
  'MESSAGE_DELETED',
] as const;
export type SurfaceReminderRefusal = (typeof SURFACE_REMINDER_REFUSALS)[number];

/** Returns the content of a new template. */
export const newSurfaceContent = (title: string): SurfaceContent => ({
  languages: ['en'],
  defaultLanguage: 'en',
  title: { en: title },
  intro: {},
  questions: [],
  thankYou: {},
  validDays: SURFACE_LIMITS.validDays,
});

/**
 * Returns the validation problems of a form, in the order of its fields. Returns an empty list if the form is valid.
 */
export function findSurfaceProblems(content: SurfaceContent): FormProblem[] {
  const { title, intro, thankYou, validDays, reminderHours = null, questions } = content;
  const { prefillMinConfidence = SURFACE_LIMITS.prefillMinConfidence } = content;
  const isDays = isWholeNumber(validDays, SURFACE_LIMITS.validDaysMax);
  const isReminder = reminderHours === null || isWholeNumber(reminderHours, SURFACE_LIMITS.reminderHoursMax);
  return [
    ...labelProblems(title, content, { path: 'title', length: FORM_LIMITS.labelLength }),
    ...textProblems(intro, content, { path: 'intro', length: FORM_LIMITS.textLength }),
    ...findQuestionProblems(content),
    ...findSectionProblems(questions),
    ...findTargetProblems(questions),
    ...findPrefillProblems(questions),
    ...findConditionProblems(content),
    ...textProblems(thankYou, content, { path: 'thankYou', length: FORM_LIMITS.textLength }),
    ...(isDays ? [] : [{ code: 'SURFACE_DAYS_INVALID', path: 'validDays' } as const]),
    ...(isReminder ? [] : [{ code: 'SURFACE_REMINDER_INVALID', path: 'reminderHours' } as const]),
    ...(isWholeNumber(prefillMinConfidence, 100)
      ? []
      : [{ code: 'SURFACE_CONFIDENCE_INVALID', path: 'prefillMinConfidence' } as const]),
  ];
}

const isWholeNumber = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;

/**
 * Returns the problems of the fields that receive the answers. Two questions cannot have the same target field, and
 * files and sections have none.
 */
export function findTargetProblems(questions: readonly Pick<FormQuestion, 'type' | 'targetField'>[]): FormProblem[] {
  const targets = questions.map(({ targetField }) => targetField ?? null);
  return questions.flatMap((question, index) => {
    const target = question.targetField ?? null;
    return targetProblems(hasNoTarget(question) && target ? '' : target, targets.indexOf(target) < index, index);
  });
}

const hasNoTarget = (question: Pick<FormQuestion, 'type'>): boolean =>
  isFileQuestion(question) || question.type === 'SECTION';

function targetProblems(target: string | null, isTaken: boolean, index: number): FormProblem[] {
  const path = `questions.${index}.targetField`;
  if (target === null) return [];
  if (!isRecordFieldName(target) || !isWritableRecordField(target)) return [{ code: 'SURFACE_FIELD_INVALID', path }];
  return isTaken ? [{ code: 'SURFACE_FIELD_TAKEN', path }] : [];
}

/** Returns the problems of the questions that show a known value. */
export function findPrefillProblems(
  questions: readonly Pick<FormQuestion, 'type' | 'targetField' | 'prefill'>[],
): FormProblem[] {
  return questions.flatMap(({ type, targetField, prefill }, index) =>
    !prefill || (targetField && isPrefillable(type))
      ? []
      : [{ code: 'SURFACE_PREFILL_INVALID', path: `questions.${index}.prefill` }],
  );
}

/** Returns the time after which a submission is rejected. */
export const surfaceDeadline = (expiresAt: Date): Date =>
  new Date(expiresAt.getTime() + SURFACE_LIMITS.toleranceSeconds * 1000);
