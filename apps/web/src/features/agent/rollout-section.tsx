import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  AgentRolloutDocument,
  PromoteRolloutDocument,
  RollBackRolloutDocument,
  UpdateRolloutDocument,
} from '../../gql/rollout.ts';
import type { AgentRolloutQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { ShareInput } from './rollout-inputs.tsx';
import { REFRESHED, useAgentId } from './use-agent.ts';

type Rollout = NonNullable<AgentRolloutQuery['agentRollout']>;
type Side = Rollout['candidate'];

const STATUSES = {
  ACTIVE: { tone: 'info', title: t`In progress` },
  PROMOTED: { tone: 'good', title: t`Promoted` },
  ROLLED_BACK: { tone: 'warning', title: t`Rolled back` },
} as const;

const END_REASONS = { HANDOFFS: t`Too many handoffs`, FAILURES: t`Too many failures`, TESTS: t`Tests failed` };

/** Latest rollout of the agent, with the metrics of both versions side by side (AG-31). */
export function RolloutSection({ permission }: { permission: Permission }) {
  const { data } = useScreenQuery(AgentRolloutDocument, { agentId: useAgentId() });
  const rollout = data?.agentRollout;
  if (!rollout) return null;
  const { share, status, endReason, candidate, base } = rollout;
  const reason = endReason === null || endReason === 'MEMBER' ? null : END_REASONS[endReason];
  return (
    <Section title={t`Rollout`}>
      <Stack gap="md">
        <Group gap="xs">
          <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
          <Text size="sm">{t`Version ${candidate.versionNumber} for ${share}% of contacts`}</Text>
          {reason && (
            <Text size="sm" c="dimmed">
              {reason}
            </Text>
          )}
        </Group>
        {status === 'ACTIVE' && <RolloutLimits {...rollout} />}
        <Figures candidate={candidate} base={base} />
        {status === 'ACTIVE' && (
          <Group gap="sm">
            <Promote rollout={rollout} permission={permission} />
            <ChangeShare rollout={rollout} permission={permission} />
            <RollBack rollout={rollout} permission={permission} />
          </Group>
        )}
      </Stack>
    </Section>
  );
}

const ROWS: { key: string; title: string; value: (side: Side) => string }[] = [
  { key: 'episodes', title: t`Episodes`, value: ({ episodeCount }) => String(episodeCount) },
  { key: 'resolved', title: t`Resolved`, value: ({ resolvedCount, endedCount }) => rate(resolvedCount, endedCount) },
  { key: 'booked', title: t`Booked`, value: ({ bookedCount, endedCount }) => rate(bookedCount, endedCount) },
  { key: 'handoffs', title: t`Handoffs`, value: ({ handoffCount, endedCount }) => rate(handoffCount, endedCount) },
  { key: 'failures', title: t`Failures`, value: ({ failureCount, endedCount }) => rate(failureCount, endedCount) },
  {
    key: 'cost',
    title: t`Cost per resolved episode`,
    value: ({ costUsd, resolvedCount }) => costPer(costUsd, resolvedCount),
  },
  {
    key: 'rating',
    title: t`Rating`,
    value: ({ averageRating, ratingCount }) =>
      averageRating === null ? '–' : t`${averageRating.toFixed(1)} (${ratingCount})`,
  },
];

const costPer = (cost: number | null, count: number): string =>
  cost === null || count === 0 ? '–' : `$${(cost / count).toFixed(3)}`;
const rate = (count: number, of: number): string => (of === 0 ? '–' : `${count} (${Math.round((count / of) * 100)}%)`);

function Figures({ candidate, base }: { candidate: Side; base: Side }) {
  return (
    <DataTable
      label={t`Metrics of both versions`}
      rows={ROWS}
      rowKey={({ key }) => key}
      columns={[
        { key: 'figure', header: t`Metric`, cell: ({ title }) => title },
        {
          key: 'candidate',
          header: t`Version ${candidate.versionNumber}`,
          align: 'right',
          cell: ({ value }) => value(candidate),
        },
        { key: 'base', header: t`Version ${base.versionNumber}`, align: 'right', cell: ({ value }) => value(base) },
      ]}
      hasMore={false}
      loadingMore={false}
      onMore={() => {}}
      empty={<EmptyState icon={<IconGitBranch size={24} stroke={1.6} />} title={t`No metrics`} />}
    />
  );
}

interface ActionProps {
  rollout: Rollout;
  permission: Permission;
}

function Promote({ rollout: { id, candidate }, permission }: ActionProps) {
  const [promote] = useMutation(PromoteRolloutDocument, REFRESHED);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await promote({ variables: { id } });
    return handleMutationResult(
      data?.promoteRollout,
      () => void toast(t`Version ${candidate.versionNumber} promoted.`),
    );
  });
  return (
    <>
      <PermissionButton size="sm" permission={permission} onClick={ask}>
        {t`Promote`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        title={t`Promote version ${candidate.versionNumber}?`}
        confirmLabel={t`Promote version`}
      >
        {t`All contacts get this version from their next episode.`}
      </ConfirmDialog>
    </>
  );
}

function ChangeShare({ rollout: { id, share }, permission }: ActionProps) {
  const [change] = useMutation(UpdateRolloutDocument, REFRESHED);
  const [wanted, setWanted] = useState(share);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await change({ variables: { id, share: wanted } });
    return handleMutationResult(data?.updateRollout, () => void toast(t`Share changed.`));
  });
  return (
    <>
      <PermissionButton
        size="sm"
        variant="default"
        permission={permission}
        onClick={() => {
          setWanted(share);
          ask();
        }}
      >
        {t`Change share`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Change the share?`} confirmLabel={t`Change share`}>
        <ShareInput share={wanted} onChange={setWanted} />
      </ConfirmDialog>
    </>
  );
}

function RollBack({ rollout: { id, base }, permission }: ActionProps) {
  const [rollBack] = useMutation(RollBackRolloutDocument, REFRESHED);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await rollBack({ variables: { id } });
    return handleMutationResult(
      data?.rollBackRollout,
      () => void toast(t`Rolled back to version ${base.versionNumber}.`),
    );
  });
  return (
    <>
      <PermissionButton size="sm" variant="default" permission={permission} onClick={ask}>
        {t`Roll back rollout`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        title={t`Roll back to version ${base.versionNumber}?`}
        confirmLabel={t`Roll back version`}
        danger
      >
        {t`This takes effect immediately. Your draft is not changed.`}
      </ConfirmDialog>
    </>
  );
}

interface Limits {
  maxHandoffPercent: number | null;
  maxFailurePercent: number | null;
  minEpisodes: number;
}

/** Limits at which a rollout is rolled back automatically. */
function RolloutLimits({ maxHandoffPercent, maxFailurePercent, minEpisodes }: Limits) {
  const limits = [
    maxHandoffPercent === null ? [] : t`more than ${maxHandoffPercent}% handoffs`,
    maxFailurePercent === null ? [] : t`more than ${maxFailurePercent}% failures`,
  ].flat();
  return (
    <Text size="sm" c="dimmed">
      {limits.length === 0
        ? t`Rolled back automatically if a test run fails`
        : t`Rolled back automatically if a test run fails, or, after at least ${minEpisodes} episodes, on ${limits.join(' or ')}`}
    </Text>
  );
}
