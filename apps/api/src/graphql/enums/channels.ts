import {
  CODE_METHODS,
  GREETING_FILLINGS,
  OPT_OUT_LANGUAGES,
  PHONE_CAPABILITIES,
  PHONE_CONFIG_STATES,
  PHONE_PROVIDERS,
  TEMPLATE_CATEGORIES,
  TEMPLATE_PROVIDERS,
  TEMPLATE_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const PhoneProviderEnum = enumOf('PhoneProvider', 'Whose number it is.', PHONE_PROVIDERS);
export const PhoneConfigStateEnum = enumOf(
  'PhoneConfigState',
  'How far a number has come; FAILED: it was active, and its provider no longer knows us.',
  PHONE_CONFIG_STATES,
);
export const PhoneCapabilityEnum = enumOf('PhoneCapability', 'What can be done with a number.', PHONE_CAPABILITIES);
export const CodeMethodEnum = enumOf('CodeMethod', 'How a code is brought to a number.', CODE_METHODS);
export const TemplateProviderEnum = enumOf(
  'TemplateProvider',
  'Through whose account a template goes out.',
  TEMPLATE_PROVIDERS,
);
export const TemplateStatusEnum = enumOf(
  'TemplateStatus',
  'What WhatsApp thinks of a template; only APPROVED goes out.',
  TEMPLATE_STATUSES,
);
export const TemplateCategoryEnum = enumOf('TemplateCategory', 'What a template is for.', TEMPLATE_CATEGORIES);
export const GreetingFillingEnum = enumOf(
  'GreetingFilling',
  'Contact or workspace field for a greeting variable.',
  GREETING_FILLINGS,
);
export const OptOutLanguageEnum = enumOf(
  'OptOutLanguage',
  'A language in which STOP can be understood.',
  OPT_OUT_LANGUAGES,
);
