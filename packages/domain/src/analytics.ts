/** What is measured in time: how long somebody waits, and how long a conversation takes. */
export const TIME_MEASURES = ['FIRST_CONTACT', 'FIRST_RESPONSE', 'HANDLING'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** A range has at most two years, so that a picture has an end. */
export const ANALYTICS_DAYS_MAX = 731;
