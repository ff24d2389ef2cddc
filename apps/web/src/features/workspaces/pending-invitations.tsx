import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { formatDate } from '../../lib/dates.ts';
import { useInvitationAnswer } from '../../session/use-invitation-answer.ts';
import type { Viewer } from '../../session/viewer.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './pending-invitations.module.css';

type Pending = Viewer['pendingInvitations'][number];

/** Pending invitations of the viewer, with buttons to accept or decline them. */
export function PendingInvitations({ invitations }: { invitations: Pending[] }) {
  return (
    <Section title={t`Invitations`}>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ invitation: { id, workspaceName, inviterName, role, note, expiresAt } }: { invitation: Pending }) {
  const { accept, decline, accepting, declining, refusal } = useInvitationAnswer({ id });
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <NameAvatar name={workspaceName} square size={42} />
        <div className={classes.words}>
          <Text fw={600}>{workspaceName}</Text>
          <Text size="sm" c="dimmed">
            <Trans>
              {inviterName} invited you as <b>{role}</b> · expires {formatDate(expiresAt)}
            </Trans>
          </Text>
          {note && (
            <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
              “{note}”
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            onClick={decline}
            loading={declining}
            disabled={accepting}
            aria-label={t`Decline invitation to ${workspaceName}`}
          >
            {t`Decline`}
          </Button>
          <Button
            onClick={accept}
            loading={accepting}
            disabled={declining}
            aria-label={t`Accept invitation to ${workspaceName}`}
          >
            {t`Accept`}
          </Button>
        </Group>
      </div>
      <RefusalAlert refusal={refusal} />
    </li>
  );
}
