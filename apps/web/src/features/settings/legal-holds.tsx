import { useMutation } from '@apollo/client/react';
import { LEGAL_HOLD_SCOPE_TITLES } from '@frontdesk/domain';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LegalHoldsDocument } from '../../gql/legal-holds.ts';
import { LiftLegalHoldDocument } from '../../gql/lift-legal-hold.ts';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import type { LegalHoldsQuery } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { PlaceLegalHold } from '../../session/place-legal-hold.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { useConfirmation } from '../../ui/use-confirmation.ts';

type Hold = LegalHoldsQuery['legalHolds']['edges'][number]['node'];

/** What stays, whatever its age. A single person is held on the page of their lead. */
export function LegalHolds({ holds, permission }: { holds: Hold[]; permission: Permission }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Text fw={600} size="sm">
            Legal holds
          </Text>
          <Text size="sm" c="dimmed">
            What is held stays, whatever its age. Hold a single person on the page of their lead.
          </Text>
        </div>
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          leftSection={<IconLock size={15} aria-hidden />}
          onClick={open}
        >
          Hold the workspace
        </PermissionButton>
      </Group>
      {holds.length > 0 && (
        <Stack component="ul" gap="sm" p={0} m={0} aria-label="Legal holds">
          {holds.map((hold) => (
            <Row key={hold.id} hold={hold} mayLift={permission.allowed} />
          ))}
        </Stack>
      )}
      <PlaceLegalHold opened={opened} onClose={close} />
    </Stack>
  );
}

function Row({ hold, mayLift }: { hold: Hold; mayLift: boolean }) {
  const { timezone, slug } = useWorkspace();
  const { scope, subjectId, reason, placedByName, createdAt, liftedByName, liftedAt } = hold;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="md" style={{ listStyle: 'none' }}>
      <div style={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <Text size="sm" fw={550} component="span">
            {scope === 'LEAD' ? (
              <AnchorLink to={paths.lead({ workspace: slug, lead: subjectId })}>
                {LEGAL_HOLD_SCOPE_TITLES[scope]}
              </AnchorLink>
            ) : (
              LEGAL_HOLD_SCOPE_TITLES[scope]
            )}
          </Text>
          {liftedAt ? <StatusBadge tone="neutral">Lifted</StatusBadge> : <StatusBadge tone="info">Held</StatusBadge>}
        </Group>
        <Text size="sm">{reason}</Text>
        <Text size="sm" c="dimmed">
          By {placedByName}, {formatDate(createdAt, timezone)}
          {liftedAt && `; lifted by ${liftedByName}, ${formatDate(liftedAt, timezone)}`}
        </Text>
      </div>
      {!liftedAt && mayLift && <Lift hold={hold} />}
    </Group>
  );
}

function Lift({ hold: { id, scope, reason } }: { hold: Hold }) {
  const [lift] = useMutation(LiftLegalHoldDocument, {
    refetchQueries: [LegalHoldsDocument, RetentionSettingsDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    const result = (await lift({ variables: { input: { id } } })).data?.liftLegalHold;
    switch (result?.__typename) {
      case 'LegalHoldLifted':
        return void toast('The hold is lifted.');
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Lift: ${reason}`}>
        Lift
      </Button>
      <ConfirmDialog {...dialog} title="Lift this hold?" confirmLabel="Lift the hold" danger>
        {LEGAL_HOLD_SCOPE_TITLES[scope]} is no longer held. What is past its time goes with the next sweep, for good.
      </ConfirmDialog>
    </>
  );
}
