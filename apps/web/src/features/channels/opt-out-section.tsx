import { useMutation } from '@apollo/client/react';
import { OPT_OUT_LANGUAGES, OPT_OUT_WORDS, type OptOutLanguage } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { UpdateOptOutKeywordsDocument } from '../../gql/update-opt-out-keywords.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { toast } from '../../ui/toast.ts';
import { type Settings, useMessagingSettings } from './use-messaging-settings.ts';

/** Settings of the opt-out keywords and confirmations for each language. */
export function OptOutSection() {
  const settings = useMessagingSettings();
  return (
    <Section
      title={t`Opt-out keywords`}
      description={t`Contacts who reply with one of these keywords are opted out of all messages.`}
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
          {t`Save keywords`}
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
  const [save] = useMutation(UpdateOptOutKeywordsDocument, {
    refetchQueries: [MessagingSettingsDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (terms: ByLanguage) => {
    return handleMutationResult(
      (await save({ variables: { input: { languages: inputOf(terms) } } })).data?.updateOptOutKeywords,
      () => void toast(t`Keywords saved.`),
    );
  });
}

const inputOf = (terms: ByLanguage) =>
  OPT_OUT_LANGUAGES.flatMap((language) => {
    const found = terms[language];
    return found ? [{ language, ...found, confirmation: found.confirmation.trim() || null }] : [];
  });

interface OptOutKeywordsValues {
  optOutKeywords: string[];
  optInKeywords: string[];
  confirmation: string;
}

const NOTHING: OptOutKeywordsValues = { optOutKeywords: [], optInKeywords: [], confirmation: '' };

interface OptOutLanguageFieldsProps {
  language: OptOutLanguage;
  terms: OptOutKeywordsValues | null;
  onChange: (terms: OptOutKeywordsValues | null) => void;
}

/** Fields for one language: whether its keywords are enabled, and custom keywords. */
function OptOutLanguageFields({ language, terms, onChange }: OptOutLanguageFieldsProps) {
  const { title, stop, start, ambiguous } = OPT_OUT_WORDS[language];
  return (
    <div>
      <Checkbox
        label={title}
        disabled={language === 'en'}
        checked={terms !== null || language === 'en'}
        onChange={(event) => onChange(event.currentTarget.checked ? NOTHING : null)}
      />
      {terms && (
        <Stack gap="xs" mt={4} ps={32} align="stretch">
          <Text size="sm" c="dimmed" dir="auto">
            {ambiguous.stop.length > 0
              ? t`Opt-out: ${stop.join(', ')} · Opt-in: ${start.join(', ')} · Ignored while a question, offer or booking is open: ${[...ambiguous.stop, ...ambiguous.start].join(', ')}`
              : t`Opt-out: ${stop.join(', ')} · Opt-in: ${start.join(', ')}`}
          </Text>
          <CustomKeywords title={title} language={language} terms={terms} onChange={onChange} />
        </Stack>
      )}
    </div>
  );
}

/**
 * Fields for custom keywords and the confirmation of a language. Collapsed if empty, because there are three fields for
 * each of nine languages.
 */
function CustomKeywords({
  title,
  language,
  terms,
  onChange,
}: OptOutLanguageFieldsProps & { title: string; terms: OptOutKeywordsValues }) {
  const [open, setOpen] = useState(() => Object.values(terms).some(({ length }) => length > 0));
  const fieldsId = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        ms={-8}
        style={{ alignSelf: 'flex-start' }}
        leftSection={open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        aria-expanded={open}
        aria-controls={fieldsId}
        onClick={() => setOpen(!open)}
      >
        {t`Custom keywords and reply in ${title}`}
      </Button>
      <Stack gap="xs" id={fieldsId} hidden={!open} style={open ? undefined : { display: 'none' }}>
        <TagsField
          label={t`More opt-out keywords in ${title}`}
          maxTags={20}
          value={terms.optOutKeywords}
          onChange={(optOutKeywords) => onChange({ ...terms, optOutKeywords })}
        />
        <TagsField
          label={t`More opt-in keywords in ${title}`}
          maxTags={20}
          value={terms.optInKeywords}
          onChange={(optInKeywords) => onChange({ ...terms, optInKeywords })}
        />
        <Textarea
          label={t`Opt-out confirmation in ${title}`}
          description={t`Leave empty to send no reply.`}
          placeholder={OPT_OUT_WORDS[language].confirmation}
          dir="auto"
          autosize
          minRows={1}
          maxLength={500}
          value={terms.confirmation}
          onChange={(event) => onChange({ ...terms, confirmation: event.currentTarget.value })}
        />
      </Stack>
    </>
  );
}
