import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { SettingsPageQuery } from '../../gql/types.ts';

export type Identity = NonNullable<SettingsPageQuery['serviceIdentities']>['edges'][number]['node'];

/** Owner of a new key. */
export function ApiKeyOwnerSelect({ identities, ...rest }: NativeSelectProps & { identities: Identity[] }) {
  if (identities.length === 0) return null;
  return (
    <NativeSelect
      label="Belongs to"
      description="Your own keys end when you leave. Those of a service identity go on, with its policies."
      data={[{ value: '', label: 'Me' }, ...identities.map(({ id, name }) => ({ value: id, label: name }))]}
      {...rest}
    />
  );
}
