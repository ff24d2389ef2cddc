import { type DuplicateStrategy, LIMITS, normalizeTags, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Radio, Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { countries } from '../../lib/countries.ts';
import { TagsField } from '../../ui/tags-field.tsx';

export interface ContactSettingsValues {
  /** Country of phone numbers without a country code, as an ISO 3166 code. */
  readonly country: string | null;
  readonly onDuplicate: DuplicateStrategy;
  readonly tags: string[];
}

interface Props {
  settings: ContactSettingsValues;
  hasOptOuts: boolean;
  onChange: (settings: ContactSettingsValues) => void;
}

/** Settings of imports that create contacts. */
export function ContactSettings({ settings, hasOptOuts, onChange }: Props) {
  const { country, onDuplicate, tags } = settings;
  const choices = useMemo(() => countries(), []);
  return (
    <>
      {hasOptOuts && (
        <Text size="sm" c="dimmed">
          {t`Contacts with yes or a date in the opt-out column receive no messages. This applies to existing contacts too, even if you skip them.`}
        </Text>
      )}
      <Select
        label={t`Default country`}
        placeholder={t`None: numbers need a country code`}
        searchable
        clearable
        maw={360}
        data={choices}
        value={country}
        onChange={(value) => onChange({ ...settings, country: value })}
      />
      <Radio.Group
        label={t`Existing contacts`}
        value={onDuplicate}
        onChange={(value) => onChange({ ...settings, onDuplicate: value === 'SKIP' ? 'SKIP' : 'UPDATE' })}
      >
        <Group mt={6} gap="lg">
          <Radio value="UPDATE" label={t`Update`} />
          <Radio value="SKIP" label={t`Skip`} />
        </Group>
      </Radio.Group>
      <TagsField
        label={t`Add tags to all rows`}
        placeholder={tags.length === 0 ? t`Type a tag and press Enter` : ''}
        maw={520}
        maxTags={LIMITS.tags}
        value={tags}
        onChange={(value) => onChange({ ...settings, tags: value })}
        error={normalizeTags(tags) ? null : REFUSALS.TAGS_INVALID}
      />
    </>
  );
}
