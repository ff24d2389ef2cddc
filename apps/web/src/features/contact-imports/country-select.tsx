import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { countries } from '../../lib/countries.ts';

interface Props {
  /** ISO 3166 code. Null if numbers must have a country code. */
  country: string | null;
  onChange: (country: string | null) => void;
}

/** Country of phone numbers without a country code. */
export function CountrySelect({ country, onChange }: Props) {
  const choices = useMemo(() => countries(), []);
  return (
    <Select
      label={t`Default country`}
      placeholder={t`None: numbers need a country code`}
      searchable
      clearable
      maw={360}
      data={choices}
      value={country}
      onChange={onChange}
    />
  );
}
