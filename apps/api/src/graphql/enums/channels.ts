import {
  CODE_METHODS,
  GREETING_VARIABLE_SOURCES,
  OPT_OUT_LANGUAGES,
  PHONE_CAPABILITIES,
  PHONE_CONFIG_STATES,
  PHONE_PROVIDERS,
  TEMPLATE_CATEGORIES,
  TEMPLATE_PROVIDERS,
  TEMPLATE_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const PhoneProviderEnum = enumOf('PhoneProvider', 'Provider of a phone number.', PHONE_PROVIDERS);
export const PhoneConfigStateEnum = enumOf('PhoneConfigState', 'Setup state of a phone number.', PHONE_CONFIG_STATES);
export const PhoneCapabilityEnum = enumOf('PhoneCapability', 'Capability of a phone number.', PHONE_CAPABILITIES);
export const CodeMethodEnum = enumOf(
  'CodeMethod',
  'Method by which a provider delivers a verification code.',
  CODE_METHODS,
);
export const TemplateProviderEnum = enumOf(
  'TemplateProvider',
  'Provider whose account sends a template.',
  TEMPLATE_PROVIDERS,
);
export const TemplateStatusEnum = enumOf(
  'TemplateStatus',
  'Approval status of a template at WhatsApp. Only templates with the status APPROVED can be sent.',
  TEMPLATE_STATUSES,
);
export const TemplateCategoryEnum = enumOf('TemplateCategory', 'Category of a WhatsApp template.', TEMPLATE_CATEGORIES);
export const GreetingVariableSourceEnum = enumOf(
  'GreetingVariableSource',
  'Field that provides the value of a variable of the greeting template.',
  GREETING_VARIABLE_SOURCES,
);
export const OptOutLanguageEnum = enumOf(
  'OptOutLanguage',
  'Language of opt-out keywords as an ISO 639-1 code.',
  OPT_OUT_LANGUAGES,
);
