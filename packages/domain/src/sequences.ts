/**
 * Occasions that start a sequence. The delays of the steps are counted from the occasion or, for appointments, back
 * from the start of the appointment.
 */
export const SEQUENCE_TRIGGERS = ['NO_REPLY', 'APPOINTMENT', 'NO_SHOW', 'AFTER_VISIT', 'NO_BOOKING'] as const;
export type SequenceTrigger = (typeof SEQUENCE_TRIGGERS)[number];

/** Status of a sequence message. WAITING: the message is due and will be sent when nothing blocks it. */
export const SEQUENCE_MESSAGE_STATUSES = ['WAITING', 'SENT', 'SKIPPED'] as const;
export type SequenceMessageStatus = (typeof SEQUENCE_MESSAGE_STATUSES)[number];

/** Reasons why a message of a sequence is not sent, in the order in which they are checked. */
export const SEQUENCE_BLOCKERS = [
  'PAUSED',
  'BLOCKED',
  'OPTED_OUT',
  'NUMBER_NOT_ALLOWED',
  'TAKEN_OVER',
  'HANDED_OFF',
  'REPLYING',
  'WINDOW_CLOSED',
  'TEMPLATE_UNAVAILABLE',
  'VARIABLE_EMPTY',
  'FORM_UNAVAILABLE',
  'OUTSIDE_HOURS',
  'DAILY_LIMIT',
  'NOT_NEEDED',
] as const;
export type SequenceBlocker = (typeof SEQUENCE_BLOCKERS)[number];

const TEMPORARY_BLOCKERS: ReadonlySet<SequenceBlocker> = new Set([
  'TAKEN_OVER',
  'HANDED_OFF',
  'REPLYING',
  'OUTSIDE_HOURS',
  'DAILY_LIMIT',
]);

/**
 * Returns whether a blocked message waits until the blocker is gone. A message with any other blocker is never sent.
 */
export const isTemporaryBlocker = (blocker: SequenceBlocker): boolean => TEMPORARY_BLOCKERS.has(blocker);

export const SEQUENCE_LIMITS = {
  sequences: 20,
  steps: 5,
  textLength: 1_000,
  delayMinutesMin: 5,
  delayMinutesMax: 30 * 24 * 60,
  /** Number of days that a preview covers. */
  previewDays: 7,
  previewMessages: 200,
  /**
   * Number of hours for which a blocked due message waits. A message before an appointment waits until the appointment.
   */
  waitHours: 24,
} as const;

/** Placeholders in the texts of a sequence. */
export const SEQUENCE_PLACEHOLDERS = [
  'contact_name',
  'first_name',
  'workspace',
  'appointment_date',
  'appointment_time',
  'form_link',
] as const;
export type SequencePlaceholder = (typeof SEQUENCE_PLACEHOLDERS)[number];

const OF_APPOINTMENT: readonly SequencePlaceholder[] = ['appointment_date', 'appointment_time'];

/** Returns whether each occasion of a trigger belongs to an appointment. */
const hasAppointment = (trigger: SequenceTrigger): boolean =>
  trigger === 'APPOINTMENT' || trigger === 'NO_SHOW' || trigger === 'AFTER_VISIT';

/** Placeholder of the link to the form that a step sends. */
export const FORM_LINK = '{{form_link}}';

/** Returns the placeholders that have a value in a step. `hasForm` is true if the step sends a form. */
export const placeholdersOf = (trigger: SequenceTrigger, hasForm: boolean): readonly SequencePlaceholder[] =>
  SEQUENCE_PLACEHOLDERS.filter((name) =>
    name === 'form_link' ? hasForm : hasAppointment(trigger) || !OF_APPOINTMENT.includes(name),
  );

export interface SequenceVariable {
  /** Name of the variable in the template. */
  readonly name: string;
  /** Value of the variable. Can contain placeholders. */
  readonly text: string;
}

/** Suggested delay and text of a new sequence, by trigger. */
export const SEQUENCE_EXAMPLES: Record<SequenceTrigger, { readonly delayMinutes: number; readonly text: string }> = {
  NO_REPLY: { delayMinutes: 3 * 60, text: 'Hello {{first_name}}, do you still need help? Reply here at any time.' },
  APPOINTMENT: {
    delayMinutes: 24 * 60,
    text: 'Hello {{first_name}}, your appointment at {{workspace}} is on {{appointment_date}} at {{appointment_time}}. Reply “Confirm” or “Reschedule”.',
  },
  NO_SHOW: {
    delayMinutes: 60,
    text: 'Hello {{first_name}}, we missed you on {{appointment_date}}. Reply “Reschedule” to choose a new time.',
  },
  AFTER_VISIT: {
    delayMinutes: 2 * 60,
    text: 'Hello {{first_name}}, thank you for your visit. Do you have any questions?',
  },
  NO_BOOKING: { delayMinutes: 20 * 60, text: 'Hello {{first_name}}, would you like to book an appointment?' },
};
