import { isUnderWay, JOB_STATUS_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './jobs-tray.module.css';
import { type TrayJob, useJobActions } from './use-jobs.ts';

export function JobLine({ job }: { job: TrayJob }) {
  const { status, title, failure, errors, fetchable } = job;
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
      {fetchable && (
        <Button
          size="compact-xs"
          variant="light"
          mt={6}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={steer.fetchFile}
        >
          {t`Download file`}
        </Button>
      )}
      <RefusalAlert refusal={steer.refusal} />
    </li>
  );
}

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
