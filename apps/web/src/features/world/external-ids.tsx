import { useMutation, useQuery } from '@apollo/client/react';
import { isOwnSystem, systemOfSource } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ExternalIdSystemsDocument, UnlinkExternalIdDocument } from '../../gql/external-ids.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import type { Entity } from './entity-fields.tsx';
import { LinkExternalIdDialog, type SystemChoice } from './link-external-id-dialog.tsx';
import classes from './world.module.css';
import { systemTitle } from './world-labels.ts';

type ExternalId = Entity['externalIds'][number];

interface Props {
  entity: Entity;
  onChanged: () => void;
}

/** Ids of the entity in external systems, with a dialog to add one. */
export function ExternalIds({ entity: { id, externalIds, viewerCan }, onChanged }: Props) {
  const [isAdding, setAdding] = useState(false);
  const systems = useSourceSystems();
  const permission = viewerCan.correct;
  const titleOf = (system: string) => systems.find(({ value }) => value === system)?.label ?? systemTitle(system);
  return (
    <Section
      title={t`External ids`}
      description={t`Data sources and API requests update this record by these ids.`}
      actions={
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t`Add external id`}
        </PermissionButton>
      }
      flush
    >
      <RowList
        label={t`External ids`}
        rows={externalIds}
        rowKey={(one) => one.id}
        renderText={(one) => <RowSummary externalId={one} title={titleOf(one.system)} />}
        renderActions={(one) =>
          !isOwnSystem(one.system) && <RemoveExternalId externalId={one} permission={permission} onDone={onChanged} />
        }
        total={externalIds.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={
          <Text size="sm" c="dimmed" p="md">
            {t`No external ids yet`}
          </Text>
        }
      />
      <LinkExternalIdDialog
        entityId={id}
        systems={systems}
        opened={isAdding}
        onClose={() => setAdding(false)}
        onDone={() => {
          setAdding(false);
          onChanged();
        }}
      />
    </Section>
  );
}

/** Returns the data sources that the member can read, each with its system name. */
function useSourceSystems(): SystemChoice[] {
  const canRead = useCan('read', 'DataSource');
  const { data } = useQuery(ExternalIdSystemsDocument, { skip: !canRead });
  return (data?.dataSources ?? []).map(({ id, name }) => ({ value: systemOfSource(id), label: name }));
}

function RowSummary({ externalId: { externalId }, title }: { externalId: ExternalId; title: string }) {
  return (
    <>
      <Text component="h3" size="sm" fw={600}>
        <bdi>{title}</bdi>
      </Text>
      <Text size="sm" c="dimmed" className={classes.value}>
        <bdi>{externalId}</bdi>
      </Text>
    </>
  );
}

interface RemoveProps {
  externalId: ExternalId;
  permission: Permission;
  onDone: () => void;
}

function RemoveExternalId({ externalId: { id, externalId }, permission, onDone }: RemoveProps) {
  const [unlink] = useMutation(UnlinkExternalIdDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await unlink({ variables: { id } });
    return handleMutationResult(data?.unlinkExternalId, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        permission={permission}
        aria-label={t`Remove external id ${externalId}`}
        onClick={ask}
      >
        {t`Remove`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        title={t`Remove the external id “${externalId}”?`}
        confirmLabel={t`Remove external id`}
        danger
      >
        {t`Facts that a data source reported under this id move to a record of their own.`}
      </ConfirmDialog>
    </>
  );
}
