import { type FormLanguage, formText, isRightToLeft, type SurfaceContent, visibleQuestions } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { languageOptions } from '../../app/form-builder/labels.ts';
import {
  answersOf,
  type FormValues,
  initialValues,
  type ShownQuestions,
  textsOf,
} from '../../app/lead-form/form-values.ts';
import { QuestionField } from '../../app/lead-form/question-field.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';

/** Preview of the form as the contact would see it, with unsaved changes. */
export function ContactFormPreview({ content }: { content: SurfaceContent }) {
  const [chosen, setLanguage] = useState<FormLanguage>(content.defaultLanguage);
  const language = content.languages.includes(chosen) ? chosen : content.defaultLanguage;
  const { name } = useWorkspace();
  const texts = textsOf(language);
  // The types are part of the key, so that an answer is reset when the type of its question changes.
  const fields = content.questions.map(({ key, type }) => `${key} ${type}`).join(',');
  return (
    <Section
      title={t`Preview`}
      description={t`Nothing is sent from here.`}
      actions={
        content.languages.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t`Language of the preview`}
            data={languageOptions(content.languages)}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as FormLanguage)}
          />
        )
      }
    >
      <div lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'}>
        <Title order={3} dir="auto">
          {formText(content.title, language, content)}
        </Title>
        <Text c="dimmed" size="sm" dir="auto">
          {name}
        </Text>
        <Text my="sm" dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {formText(content.intro, language, content)}
        </Text>
        <Questions key={`${language} ${fields}`} shown={{ content, language, texts }} />
        <Button disabled mt="md">
          {texts.send}
        </Button>
      </div>
    </Section>
  );
}

function Questions({ shown }: { shown: ShownQuestions }) {
  const form = useForm<FormValues>({ initialValues: initialValues(shown.content) });
  const given = new Map(answersOf(form.values, shown.content).map(({ key, values }) => [key, values]));
  return (
    <Stack gap="md">
      {visibleQuestions(shown.content.questions, given).map((question) => (
        <QuestionField key={question.key} question={question} shown={shown} form={form} />
      ))}
    </Stack>
  );
}
