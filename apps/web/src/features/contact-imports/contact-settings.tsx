import { type DuplicateStrategy, LIMITS, normalizeTags, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Radio, Text } from '@mantine/core';
import { TagsField } from '../../ui/tags-field.tsx';
import { CountrySelect } from './country-select.tsx';

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
  return (
    <>
      {hasOptOuts && (
        <Text size="sm" c="dimmed">
          {t`Contacts who opted out or are not allowed to receive messages get none. This applies to existing contacts too, even if you skip them.`}
        </Text>
      )}
      <CountrySelect country={country} onChange={(value) => onChange({ ...settings, country: value })} />
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
