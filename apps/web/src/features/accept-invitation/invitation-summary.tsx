import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import type { AcceptInvitationPageQuery } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import classes from './invitation-summary.module.css';

export type Preview = AcceptInvitationPageQuery['invitationPreview'];

/** Workspace, role and expiry date of the invitation, and the inviter's note if there is one. */
export function InvitationSummary({ preview }: { preview: Preview }) {
  return (
    <div className={classes.box}>
      <NameAvatar name={preview.workspaceName} square size={44} />
      <div className={classes.words}>
        <Text fw={600}>{preview.workspaceName}</Text>
        <Text size="sm" c="dimmed">
          <Trans>
            Role <b className={classes.role}>{preview.role}</b> · expires {formatDate(preview.expiresAt)}
          </Trans>
        </Text>
        {preview.note && (
          <Text size="sm" mt={6} className={classes.note}>
            {preview.inviterName}: “{preview.note}”
          </Text>
        )}
      </div>
    </div>
  );
}

InvitationSummary.Loading = () => (
  <div className={classes.box} role="status" aria-label={t`Loading invitation`}>
    <Skeleton height={44} width={44} radius="md" />
    <Stack gap={8} className={classes.words}>
      <Skeleton height={14} width="60%" radius="xl" />
      <Skeleton height={12} width="80%" radius="xl" />
    </Stack>
  </div>
);
