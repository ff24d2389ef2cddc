import { useMutation } from '@apollo/client/react';
import { Button, Text } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { LeaveSupportDocument } from '../../gql/leave-support.ts';
import { formatTime } from '../../lib/dates.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { paths } from '../paths.ts';
import classes from './agent-banner.module.css';

/** Shown on every page during a support session, with the remaining time. */
export function SupportBanner() {
  const { viewer, slug, name } = useWorkspace();
  const [leave] = useMutation(LeaveSupportDocument);
  const navigate = useNavigate();
  const { attempt, pending, refusal } = useMutationAction(async () => {
    await leave({ variables: { input: { slug } } });
    await navigate({ to: paths.platform() });
  });
  const visit = viewer.support;
  return (
    <div role="status">
      {visit && (
        <div className={classes.banner}>
          <IconLifebuoy size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            <b>
              You are in {name} as support for {visit.grantedByName}
            </b>{' '}
            until {formatTime(visit.expiresAt)},{' '}
            {visit.level === 'READ' ? 'to look only' : 'to look and change settings'}. Your reason: “{visit.reason}”.{' '}
            {refusal}
          </Text>
          <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()}>
            Leave
          </Button>
        </div>
      )}
    </div>
  );
}
