import { useMutation } from '@apollo/client/react';
import { OPT_OUT_LANGUAGES, type OptOutLanguage } from '@frontdesk/domain';
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { SetOptOutKeywordsDocument } from '../../gql/set-opt-out-keywords.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { type OptOutKeywordsValues, OptOutLanguageFields } from './opt-out-language-fields.tsx';
import { type Settings, useMessagingSettings } from './use-messaging-settings.ts';

/** Opt-out keywords by language. */
export function OptOutSection() {
  const settings = useMessagingSettings();
  return (
    <Section
      title="Opt-out keywords"
      description="Contacts who reply with one of these keywords are opted out of all messages."
    >
      {settings && <OptOutForm key={settings.version} settings={settings} />}
    </Section>
  );
}

function OptOutForm({ settings }: { settings: Settings }) {
  const [terms, setTerms] = useState(() => termsOf(settings));
  const { attempt, pending, refusal } = useSave();
  const put = (language: OptOutLanguage, value: OptOutKeywordsValues | null) =>
    setTerms((before) => ({ ...before, [language]: value }));
  return (
    <Stack gap="md">
      {OPT_OUT_LANGUAGES.map((language) => (
        <OptOutLanguageFields
          key={language}
          language={language}
          terms={terms[language] ?? null}
          onChange={(value) => put(language, value)}
        />
      ))}
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end">
        <Button size="sm" onClick={() => void attempt(terms)} loading={pending}>
          Save keywords
        </Button>
      </Group>
    </Stack>
  );
}

type ByLanguage = Partial<Record<OptOutLanguage, OptOutKeywordsValues | null>>;

const termsOf = ({ optOutLanguages }: Settings): ByLanguage =>
  Object.fromEntries(
    optOutLanguages.map(({ language, optOutKeywords, optInKeywords, confirmation }) => [
      language,
      { optOutKeywords, optInKeywords, confirmation: confirmation ?? '' },
    ]),
  );

function useSave() {
  const [save] = useMutation(SetOptOutKeywordsDocument, {
    refetchQueries: [MessagingSettingsDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (terms: ByLanguage) => {
    return handleMutationResult(
      (await save({ variables: { input: { languages: inputOf(terms) } } })).data?.setOptOutKeywords,
      {
        MessagingSettingsUpdated: () => void toast('Keywords saved.'),
      },
    );
  });
}

const inputOf = (terms: ByLanguage) =>
  OPT_OUT_LANGUAGES.flatMap((language) => {
    const found = terms[language];
    return found ? [{ language, ...found, confirmation: found.confirmation.trim() || null }] : [];
  });
