import type { useFragment } from '@apollo/client/react';
import type { Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiKeyList_ApiKeyFragment, SettingsPageQuery } from '../../gql/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { ApiKeyList } from './api-key-list.tsx';
import type { ServiceAccount } from './api-key-owner-select.tsx';
import { CreateApiKeyForm } from './create-api-key-form.tsx';
import { RotateApiKeyDialog } from './rotate-api-key-dialog.tsx';
import { type NewKey, SecretStep } from './secret-step.tsx';

type ApiKey = NonNullable<SettingsPageQuery['apiKeys']>['edges'][number]['node'] &
  useFragment.FromOptionValue<ApiKeyList_ApiKeyFragment>;

interface Props extends Paging {
  /** API keys of the workspace. Undefined while they load for the first time. */
  apiKeys: ApiKey[] | undefined;
  permission: Permission | undefined;
  /** Service accounts that can own an API key. */
  serviceAccounts: ServiceAccount[];
}

/** Active API keys. A switch also shows inactive keys. */
export function ApiKeysSection({ apiKeys, permission, serviceAccounts, total, ...paging }: Props) {
  const [all, setAll] = useState(false);
  const [rotating, setRotating] = useState<{ id: string; name: string } | null>(null);
  const active = apiKeys?.filter(({ status }) => status === 'ACTIVE');
  const ended = (apiKeys?.length ?? 0) - (active?.length ?? 0);
  // If the loaded pages contain no active key, show inactive keys with the button that loads more.
  const shown = all || (active?.length === 0 && paging.hasMore) ? apiKeys : active;
  return (
    <Section
      title={t`API keys`}
      description={t`Authenticate API requests.`}
      flush
      actions={
        <>
          {ended > 0 && (
            <Switch
              size="sm"
              label={t`Show expired and revoked`}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          )}
          <CreateKey
            permission={permission}
            serviceAccounts={serviceAccounts}
            taken={active?.map(({ environment }) => environment) ?? []}
          />
        </>
      }
    >
      <ApiKeyList
        apiKeys={shown}
        total={shown === apiKeys ? total : undefined}
        {...paging}
        onRotate={setRotating}
        empty={
          <EmptyState icon={<IconKey size={24} stroke={1.6} />} title={t`No active API keys`}>
            {t`Create a separate key for each system.`}
          </EmptyState>
        }
      />
      <RotateApiKeyDialog apiKey={rotating} onClose={() => setRotating(null)} />
    </Section>
  );
}

interface CreateProps extends Pick<Props, 'permission' | 'serviceAccounts'> {
  taken: Environment[];
}

function CreateKey({ permission, taken, serviceAccounts }: CreateProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const [opening, setOpening] = useState(0);
  const create = () => {
    setOpening(opening + 1);
    open();
  };
  return (
    <>
      <PermissionButton
        size="xs"
        permission={permission}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={create}
      >
        {t`Create key`}
      </PermissionButton>
      {/* Remounted for each opening, so that an earlier secret is never shown again. */}
      <CreateApiKeyDialog
        key={opening}
        opened={opened}
        onClose={close}
        taken={taken}
        serviceAccounts={serviceAccounts}
      />
    </>
  );
}

interface CreateApiKeyDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Environments of the active keys in the loaded pages. */
  taken: Environment[];
  serviceAccounts: ServiceAccount[];
}

/**
 * Dialog that creates an API key and shows the secret once. While it shows the secret, it can be closed only after the
 * user confirms that the secret is stored.
 */
function CreateApiKeyDialog({ opened, onClose, taken, serviceAccounts }: CreateApiKeyDialogProps) {
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // Reset the state after the exit transition. Otherwise the form would appear again while the dialog fades out.
      onExitTransitionEnd={() => setMade(null)}
      title={made ? t`Save your API key` : t`Create API key`}
      size="xl"
      withCloseButton={!made}
      closeOnEscape={!made}
      closeOnClickOutside={false}
    >
      {made ? (
        <SecretStep made={made} onDone={onClose} />
      ) : (
        <CreateApiKeyForm taken={taken} serviceAccounts={serviceAccounts} onMade={setMade} onCancel={onClose} />
      )}
    </Modal>
  );
}
