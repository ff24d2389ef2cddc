/** Refusals for changes to sequences, and for marking a booking as a no-show. */
export const SEQUENCE_REFUSALS = {
  SEQUENCES_TOO_MANY: 'A workspace can have at most 20 sequences. Delete one first.',
  SEQUENCE_STEPS_INVALID:
    'Enter 1 to 5 steps with different delays of 5 minutes to 30 days, in the order in which they are sent.',
  SEQUENCE_STEP_EMPTY: 'Enter a text for open reply windows, choose a template for closed ones, or do both.',
  SEQUENCE_TEXT_INVALID: 'Enter a text of at most 1,000 characters. Use only the placeholders that are offered.',
  SEQUENCE_FORM_LINK_MISSING:
    'A step that sends a form needs the placeholder {{form_link}} in its text and in a variable of its template.',
  SEQUENCE_FORM_UNAVAILABLE: 'The form of a step is archived or not published. Choose another form.',
  SEQUENCE_CHANGED: 'Another member changed this sequence in the meantime. Reload it, then try again.',
  BOOKING_NOT_STARTED: 'This booking has not started yet. Mark it as a no-show after its start.',
} as const;
