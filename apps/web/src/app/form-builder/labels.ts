import { FORM_LANGUAGE_TITLES, type FormEntryType, type FormFieldMode, type FormLanguage } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const TYPE_TITLES: Record<FormEntryType, string> = {
  TEXT: t`Short text`,
  LONG_TEXT: t`Long text`,
  CHOICE: t`One choice`,
  CHOICES: t`Several choices`,
  DATE: t`Date`,
  NUMBER: t`Number`,
  EMAIL: t`Email`,
  CHECKBOX: t`Checkbox`,
  FILE: t`File`,
  PHOTO: t`Photo`,
  SECTION: t`Section`,
};

export const MODE_TITLES: Record<FormFieldMode, string> = {
  HIDDEN: t`Hidden`,
  OPTIONAL: t`Optional`,
  REQUIRED: t`Required`,
};

export const languageTitle = (language: FormLanguage): string => FORM_LANGUAGE_TITLES[language];

export const languageOptions = (languages: readonly FormLanguage[]) =>
  languages.map((value) => ({ value, label: languageTitle(value) }));
