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

export const PhoneProviderEnum = enumOf('PhoneProvider', 'Provider of a number.', PHONE_PROVIDERS);
export const PhoneConfigStateEnum = enumOf(
  'PhoneConfigState',
  'Setup state of a number. FAILED: it was active, and its provider now rejects the credentials.',
  PHONE_CONFIG_STATES,
);
export const PhoneCapabilityEnum = enumOf('PhoneCapability', 'Capability of a number.', PHONE_CAPABILITIES);
export const CodeMethodEnum = enumOf('CodeMethod', 'Delivery method of a verification code.', CODE_METHODS);
export const TemplateProviderEnum = enumOf(
  'TemplateProvider',
  'Provider account that sends a template.',
  TEMPLATE_PROVIDERS,
);
export const TemplateStatusEnum = enumOf(
  'TemplateStatus',
  "WhatsApp's approval status of a template. Only APPROVED templates can be sent.",
  TEMPLATE_STATUSES,
);
export const TemplateCategoryEnum = enumOf('TemplateCategory', 'Category of a template.', TEMPLATE_CATEGORIES);
export const GreetingVariableSourceEnum = enumOf(
  'GreetingVariableSource',
  'Contact or workspace field for a greeting variable.',
  GREETING_VARIABLE_SOURCES,
);
export const OptOutLanguageEnum = enumOf('OptOutLanguage', 'Language of opt-out keywords.', OPT_OUT_LANGUAGES);
