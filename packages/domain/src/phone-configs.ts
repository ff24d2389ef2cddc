export const PHONE_PROVIDERS = ['WHATSAPP_CLOUD', 'TWILIO', 'VAPI'] as const;
export type PhoneProvider = (typeof PHONE_PROVIDERS)[number];

export const PHONE_PROVIDER_TITLES: Record<PhoneProvider, string> = {
  WHATSAPP_CLOUD: 'WhatsApp Cloud API',
  TWILIO: 'Twilio',
  VAPI: 'Vapi',
};

/**
 * Status of a phone number. DRAFT: the number belongs to the provider account of the workspace, but no verification
 * code was requested yet. FAILED: the number was active, but the provider no longer accepts it.
 */
export const PHONE_CONFIG_STATUSES = ['DRAFT', 'CODE_REQUESTED', 'VERIFIED', 'ACTIVE', 'INACTIVE', 'FAILED'] as const;
export type PhoneConfigStatus = (typeof PHONE_CONFIG_STATUSES)[number];

export const PHONE_CONFIG_STATUS_TITLES: Record<PhoneConfigStatus, string> = {
  DRAFT: 'Not verified',
  CODE_REQUESTED: 'Code sent',
  VERIFIED: 'Verified',
  ACTIVE: 'Active',
  INACTIVE: 'Inactive',
  FAILED: 'Failing',
};

/** Capabilities of a phone number. */
export const PHONE_CAPABILITIES = ['MESSAGES', 'TEMPLATES', 'CALLS'] as const;
export type PhoneCapability = (typeof PHONE_CAPABILITIES)[number];

export const CAPABILITIES_OF: Record<PhoneProvider, readonly PhoneCapability[]> = {
  WHATSAPP_CLOUD: ['MESSAGES', 'TEMPLATES'],
  TWILIO: ['MESSAGES', 'TEMPLATES'],
  VAPI: ['CALLS'],
};

/** Methods with which the provider can deliver the verification code. */
export const CODE_METHODS = ['SMS', 'VOICE'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

/** Statuses in which each step of a phone number's setup is allowed. */
const PHONE_STEPS = {
  requestCode: ['DRAFT', 'CODE_REQUESTED'],
  verifyCode: ['CODE_REQUESTED'],
  activate: ['VERIFIED', 'INACTIVE', 'FAILED'],
  deactivate: ['ACTIVE', 'FAILED'],
  delete: ['DRAFT', 'CODE_REQUESTED', 'VERIFIED', 'INACTIVE', 'FAILED'],
} as const satisfies Record<string, readonly PhoneConfigStatus[]>;
export type PhoneStep = keyof typeof PHONE_STEPS;

export const isPhoneStepAllowed = (step: PhoneStep, state: PhoneConfigStatus): boolean =>
  (PHONE_STEPS[step] as readonly PhoneConfigStatus[]).includes(state);
