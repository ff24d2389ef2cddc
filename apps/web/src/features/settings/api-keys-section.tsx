import type { useFragment } from '@apollo/client/react';
import { Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiKeyList_ApiKeyFragment, SettingsPageQuery } from '../../gql/types.ts';
import type { Paging } from '../../ui/load-more.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ApiKeyList } from './api-key-list.tsx';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';

type ApiKey = NonNullable<SettingsPageQuery['apiKeys']>['edges'][number]['node'] &
  useFragment.FromOptionValue<ApiKeyList_ApiKeyFragment>;

interface Props extends Paging {
  /** undefined while they load for the first time. */
  apiKeys: ApiKey[] | undefined;
  permission: Permission | undefined;
}

/** Callers in their own right. Those that no longer open are there on demand. */
export function ApiKeysSection({ apiKeys, permission, total, ...paging }: Props) {
  const [creating, { open: create, close }] = useDisclosure(false);
  const [all, setAll] = useState(false);
  const active = apiKeys?.filter(({ status }) => status === 'ACTIVE');
  const ended = (apiKeys?.length ?? 0) - (active?.length ?? 0);
  // An old key may still be active behind a page of ended ones; then there is something to load.
  const shown = all || (active?.length === 0 && paging.hasMore) ? apiKeys : active;
  return (
    <Section
      title="API keys"
      description="For systems that call Frontdesk by themselves. A key never holds more than the person who made it."
      flush
      actions={
        <>
          {ended > 0 && (
            <Switch
              size="sm"
              label="Also the ended ones"
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          )}
          <PermissionButton
            size="xs"
            permission={permission}
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={create}
          >
            Create key
          </PermissionButton>
        </>
      }
    >
      <ApiKeyList
        apiKeys={shown}
        total={shown === apiKeys ? total : undefined}
        {...paging}
        empty={
          <EmptyState icon={<IconKey size={24} stroke={1.6} />} title="No active key">
            Make one for each system that brings leads by itself, so that each can be stopped by itself.
          </EmptyState>
        }
      />
      <CreateApiKeyDialog opened={creating} onClose={close} taken={active?.map(({ label }) => label) ?? []} />
    </Section>
  );
}
