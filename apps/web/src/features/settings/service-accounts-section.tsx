import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Code, Text } from '@mantine/core';
import { IconPlus, IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteServiceAccountDocument } from '../../gql/delete-service-account.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './api-key-list.module.css';
import type { ServiceAccount } from './api-key-owner-select.tsx';
import { ServiceAccountDialog } from './service-account-dialog.tsx';

interface Props {
  /** Service accounts of the workspace. Undefined while they load for the first time. */
  serviceAccounts: ServiceAccount[] | undefined;
  permission: Permission | undefined;
}

/** Service accounts of the workspace. Their API keys keep working when the member who created them leaves. */
export function ServiceAccountsSection({ serviceAccounts, permission }: Props) {
  const [edited, setEdited] = useState<ServiceAccount | 'new' | null>(null);
  const canUpdate = useCan('update', 'ServiceAccount');
  return (
    <Section
      title={t`Service accounts`}
      description={t`Service accounts own API keys that don’t depend on a person.`}
      flush
      actions={
        <PermissionButton
          size="xs"
          permission={permission}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t`Create service account`}
        </PermissionButton>
      }
    >
      <RowList
        label={t`Service accounts`}
        rows={serviceAccounts}
        rowKey={({ id }) => id}
        renderText={(serviceAccount) => <RowSummary serviceAccount={serviceAccount} />}
        renderActions={(serviceAccount) =>
          canUpdate && (
            <>
              <PermissionButton
                size="xs"
                variant="default"
                permission={{ allowed: true, reason: null }}
                onClick={() => setEdited(serviceAccount)}
                aria-label={t`Edit ${serviceAccount.name}`}
              >
                {t`Edit`}
              </PermissionButton>
              <DeleteServiceAccount id={serviceAccount.id} name={serviceAccount.name} />
            </>
          )
        }
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={serviceAccounts?.length}
        empty={
          <EmptyState icon={<IconRobot size={24} stroke={1.6} />} title={t`No service accounts yet`}>
            {t`Create a service account for automation, then add API keys.`}
          </EmptyState>
        }
      />
      <ServiceAccountDialog edited={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}

function RowSummary({
  serviceAccount: { name, policies, createdByName, createdAt },
}: {
  serviceAccount: ServiceAccount;
}) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text size="sm" c="dimmed">
        {t`Created by ${createdByName} on ${formatDate(createdAt, timezone)}`}
      </Text>
      <div className={classes.codes}>
        {policies.map((policy) => (
          <Code key={policy}>{policy}</Code>
        ))}
      </div>
    </>
  );
}

/** Button that removes a service account and revokes its API keys after confirmation. */
function DeleteServiceAccount({ id, name }: { id: string; name: string }) {
  const [remove] = useMutation(DeleteServiceAccountDocument, { refetchQueries: [SettingsPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(
      data?.deleteServiceAccount,
      () => void toast(t`${name} removed. Its API keys were revoked.`),
    );
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={t`Remove ${name}`}>
        {t`Remove`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Remove ${name}?`} confirmLabel={t`Remove ${name}`} danger>
        {t`All its API keys are revoked. You can’t undo this.`}
      </ConfirmDialog>
    </>
  );
}
