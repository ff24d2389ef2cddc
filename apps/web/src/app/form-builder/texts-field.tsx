import { type FormLanguage, type FormProblem, type FormText, isRightToLeft, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { languageTitle } from './labels.ts';

interface Props {
  label: string;
  texts: FormText;
  onChange: (texts: FormText) => void;
  languages: readonly FormLanguage[];
  problems: readonly FormProblem[];
  /** Path of the text in the form, by which its problems are found. */
  path: string;
  /** Text that visitors see if the field is empty, by language. */
  placeholder?: ((language: FormLanguage) => string) | undefined;
  multiline?: boolean;
  /** Whether the first field receives the focus when the dialog that contains the fields opens. */
  isFocusedFirst?: boolean;
}

/** Fields for one text in all languages of the form, side by side. */
export function TextsField(props: Props) {
  const { label, texts, onChange, languages, problems, path, placeholder, multiline, isFocusedFirst } = props;
  const change = (language: FormLanguage, text: string) => {
    const { [language]: _old, ...others } = texts;
    onChange(text === '' ? others : { ...others, [language]: text });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: Math.min(languages.length, 2) }} spacing="sm" verticalSpacing="sm">
      {languages.map((language, at) => {
        const common = {
          label: languages.length === 1 ? label : t`${label} (${languageTitle(language)})`,
          value: texts[language] ?? '',
          placeholder: placeholder?.(language),
          error: problemAt(problems, `${path}.${language}`),
          dir: isRightToLeft(language) ? 'rtl' : 'ltr',
          lang: language,
          'data-autofocus': (isFocusedFirst && at === 0) || undefined,
        };
        return multiline ? (
          <Textarea
            key={language}
            {...common}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => change(language, event.currentTarget.value)}
          />
        ) : (
          <TextInput key={language} {...common} onChange={(event) => change(language, event.currentTarget.value)} />
        );
      })}
    </SimpleGrid>
  );
}

/** Returns the message of the problem at a path of the form. Undefined if there is none. */
export const problemAt = (problems: readonly FormProblem[], path: string): string | undefined => {
  const problem = problems.find((one) => one.path === path);
  return problem && REFUSALS[problem.code];
};
