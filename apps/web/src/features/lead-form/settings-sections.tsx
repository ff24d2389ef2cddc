import { FORM_FIELD_MODES, type FormFieldMode, type FormProblem, type LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { MODE_TITLES } from '../../app/form-builder/labels.ts';
import { FormLanguagesSection } from '../../app/form-builder/languages-section.tsx';
import { onlyIn, questionsIn } from '../../app/form-builder/question-values.ts';
import { problemAt, TextsField } from '../../app/form-builder/texts-field.tsx';
import { textsOf, withWorkspace } from '../../app/lead-form/form-values.ts';
import { Section } from '../../ui/section.tsx';

interface Props {
  content: LeadFormContent;
  onChange: (part: Partial<LeadFormContent>) => void;
  problems: readonly FormProblem[];
}

const MODE_OPTIONS = FORM_FIELD_MODES.map((value) => ({ value, label: MODE_TITLES[value] }));

/** Settings of the built-in fields of the form. Name and phone number are always required. */
export function FieldsSection({ content, onChange }: Props) {
  return (
    <Section title={t`Contact fields`} description={t`Name and phone are always required.`}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label={t`Email`}
          data={MODE_OPTIONS}
          value={content.email}
          onChange={(event) => onChange({ email: event.currentTarget.value as FormFieldMode })}
        />
        <NativeSelect
          label={t`Message`}
          data={MODE_OPTIONS}
          value={content.message}
          onChange={(event) => onChange({ message: event.currentTarget.value as FormFieldMode })}
        />
      </SimpleGrid>
    </Section>
  );
}

/** Fields for the text of the consent and the link to the privacy policy. */
export function ConsentSection({ content, onChange, problems, workspaceName }: Props & { workspaceName: string }) {
  const { consent, languages } = content;
  return (
    <Section title={t`Consent`} description={t`Each lead stores the version of the text that the person agreed to.`}>
      <Stack gap="md">
        <TextsField
          label={t`Consent text`}
          texts={consent.text}
          onChange={(text) => onChange({ consent: { ...consent, text } })}
          path="consent.text"
          placeholder={(language) => withWorkspace(textsOf(language).consent, workspaceName)}
          multiline
          {...{ languages, problems }}
        />
        <UrlField
          label={t`Privacy policy URL`}
          value={consent.policyUrl}
          onChange={(policyUrl) => onChange({ consent: { ...consent, policyUrl } })}
          error={problemAt(problems, 'consent.policyUrl')}
        />
      </Stack>
    </Section>
  );
}

/** Settings for what visitors see after they submitted the form. */
export function ThankYouSection({ content, onChange, problems, workspaceName }: Props & { workspaceName: string }) {
  const { thankYou, languages } = content;
  return (
    <Section title={t`After sending`}>
      <Stack gap="md">
        <TextsField
          label={t`Thank-you text`}
          texts={thankYou.text}
          onChange={(text) => onChange({ thankYou: { ...thankYou, text } })}
          path="thankYou.text"
          placeholder={(language) => withWorkspace(textsOf(language).received, workspaceName)}
          multiline
          {...{ languages, problems }}
        />
        <UrlField
          label={t`Redirect URL (optional)`}
          description={t`Opens instead of the thank-you text.`}
          value={thankYou.redirectUrl}
          onChange={(redirectUrl) => onChange({ thankYou: { ...thankYou, redirectUrl } })}
          error={problemAt(problems, 'thankYou.redirectUrl')}
        />
      </Stack>
    </Section>
  );
}

interface UrlFieldProps {
  label: string;
  description?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | undefined;
}

function UrlField({ label, description, value, onChange, error }: UrlFieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      type="url"
      inputMode="url"
      dir="ltr"
      placeholder="https://www.example.com"
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
    />
  );
}

/** Field for the languages of the form. When a language is removed, the texts in this language are also removed. */
export function LanguagesSection({ content, onChange, problems }: Props) {
  return (
    <FormLanguagesSection
      content={content}
      problems={problems}
      description={t`Visitors see the form in the language of their browser.`}
      onChange={(languages, defaultLanguage) =>
        onChange({
          languages,
          defaultLanguage,
          consent: { ...content.consent, text: onlyIn(languages, content.consent.text) },
          thankYou: { ...content.thankYou, text: onlyIn(languages, content.thankYou.text) },
          questions: questionsIn(languages, content.questions),
        })
      }
    />
  );
}

/** Field for the query parameters of the form's URL that are stored with the lead. */
export function HiddenFieldsSection({ content, onChange, problems }: Props) {
  return (
    <Section title={t`Hidden fields`}>
      <TagsInput
        label={t`Query parameters to store`}
        description={t`UTM parameters are always stored.`}
        value={[...content.hiddenFields]}
        error={problemAt(problems, 'hiddenFields')}
        onChange={(hiddenFields) => onChange({ hiddenFields })}
      />
      <Text size="sm" c="dimmed" mt={6}>
        {t`Example: for the parameter “partner”, a URL with ?partner=gym stores “gym”.`}
      </Text>
    </Section>
  );
}
