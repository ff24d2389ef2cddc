import { plural, t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { RUN_LABELS } from './data-source-labels.ts';
import classes from './data-sources.module.css';
import { LastSuccess } from './freshness.tsx';
import { isRunActive, type Run, type Source } from './use-data-source.ts';
import { useCancel } from './use-source-actions.ts';

/** List of the latest runs of a data source, newest first. */
export function RunsSection({ source, runs }: { source: Source; runs: Run[] | undefined }) {
  const cancel = useCancel();
  return (
    <Section title={t`Syncs`} description={runs && <LastSuccess runs={runs} />} flush>
      <RefusalAlert refusal={cancel.refusal} />
      <RowList
        label={t`Syncs`}
        rows={runs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<IconRefresh size={24} stroke={1.6} />} title={t`No syncs yet`}>
            {t`Select “Sync now” or set a schedule.`}
          </EmptyState>
        }
        renderText={(run) => <RunSummary run={run} />}
        renderActions={(run) =>
          isRunActive(run) && (
            <PermissionButton
              size="xs"
              variant="default"
              permission={source.viewerCan.sync}
              loading={cancel.pending}
              onClick={() => void cancel.attempt(run.id)}
            >
              {t`Cancel sync`}
            </PermissionButton>
          )
        }
      />
    </Section>
  );
}

function RunSummary({ run }: { run: Run }) {
  const { timezone } = useWorkspace();
  const { title, tone } = RUN_LABELS[run.status];
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <StatusBadge tone={tone}>{title}</StatusBadge>
        <Text size="sm" c="dimmed">
          {run.trigger === 'SCHEDULE' ? t`Scheduled` : t`By ${run.startedByName ?? ''}`},{' '}
          <TimeAgo iso={run.createdAt} timeZone={timezone} />
        </Text>
      </Group>
      <Text size="sm">{countsOf(run)}</Text>
      {(run.failure ?? run.lastError) && <Text size="sm">{run.failure ?? t`Retrying: ${run.lastError ?? ''}`}</Text>}
      <Rejected run={run} />
    </Stack>
  );
}

function countsOf({ recordsRead, recordsIngested, unchanged, rejected, pages, mappingVersion }: Run): string {
  const parts = [
    t`${plural(recordsRead, { one: '# record', other: '# records' })} in ${plural(pages, { one: '# page', other: '# pages' })}`,
    t`${recordsIngested.toLocaleString('en-GB')} new`,
  ];
  parts.push(t`${unchanged.toLocaleString('en-GB')} unchanged`, t`${rejected.toLocaleString('en-GB')} rejected`);
  if (mappingVersion !== null) parts.push(t`mapping version ${mappingVersion}`);
  return parts.join(' · ');
}

/**
 * List of the records that a run rejected, with the reasons. The content of rejected records is not stored. Renders
 * nothing if no record was rejected.
 */
function Rejected({ run: { rejected, rejections } }: { run: Run }) {
  if (rejected === 0) return null;
  const more = rejected - rejections.length;
  return (
    <details>
      <Text component="summary" size="sm">
        {t`Show rejected records`}
      </Text>
      <ul className={classes.rejections}>
        {rejections.map(({ id, recordType, recordId, reason }) => (
          <Text component="li" size="sm" key={id}>
            <b>{recordId ?? (recordType ? t`${recordType} without an ID` : t`Record without an ID`)}</b>: {reason}
          </Text>
        ))}
        {more > 0 && (
          <Text component="li" size="sm" c="dimmed">
            {t`and ${more.toLocaleString('en-GB')} more`}
          </Text>
        )}
      </ul>
    </details>
  );
}
