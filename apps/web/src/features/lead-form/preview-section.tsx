import { type FormLanguage, formText, isRightToLeft, type LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { languageOptions } from '../../app/form-builder/labels.ts';
import { FormLogo } from '../../app/lead-form/form-logo.tsx';
import { type ShownForm, textsOf, withWorkspace } from '../../app/lead-form/form-values.ts';
import { LeadForm } from '../../app/lead-form/lead-form.tsx';
import { Section } from '../../ui/section.tsx';

interface Props {
  content: LeadFormContent;
  logo: string | null;
  workspaceName: string;
}

/** Preview of the form as visitors would see it, with unsaved changes. Nothing is submitted. */
export function PreviewSection({ content, logo, workspaceName }: Props) {
  const [chosen, setLanguage] = useState<FormLanguage>(content.defaultLanguage);
  const [sent, setSent] = useState(false);
  const language = content.languages.includes(chosen) ? chosen : content.defaultLanguage;
  const texts = textsOf(language);
  const shown: ShownForm = { content, logo, language, texts, workspaceName };
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
        <FormLogo logo={logo} workspaceName={workspaceName} />
        <Title order={3}>{sent ? texts.thankYou : withWorkspace(texts.title, workspaceName)}</Title>
        {sent ? (
          <>
            <Text c="dimmed" my="sm" dir="auto">
              {formText(content.thankYou.text, language, content) || withWorkspace(texts.received, workspaceName)}
            </Text>
            <Button variant="default" onClick={() => setSent(false)}>
              {texts.again}
            </Button>
          </>
        ) : (
          <>
            <Text c="dimmed" mt={4} mb="md">
              {texts.noPromise}
            </Text>
            <LeadForm
              key={`${language} ${fields}`}
              shown={shown}
              onSubmit={async () => {
                setSent(true);
                return undefined;
              }}
            />
          </>
        )}
      </div>
    </Section>
  );
}
