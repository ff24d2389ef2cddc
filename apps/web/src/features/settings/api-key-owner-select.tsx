import { t } from '@lingui/core/macro';
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { SettingsPageQuery } from '../../gql/types.ts';

export type ServiceAccount = NonNullable<SettingsPageQuery['serviceAccounts']>['edges'][number]['node'];

/** Field for the owner of a new API key. Renders nothing if the workspace has no service accounts. */
export function ApiKeyOwnerSelect({
  serviceAccounts,
  ...rest
}: NativeSelectProps & { serviceAccounts: ServiceAccount[] }) {
  if (serviceAccounts.length === 0) return null;
  return (
    <NativeSelect
      label={t`Owner`}
      description={t`Your keys stop working when you leave. Keys of service accounts don’t.`}
      data={[{ value: '', label: t`Me` }, ...serviceAccounts.map(({ id, name }) => ({ value: id, label: name }))]}
      {...rest}
    />
  );
}
