import {
  type FormLanguage,
  type FormQuestion,
  formText,
  hasSections,
  isRightToLeft,
  questionsOfSection,
  SURFACE_TEXTS,
  type SurfaceContent,
  stepsOf,
  visibleQuestions,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
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
      </div>
    </Section>
  );
}

/** The questions of the current step, or all questions of a form without sections, and the buttons below them. */
function Questions({ shown }: { shown: ShownQuestions }) {
  const { content, language, texts } = shown;
  const form = useForm<FormValues>({ initialValues: initialValues(content) });
  const [chosen, setStep] = useState(0);
  const given = new Map(answersOf(form.values, content).map(({ key, values }) => [key, values]));
  const visible = visibleQuestions(content.questions, given);
  const own = SURFACE_TEXTS[language];
  const steps = stepsOf(content.questions, given);
  const isStepped = hasSections(content.questions) && steps.length > 0;
  const step = Math.min(chosen, Math.max(steps.length - 1, 0));
  const key = steps[step] ?? '';
  const section = content.questions.find((one) => one.type === 'SECTION' && one.key === key);
  const questions = isStepped ? questionsOfSection(content.questions, key) : content.questions;
  return (
    <Stack gap="md">
      {isStepped && (
        <Text c="dimmed" size="sm" aria-live="polite">
          {own.step.replace('{step}', String(step + 1)).replace('{count}', String(steps.length))}
        </Text>
      )}
      {section && <SectionTitle section={section} shown={shown} />}
      {visible
        .filter((question) => questions.includes(question))
        .map((question) => (
          <QuestionField key={question.key} question={question} shown={shown} form={form} />
        ))}
      <Group gap="sm">
        {isStepped && step < steps.length - 1 ? (
          <Button onClick={() => setStep(step + 1)}>{own.next}</Button>
        ) : (
          <Button disabled>{texts.send}</Button>
        )}
        {isStepped && step > 0 && (
          <Button variant="default" onClick={() => setStep(step - 1)}>
            {own.back}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function SectionTitle({ section: { label, help }, shown }: { section: FormQuestion; shown: ShownQuestions }) {
  const { content, language } = shown;
  return (
    <div>
      <Title order={4} dir="auto">
        {formText(label, language, content)}
      </Title>
      <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {formText(help, language, content)}
      </Text>
    </div>
  );
}
