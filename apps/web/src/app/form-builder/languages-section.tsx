import { FORM_LANGUAGES, type FormLanguage, type FormProblem, type FormQuestions } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Group, NativeSelect, Stack } from '@mantine/core';
import { Section } from '../../ui/section.tsx';
import { languageOptions, languageTitle } from './labels.ts';
import { problemAt } from './texts-field.tsx';

interface Props {
  content: Omit<FormQuestions, 'questions'>;
  onChange: (languages: readonly FormLanguage[], defaultLanguage: FormLanguage) => void;
  problems: readonly FormProblem[];
  description: string;
}

/** Field for the languages of a form and for the default language, in which all texts must exist. */
export function FormLanguagesSection({
  content: { languages, defaultLanguage },
  onChange,
  problems,
  description,
}: Props) {
  const change = (chosen: string[]) => {
    const next = FORM_LANGUAGES.filter((language) => chosen.includes(language));
    onChange(next, next.includes(defaultLanguage) ? defaultLanguage : (next[0] ?? defaultLanguage));
  };
  return (
    <Section title={t`Languages`} description={description}>
      <Stack gap="md">
        <Checkbox.Group
          label={t`Languages of the form`}
          value={[...languages]}
          onChange={change}
          error={problemAt(problems, 'languages')}
        >
          <Group gap="md" mt={6}>
            {FORM_LANGUAGES.map((language) => (
              <Checkbox
                key={language}
                value={language}
                label={<span lang={language}>{languageTitle(language)}</span>}
                // The last language cannot be removed, because a form has at least one language.
                disabled={languages.length === 1 && languages[0] === language}
              />
            ))}
          </Group>
        </Checkbox.Group>
        {languages.length > 1 && (
          <NativeSelect
            label={t`Default language`}
            data={languageOptions(languages)}
            value={defaultLanguage}
            onChange={(event) => onChange(languages, event.currentTarget.value as FormLanguage)}
          />
        )}
      </Stack>
    </Section>
  );
}
