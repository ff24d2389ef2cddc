/**
 * Limits that forms and the server share, so that a form can report that a limit is exceeded before the server rejects
 * the input.
 */
export const LIMITS = {
  nameLength: 100,
  descriptionLength: 500,
  reasonLength: 500,
  slugMinLength: 3,
  slugMaxLength: 48,
  emailLength: 254,
  passwordMinLength: 8,
  passwordMaxLength: 128,
  recoveryCodes: 10,
  passkeysMax: 20,
  phoneLength: 32,
  leadMessageLength: 2000,
  externalIdLength: 200,
  /** Maximum number of external ids of a lead, a contact or a booking. */
  externalIds: 10,
  metadataKeys: 50,
  metadataKeyLength: 40,
  metadataValueLength: 500,
  messageLength: 4096,
  replyWindowHours: 24,
  /** Hours after a question or an offer during which an ambiguous opt-out keyword is treated as an answer to it. */
  openQuestionHours: 24,
  /** Hours after a greeting during which a contact who submits the form again is not greeted again. */
  repeatGreetingHours: 24,
  takeoverNoteLength: 500,
  conversationNoteLength: 2000,
  /** Maximum number of members that a note in a conversation can mention. */
  conversationNoteMentions: 10,
  /** Maximum number of conversations whose status one request can change. */
  conversationsPerRequest: 100,
  snoozeDaysMax: 365,
  awayDaysMax: 365,
  guidanceLength: 500,
  callNoteLength: 500,
  callSummaryLength: 4000,
  transcriptTurnLength: 4000,
  bookingReasonLength: 500,
  slotDaysMax: 31,
  takeoverIdleMinutesMin: 5,
  takeoverIdleMinutesMax: 1440,
  searchLength: 100,
  /** Maximum nesting depth of `and`, `or` and `not` in a filter. */
  filterDepth: 4,
  /** Maximum number of conditions in a filter, including its nested filters. */
  filterConditions: 50,
  /** Maximum number of values of `in` in a filter. */
  filterValues: 100,
  companyLength: 100,
  notesLength: 2000,
  tags: 20,
  tagLength: 40,
  contactsPerRequest: 500,
  savedViews: 50,
  viewAddressLength: 2000,
  concurrentJobs: 3,
  importBytes: 50 * 1024 * 1024,
  importRows: 100_000,
  importColumns: 50,
  importUndoHours: 24,
  mergeUndoHours: 24,
  /**
   * Number of days for which the rows of an import are stored. `jobFileHours` is the number of hours for which the
   * files of a job are stored.
   */
  importDays: 7,
  jobFileHours: 24,
  pageSize: 25,
  pageSizeMax: 100,
  invitationDays: 7,
  invitationsPerRequest: 50,
  invitationNoteLength: 500,
  personaRoleLength: 200,
  personaToneLength: 500,
  questions: 20,
  agents: 20,
  publishNoteLength: 500,
  voiceSpeedMin: 0.5,
  voiceSpeedMax: 2,
  /** Maximum number of keyterms. This number of keyterms fits into the 500 tokens that the transcriber accepts. */
  keyterms: 40,
  keytermLength: 40,
  sensitiveTopics: 20,
  topicLength: 100,
  topicWordsLength: 300,
  resendCoolDownSeconds: 60,
  ownershipOfferDays: 7,
  emailVerificationHours: 24,
  emailChangeHours: 24,
  factorUndoDays: 7,
  /** Number of consecutive wrong passwords after which password sign-in is disabled (NIST SP 800-63B). */
  consecutiveSignInFailures: 100,
  allowedDomains: 50,
  apiKeyDays: 90,
  apiKeyDaysMax: 365,
  apiKeyRanges: 20,
  /** Number of days of past usage that are considered when an API key is reduced to the scopes it uses. */
  apiKeyUseDays: 30,
} as const;
