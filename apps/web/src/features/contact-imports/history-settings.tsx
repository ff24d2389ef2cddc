import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { useWorkspace } from '../../session/workspace.tsx';
import { CountrySelect } from './country-select.tsx';

interface Props {
  country: string | null;
  onChange: (country: string | null) => void;
}

/** Settings of an import of earlier messages. */
export function HistorySettings({ country, onChange }: Props) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Text size="sm" c="dimmed">
        {t`Times without a UTC offset are in ${timezone}. Contacts whose last keyword is an opt-out are opted out. Attachments are not imported.`}
      </Text>
      <CountrySelect country={country} onChange={onChange} />
    </>
  );
}
