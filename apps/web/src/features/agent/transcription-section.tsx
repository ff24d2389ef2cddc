import { HEARD_LANGUAGES, LIMITS, SEVERAL_LANGUAGES } from '@frontdesk/domain';
import { NativeSelect, Stack, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Section } from '../../ui/section.tsx';
import type { VoiceValues } from './voice-form.tsx';

interface Props {
  form: UseFormReturnType<VoiceValues>;
  locked: boolean;
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

const LANGUAGES = [
  { value: '', label: 'As set up at Vapi' },
  { value: SEVERAL_LANGUAGES, label: 'Several, told apart while they speak' },
  ...HEARD_LANGUAGES.filter((tag) => tag !== SEVERAL_LANGUAGES)
    .map((value) => ({ value, label: NAMES.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label)),
];

/** Recognized language and uncommon words. */
export function TranscriptionSection({ form, locked }: Props) {
  const { language, keyterms } = form.values;
  return (
    <Section
      title="What it listens for"
      description="What people say is written down as they speak, and the agent reads it."
    >
      <Stack gap="md">
        <NativeSelect
          label="Language"
          description="The one that people speak with you."
          data={LANGUAGES}
          disabled={locked}
          {...form.getInputProps('language')}
        />
        <TagsInput
          label="Keyterms"
          description={
            language
              ? `Names of people, products and places that nobody else knows. Press Enter after each. ${keyterms.length} of ${LIMITS.keyterms}.`
              : 'Choose a language before adding keyterms.'
          }
          placeholder={language && keyterms.length === 0 ? 'Pilates Reformer' : ''}
          maxTags={LIMITS.keyterms}
          maxLength={LIMITS.keytermLength}
          splitChars={[',', '\n']}
          clearable
          clearButtonProps={{ 'aria-label': 'Remove all keyterms' }}
          disabled={locked || language === ''}
          {...form.getInputProps('keyterms')}
        />
      </Stack>
    </Section>
  );
}
