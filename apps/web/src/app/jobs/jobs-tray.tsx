import { isUnderWay } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { CloseButton, Paper, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { JobLine } from './job-line.tsx';
import classes from './jobs-tray.module.css';
import { useJobs } from './use-jobs.ts';

const NOT_SEEN = 'frontdesk-jobs-seen';

/**
 * Progress of the viewer's running and recently ended jobs, shown on every workspace page. The user can clear ended
 * jobs. Renders nothing if there are no jobs.
 */
export default function JobsTray() {
  const jobs = useJobs();
  const [seen, setSeen] = useState<readonly string[]>(() => JSON.parse(sessionStorage.getItem(NOT_SEEN) ?? '[]'));
  const shown = jobs.filter(
    ({ id, status, finishedAt }) => isUnderWay(status) || (isRecent(finishedAt) && !seen.includes(id)),
  );
  if (shown.length === 0) return null;
  const going = shown.filter(({ status }) => isUnderWay(status)).length;
  const close = () => {
    const all = [...seen, ...shown.filter(({ status }) => !isUnderWay(status)).map(({ id }) => id)];
    sessionStorage.setItem(NOT_SEEN, JSON.stringify(all));
    setSeen(all);
  };
  return (
    <TrayCorner>
      <div className={classes.head}>
        <Text size="sm" fw={600}>
          {going > 0 ? t`${plural(going, { one: '# job', other: '# jobs' })} running` : t`Ended jobs`}
        </Text>
        {going < shown.length && <CloseButton size="sm" aria-label={t`Clear ended jobs`} onClick={close} />}
      </div>
      <Stack component="ul" gap={0} className={classes.list}>
        {shown.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </Stack>
    </TrayCorner>
  );
}

/**
 * Panel over the bottom corner of the page. Adds space of the panel's height to the page, so that all content can be
 * scrolled into view.
 */
function TrayCorner({ children }: { children: ReactNode }) {
  const { ref, height } = useElementSize<HTMLElement>();
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--fd-tray', `${height}px`);
    return () => void style.removeProperty('--fd-tray');
  }, [height]);
  return (
    <Paper ref={ref} component="section" aria-label={t`Jobs`} className={classes.tray} shadow="lg">
      {children}
    </Paper>
  );
}

const HOUR_MS = 3_600_000;
const isRecent = (finishedAt: string | null) => finishedAt !== null && Date.now() - Date.parse(finishedAt) < HOUR_MS;
