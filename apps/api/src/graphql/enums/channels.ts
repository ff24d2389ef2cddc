import {
  CODE_METHODS,
  GREETING_VARIABLE_SOURCES,
  OPT_OUT_LANGUAGES,
  PHONE_CAPABILITIES,
  PHONE_CONFIG_STATUSES,
  PHONE_PROVIDERS,
  TEMPLATE_BUTTON_TYPES,
  TEMPLATE_CATEGORIES,
  TEMPLATE_PROVIDERS,
  TEMPLATE_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const PhoneProviderEnum = enumOf('PhoneProvider', 'Provider of a phone number.', PHONE_PROVIDERS, {
  WHATSAPP_CLOUD: 'WhatsApp Cloud API of Meta.',
  TWILIO: 'Twilio.',
  VAPI: 'Vapi.',
});
export const PhoneConfigStatusEnum = enumOf(
  'PhoneConfigStatus',
  'Status of the setup of a phone number.',
  PHONE_CONFIG_STATUSES,
  {
    DRAFT: 'The number was added and is not verified yet.',
    CODE_REQUESTED: 'A verification code was requested.',
    VERIFIED: 'The number is verified and has not been activated yet.',
    ACTIVE: 'The number sends and receives.',
    INACTIVE: 'The number was deactivated.',
    FAILED: 'The number was active, and its provider now rejects the credentials.',
  },
);
export const PhoneCapabilityEnum = enumOf('PhoneCapability', 'Capability of a phone number.', PHONE_CAPABILITIES, {
  MESSAGES: 'Messages within the reply window.',
  TEMPLATES: 'Approved templates at any time.',
  CALLS: 'Phone calls.',
});
export const CodeMethodEnum = enumOf(
  'CodeMethod',
  'Method by which a provider delivers a verification code.',
  CODE_METHODS,
  { SMS: 'A text message.', VOICE: 'A phone call.' },
);
export const TemplateProviderEnum = enumOf(
  'TemplateProvider',
  'Provider whose account sends a template.',
  TEMPLATE_PROVIDERS,
  { WHATSAPP_CLOUD: 'A WhatsApp business account at Meta.', TWILIO: 'A Twilio account.' },
);
export const TemplateStatusEnum = enumOf(
  'TemplateStatus',
  'Approval status of a template at WhatsApp. Only templates with the status APPROVED can be sent.',
  TEMPLATE_STATUSES,
  {
    PENDING: 'WhatsApp is reviewing the template.',
    APPROVED: 'The template can be sent.',
    REJECTED: 'WhatsApp rejected the template.',
    PAUSED: 'WhatsApp paused the template.',
    DISABLED: 'WhatsApp disabled the template.',
    OTHER:
      'Another status that the provider reported, or an approved template with content that Frontdesk cannot send.',
  },
);
export const TemplateButtonTypeEnum = enumOf(
  'TemplateButtonType',
  'Kind of a template button.',
  TEMPLATE_BUTTON_TYPES,
  {
    QUICK_REPLY: 'Sends the text of the button as an answer of the contact.',
    URL: 'Opens a website.',
    PHONE_NUMBER: 'Calls a phone number.',
    OTHER: 'Another kind, with which Frontdesk cannot send the template.',
  },
);
export const TemplateCategoryEnum = enumOf(
  'TemplateCategory',
  'Category of a WhatsApp template.',
  TEMPLATE_CATEGORIES,
  {
    MARKETING: 'Promotions and offers.',
    UTILITY: 'Messages about an existing order or appointment.',
    AUTHENTICATION: 'Verification codes.',
    OTHER: 'Another category that the provider reported.',
  },
);
export const GreetingVariableSourceEnum = enumOf(
  'GreetingVariableSource',
  'Field that provides the value of a variable of the greeting template.',
  GREETING_VARIABLE_SOURCES,
  { CONTACT_NAME: 'The name of the contact.', WORKSPACE_NAME: 'The name of the workspace.' },
);
export const OptOutLanguageEnum = enumOf(
  'OptOutLanguage',
  'Language of opt-out keywords as an ISO 639-1 code.',
  OPT_OUT_LANGUAGES,
  {
    en: 'English.',
    de: 'German.',
    fr: 'French.',
    es: 'Spanish.',
    it: 'Italian.',
    nl: 'Dutch.',
    pt: 'Portuguese.',
    sl: 'Slovenian.',
    ar: 'Arabic.',
  },
);
