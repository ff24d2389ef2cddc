import { LEGAL_HOLD_SCOPE_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { LegalHoldsQuery } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { CreateLegalHold } from '../../session/create-legal-hold.tsx';
import { ReleaseLegalHold } from '../../session/release-legal-hold.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

type Hold = LegalHoldsQuery['legalHolds']['edges'][number]['node'];

/** Active and released legal holds. Holds for one contact or lead are placed on the page of the contact or lead. */
export function LegalHolds({ holds, permission }: { holds: Hold[]; permission: Permission }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Text fw={600} size="sm">
            {t`Legal holds`}
          </Text>
          <Text size="sm" c="dimmed">
            {t`Data on legal hold is never deleted. To place a hold on a person, open their contact or lead.`}
          </Text>
        </div>
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          leftSection={<IconLock size={15} aria-hidden />}
          onClick={open}
        >
          {t`Place legal hold`}
        </PermissionButton>
      </Group>
      {holds.length > 0 && (
        <Stack component="ul" gap="sm" p={0} m={0} aria-label={t`Legal holds`}>
          {holds.map((hold) => (
            <Row key={hold.id} hold={hold} canLift={permission.allowed} />
          ))}
        </Stack>
      )}
      <CreateLegalHold opened={opened} onClose={close} />
    </Stack>
  );
}

function Row({ hold, canLift }: { hold: Hold; canLift: boolean }) {
  const { timezone, slug } = useWorkspace();
  const { scope, subjectId, reason, placedByName, createdAt, releasedByName, releasedAt } = hold;
  const where = {
    LEAD: paths.lead({ workspace: slug, lead: subjectId }),
    CONTACT: paths.contact({ workspace: slug, contact: subjectId }),
    WORKSPACE: null,
  }[scope];
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="md" style={{ listStyle: 'none' }}>
      <div style={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <Text size="sm" fw={550} component="span">
            {where ? (
              <AnchorLink to={where}>{LEGAL_HOLD_SCOPE_TITLES[scope]}</AnchorLink>
            ) : (
              LEGAL_HOLD_SCOPE_TITLES[scope]
            )}
          </Text>
          {releasedAt ? (
            <StatusBadge tone="neutral">{t`Released`}</StatusBadge>
          ) : (
            <StatusBadge tone="info">{t`Active`}</StatusBadge>
          )}
        </Group>
        <Text size="sm">{reason}</Text>
        <Text size="sm" c="dimmed">
          {releasedAt
            ? t`Placed by ${placedByName}, ${formatDate(createdAt, timezone)}; released by ${releasedByName ?? ''}, ${formatDate(releasedAt, timezone)}`
            : t`Placed by ${placedByName}, ${formatDate(createdAt, timezone)}`}
        </Text>
      </div>
      {!releasedAt && canLift && <ReleaseLegalHold hold={hold} />}
    </Group>
  );
}
