import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteServiceDocument } from '../../gql/delete-service.ts';
import { ServiceRow_ServiceFragmentDoc, ServicesPageDocument } from '../../gql/services-page.ts';
import type { ServiceRow_ServiceFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ServiceDialog } from './service-dialog.tsx';

const MOST = 50;

/** Page with the services, their agent, version, context graph and phone numbers (AM-32). */
export function ServicesPage() {
  const { data, refetch } = useScreenQuery(ServicesPageDocument, { first: MOST });
  const [edited, setEdited] = useState<ServiceRow_ServiceFragment | 'new' | null>(null);
  const rows = useFragments(ServiceRow_ServiceFragmentDoc, data?.services.edges.map(({ node }) => node) ?? []);
  const canCreate = useCan('create', 'Service');
  const permission = { allowed: canCreate, reason: canCreate ? null : t`You need the agent.manage permission.` };
  const changed = () => {
    setEdited(null);
    void refetch().catch(() => {});
  };
  return (
    <>
      <PageHeader
        title={t`Services`}
        description={t`Route phone numbers to an agent.`}
        actions={
          <PermissionButton
            permission={permission}
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setEdited('new')}
          >
            {t`Create service`}
          </PermissionButton>
        }
      />
      <Section title={t`Services`} quietTitle flush>
        <RowList
          label={t`Services`}
          rows={data && rows}
          rowKey={({ id }) => id}
          renderText={(service) => <ServiceSummary service={service} />}
          renderActions={(service) => (
            <>
              <PermissionButton
                size="xs"
                variant="default"
                permission={service.viewerCan.update}
                aria-label={t`Edit ${service.name}`}
                onClick={() => setEdited(service)}
              >
                {t`Edit`}
              </PermissionButton>
              <DeleteService service={service} onDone={changed} />
            </>
          )}
          hasMore={false}
          loadingMore={false}
          onMore={() => {}}
          total={data?.services.totalCount}
          empty={
            <EmptyState icon={<IconRoute size={24} stroke={1.6} />} title={t`No services yet`}>
              {t`Route phone numbers to another agent or a pinned version.`}
            </EmptyState>
          }
        />
      </Section>
      <ServiceDialog
        edited={edited}
        agents={data?.agents.edges.map(({ node }) => node) ?? []}
        onClose={() => setEdited(null)}
        onDone={changed}
      />
    </>
  );
}

function ServiceSummary({
  service: { name, channel, agentName, agentVersionId, agentNumber, graphNumber, numbers, disabledAt, createdAt },
}: {
  service: ServiceRow_ServiceFragment;
}) {
  const { timezone } = useWorkspace();
  const createdOn = formatDate(createdAt, timezone);
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {name}
        </Text>
        {disabledAt && <StatusBadge tone="warning">{t`Disabled`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {agentVersionId === null
          ? t`${agentName}, latest version ${agentNumber} · flows ${graphNumber} · created ${createdOn}`
          : t`${agentName}, version ${agentNumber} · flows ${graphNumber} · created ${createdOn}`}
      </Text>
      <Text size="sm" mt={4} c={numbers.length > 0 ? undefined : 'dimmed'}>
        {numbers.length > 0 ? (
          <bdi dir="ltr">{numbers.map(formatPhone).join(', ')}</bdi>
        ) : (
          t`No phone numbers. Assign one on the “Phone numbers” page.`
        )}
      </Text>
      {disabledAt && (
        <Text size="sm" mt={4}>
          {channel === 'VOICE'
            ? t`Incoming calls are rejected, and no outgoing calls are made.`
            : t`Messages to the numbers of the service wait for a human.`}
        </Text>
      )}
    </>
  );
}

interface DeleteServiceProps {
  service: ServiceRow_ServiceFragment;
  onDone: () => void;
}

function DeleteService({ service: { id, name, viewerCan }, onDone }: DeleteServiceProps) {
  const [remove] = useMutation(DeleteServiceDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteService, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete service`} danger>
        {t`You can’t delete a service with phone numbers, past calls or sequences. Disable it instead.`}
      </ConfirmDialog>
    </>
  );
}
