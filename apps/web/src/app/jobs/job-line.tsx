import { isUnderWay, JOB_STATUS_TITLES, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './jobs-tray.module.css';
import { type TrayJob, useJobActions } from './use-jobs.ts';

export function JobLine({ job }: { job: TrayJob }) {
  const { status, title, failure, errors, fetchable, finishedAt } = job;
  const { timezone } = useWorkspace();
  const steer = useJobActions(job.id);
  return (
    <li className={classes.line}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate>
          {title}
        </Text>
        {isUnderWay(status) ? (
          <JobActions paused={status === 'PAUSED'} title={title} {...steer} />
        ) : (
          <Text size="xs" c="dimmed">
            {JOB_STATUS_TITLES[status]}
          </Text>
        )}
      </Group>
      {isUnderWay(status) && <JobProgress job={job} />}
      {(failure ?? errors[0]) && (
        <Text size="xs" c="dimmed" mt={4}>
          {failure ?? errors[0]}
        </Text>
      )}
      {fetchable && finishedAt && (
        <Group gap="xs" mt={6}>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={steer.fetchFile}
          >
            {t`Download file`}
          </Button>
          <Text size="xs" c="dimmed">
            {t`Until ${formatDateTime(expiryOf(finishedAt), timezone)}`}
          </Text>
        </Group>
      )}
      <RefusalAlert refusal={steer.refusal} />
    </li>
  );
}

/** Returns the time at which the file of a job is deleted. */
const expiryOf = (finishedAt: string) =>
  new Date(Date.parse(finishedAt) + LIMITS.jobFileHours * 3_600_000).toISOString();

interface JobActionsProps {
  paused: boolean;
  title: string;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
}

function JobActions({ paused, title, pause, resume, cancel }: JobActionsProps) {
  const word = paused ? t`Resume` : t`Pause`;
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={word}>
        <ActionIcon variant="subtle" color="gray" aria-label={`${word}: ${title}`} onClick={paused ? resume : pause}>
          {paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Cancel`}>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Cancel: ${title}`} onClick={cancel}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
