import { useMutation } from '@apollo/client/react';
import { OPT_OUT_LANGUAGES, OPT_OUT_WORDS, type OptOutLanguage } from '@frontdesk/domain';
import { Button, Checkbox, Group, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { SetOptOutWordsDocument } from '../../gql/set-opt-out-words.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { type Settings, useMessagingSettings } from './use-messaging-settings.ts';

/** The words with which a contact ends it, in the languages of the people who write. */
export function OptOutSection() {
  const settings = useMessagingSettings();
  return (
    <Section
      title="Opt-out words"
      description="Whoever writes one of these words and nothing else hears nothing more: from the agent, from the team, by template or by campaign. START lets them hear again. English is always understood."
    >
      {settings && <OptOutForm key={settings.version} settings={settings} />}
    </Section>
  );
}

interface Terms {
  stopWords: string[];
  startWords: string[];
  confirmation: string;
}

function OptOutForm({ settings }: { settings: Settings }) {
  const [terms, setTerms] = useState(() => termsOf(settings));
  const { attempt, pending, refusal } = useSave();
  const put = (language: OptOutLanguage, value: Terms | null) =>
    setTerms((before) => ({ ...before, [language]: value }));
  return (
    <Stack gap="md">
      {OPT_OUT_LANGUAGES.map((language) => (
        <Language
          key={language}
          language={language}
          terms={terms[language] ?? null}
          onChange={(value) => put(language, value)}
        />
      ))}
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end">
        <Button size="sm" onClick={() => void attempt(terms)} loading={pending}>
          Save words
        </Button>
      </Group>
    </Stack>
  );
}

const NOTHING: Terms = { stopWords: [], startWords: [], confirmation: '' };
type ByLanguage = Partial<Record<OptOutLanguage, Terms | null>>;

const termsOf = ({ optOutLanguages }: Settings): ByLanguage =>
  Object.fromEntries(
    optOutLanguages.map(({ language, stopWords, startWords, confirmation }) => [
      language,
      { stopWords, startWords, confirmation: confirmation ?? '' },
    ]),
  );

interface LanguageProps {
  language: OptOutLanguage;
  terms: Terms | null;
  onChange: (terms: Terms | null) => void;
}

function Language({ language, terms, onChange }: LanguageProps) {
  const { title, stop, start } = OPT_OUT_WORDS[language];
  return (
    <div>
      <Checkbox
        label={title}
        disabled={language === 'en'}
        checked={terms !== null || language === 'en'}
        onChange={(event) => onChange(event.currentTarget.checked ? NOTHING : null)}
      />
      {terms && (
        <Stack gap="xs" mt="xs" ps={32}>
          <Text size="sm" c="dimmed" dir="auto">
            Ends it: {stop.join(', ')}. Begins again: {start.join(', ')}.
          </Text>
          <OwnWords title={title} language={language} terms={terms} onChange={onChange} />
        </Stack>
      )}
    </div>
  );
}

function OwnWords({ title, language, terms, onChange }: LanguageProps & { title: string; terms: Terms }) {
  return (
    <>
      <TagsInput
        label={`Other words that end it in ${title}`}
        maxTags={20}
        value={terms.stopWords}
        onChange={(stopWords) => onChange({ ...terms, stopWords })}
      />
      <TagsInput
        label={`Other words that begin it again in ${title}`}
        maxTags={20}
        value={terms.startWords}
        onChange={(startWords) => onChange({ ...terms, startWords })}
      />
      <Textarea
        label={`Answer to STOP in ${title}`}
        description="Left empty, nothing is answered."
        placeholder={OPT_OUT_WORDS[language].confirmation}
        autosize
        minRows={1}
        maxLength={500}
        value={terms.confirmation}
        onChange={(event) => onChange({ ...terms, confirmation: event.currentTarget.value })}
      />
    </>
  );
}

function useSave() {
  const [save] = useMutation(SetOptOutWordsDocument, {
    refetchQueries: [MessagingSettingsDocument],
    awaitRefetchQueries: true,
  });
  return useAttempt(async (terms: ByLanguage) => {
    const result = (await save({ variables: { input: { languages: inputOf(terms) } } })).data?.setOptOutWords;
    switch (result?.__typename) {
      case 'MessagingSettingsUpdated':
        return void toast('The words are saved.');
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
}

const inputOf = (terms: ByLanguage) =>
  OPT_OUT_LANGUAGES.flatMap((language) => {
    const found = terms[language];
    return found ? [{ language, ...found, confirmation: found.confirmation.trim() || null }] : [];
  });
