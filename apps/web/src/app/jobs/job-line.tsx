import { useMutation } from '@apollo/client/react';
import { isUnderWay, JOB_STATE_TITLES } from '@frontdesk/domain';
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { CancelJobDocument } from '../../gql/cancel-job.ts';
import { CreateContactExportLinkDocument } from '../../gql/create-contact-export-link.ts';
import { PauseJobDocument } from '../../gql/pause-job.ts';
import { ResumeJobDocument } from '../../gql/resume-job.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './jobs-tray.module.css';
import type { TrayJob } from './use-jobs.ts';

/** One job of the tray, with the ways to steer it. */
export function JobLine({ job }: { job: TrayJob }) {
  const { state, title, failure, errors, fetchable } = job;
  const steer = useSteering(job.id);
  return (
    <li className={classes.line}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate>
          {title}
        </Text>
        {isUnderWay(state) ? (
          <Steering paused={state === 'PAUSED'} title={title} {...steer} />
        ) : (
          <Text size="xs" c="dimmed">
            {JOB_STATE_TITLES[state]}
          </Text>
        )}
      </Group>
      {isUnderWay(state) && <JobProgress job={job} />}
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
          Download the file
        </Button>
      )}
      <RefusalAlert refusal={steer.refusal} />
    </li>
  );
}

interface SteeringProps {
  paused: boolean;
  title: string;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
}

function Steering({ paused, title, pause, resume, cancel }: SteeringProps) {
  const word = paused ? 'Resume' : 'Pause';
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={word}>
        <ActionIcon variant="subtle" color="gray" aria-label={`${word}: ${title}`} onClick={paused ? resume : pause}>
          {paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Cancel">
        <ActionIcon variant="subtle" color="gray" aria-label={`Cancel: ${title}`} onClick={cancel}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function useSteering(id: string) {
  const [pauseJob] = useMutation(PauseJobDocument);
  const [resumeJob] = useMutation(ResumeJobDocument);
  const [cancelJob] = useMutation(CancelJobDocument);
  const [createLink] = useMutation(CreateContactExportLinkDocument);
  const { attempt, refusal } = useAttempt(async (verb: 'pause' | 'resume' | 'cancel' | 'fetch') => {
    const variables = { input: { id } };
    if (verb === 'fetch') {
      const link = (await createLink({ variables })).data?.createContactExportLink;
      if (link?.__typename === 'ContactExportLink') window.location.assign(link.url);
      return link?.__typename === 'Refused' ? link : undefined;
    }
    const result = await outcomeOf(verb);
    return result?.__typename === 'Refused' ? result : undefined;
  });
  async function outcomeOf(verb: 'pause' | 'resume' | 'cancel') {
    const variables = { input: { id } };
    if (verb === 'pause') return (await pauseJob({ variables })).data?.pauseJob;
    if (verb === 'resume') return (await resumeJob({ variables })).data?.resumeJob;
    return (await cancelJob({ variables })).data?.cancelJob;
  }
  return {
    refusal,
    pause: () => void attempt('pause'),
    resume: () => void attempt('resume'),
    cancel: () => void attempt('cancel'),
    fetchFile: () => void attempt('fetch'),
  };
}
