/** Bounds both sides know: the form explains them before the server has to refuse. */
export const LIMITS = {
  nameLength: 100,
  descriptionLength: 500,
  slugMinLength: 3,
  slugMaxLength: 48,
  emailLength: 254,
  passwordMinLength: 12,
  passwordMaxLength: 128,
  phoneLength: 32,
  leadMessageLength: 2000,
  messageLength: 4096,
  searchLength: 100,
  pageSize: 25,
  pageSizeMax: 100,
  invitationDays: 7,
  emailVerificationHours: 24,
  apiKeyDays: 90,
  apiKeyDaysMax: 365,
  apiKeyRanges: 20,
  /** How far back a key's use is looked at before it is narrowed to it. */
  apiKeyUseDays: 30,
} as const;
