import { HEARD_LANGUAGES, LIMITS, SEVERAL_LANGUAGES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Section } from '../../ui/section.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import type { VoiceValues } from './voice-form.tsx';

interface Props {
  form: UseFormReturnType<VoiceValues>;
  locked: boolean;
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

const LANGUAGES = [
  { value: '', label: t`Vapi default` },
  { value: SEVERAL_LANGUAGES, label: t`Several (detected automatically)` },
  ...HEARD_LANGUAGES.filter((tag) => tag !== SEVERAL_LANGUAGES)
    .map((value) => ({ value, label: NAMES.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label)),
];

/** Fields for the language of the speech recognition, and for uncommon words that it should recognize. */
export function TranscriptionSection({ form, locked }: Props) {
  const { language, keyterms } = form.values;
  return (
    <Section title={t`Transcription`}>
      <Stack gap="md">
        <NativeSelect
          label={t`Language`}
          description={t`The language your contacts speak.`}
          data={LANGUAGES}
          disabled={locked}
          {...form.getInputProps('language')}
        />
        <TagsField
          label={t`Keyterms`}
          description={
            language
              ? t`Uncommon names and words. Press Enter after each. ${keyterms.length} of ${LIMITS.keyterms}.`
              : t`Choose a language before adding keyterms.`
          }
          placeholder={language && keyterms.length === 0 ? t`Pilates Reformer` : ''}
          maxTags={LIMITS.keyterms}
          maxLength={LIMITS.keytermLength}
          splitChars={[',', '\n']}
          clearable
          clearButtonProps={{ 'aria-label': t`Remove all keyterms` }}
          disabled={locked || language === ''}
          {...form.getInputProps('keyterms')}
        />
      </Stack>
    </Section>
  );
}
