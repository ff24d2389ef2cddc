import { t } from '@lingui/core/macro';
import { Skeleton, Stack } from '@mantine/core';
import { IconInfoTriangle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { MissingSteps } from '../../session/missing-steps.tsx';
import { canReply, useSetupStatus } from '../../session/setup-status.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Permission } from '../../ui/permission-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import classes from './agent-page.module.css';
import { AgentsSection } from './agents-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { PersonaSection } from './persona-section.tsx';
import { PublishButton } from './publish-button.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { RecordFieldsSection } from './record-fields-section.tsx';
import { ReviewSampleSection } from './review-sample-section.tsx';
import { RolloutSection } from './rollout-section.tsx';
import { TestChat } from './test-chat.tsx';
import { TopicsSection } from './topics-section.tsx';
import { type Draft, useAgent, useAgentId, useAgents } from './use-agent.ts';
import { VersionsSection } from './versions-section.tsx';

// Loaded lazily, because the editor contains the graph validation, which the other sections do not need.
const FlowsSection = lazy(() =>
  import('./flows/flows-section.tsx').then((module) => ({ default: module.FlowsSection })),
);

/** Page with the agents of the workspace, the sections of the selected agent, and a test chat for its draft. */
export function AgentPage() {
  const { draft, permission } = useAgent();
  const agentId = useAgentId();
  return (
    <div className={classes.wide}>
      <PageHeader
        title={t`Agent`}
        description={t`Changes are saved as a draft until you publish.`}
        beside={draft && <State draft={draft} />}
        actions={draft && <PublishButton draft={draft} permission={publishPermission(draft, permission)} />}
      />
      <Stack gap="lg">
        <EditingInProduction />
        <Missing />
        <AgentsSection agentId={draft?.agentId} permission={permission} />
        <div className={classes.columns} key={agentId ?? 'default'}>
          <Stack gap="lg" miw={0}>
            {draft ? (
              <>
                <PersonaSection draft={draft} permission={permission} />
                <QuestionsSection draft={draft} permission={permission} />
                <Suspense fallback={<Skeleton height={420} radius="lg" />}>
                  <FlowsSection draft={draft} permission={permission} />
                </Suspense>
              </>
            ) : (
              <Skeleton height={420} radius="lg" />
            )}
            <TopicsSection />
            <RecordFieldsSection />
            <LimitsSection permission={permission} />
            <ReviewSampleSection permission={permission} />
            <RolloutSection permission={permission} />
            <VersionsSection draft={draft} permission={permission} />
          </Stack>
          {draft && <TestChat draft={draft} permission={permission} />}
        </div>
      </Stack>
    </div>
  );
}

const publishPermission = ({ problems }: Draft, permission: Permission): Permission =>
  permission.allowed && problems.length > 0
    ? { allowed: false, reason: t`Fix the problems in the flows first.` }
    : permission;

function State({ draft: { agentId, publishedNumber, isPublished } }: { draft: Draft }) {
  const { readiness } = useSetupStatus();
  const agent = useAgents()?.find(({ id }) => id === agentId);
  if (publishedNumber === null) return <StatusBadge tone="warning">{t`Not published`}</StatusBadge>;
  if (!isPublished)
    return <StatusBadge tone="info">{t`Unpublished changes since version ${publishedNumber}`}</StatusBadge>;
  if (agent && !agent.isDefault && agent.services.length === 0)
    return <StatusBadge tone="neutral">{t`Not used by a service · version ${publishedNumber}`}</StatusBadge>;
  if (!readiness || !agent) return null;
  const isLive = readiness.status === 'LIVE';
  return (
    <StatusBadge tone={isLive ? 'good' : 'warning'}>
      {t`${STATES[readiness.status]} · version ${publishedNumber}`}
    </StatusBadge>
  );
}

const STATES = { LIVE: t`Live`, PAUSED: t`Paused`, INCOMPLETE: t`Not live` } as const;

/**
 * Warning with the steps that are missing before the agent can reply and greet leads. Renders nothing while the steps
 * load or if no step is missing.
 */
function Missing() {
  const { readiness } = useSetupStatus();
  if (!readiness || readiness.missingSteps.length === 0) return null;
  return (
    <WarningAlert
      title={canReply(readiness.missingSteps) ? t`New leads aren’t greeted yet` : t`The agent can’t reply yet`}
      icon={<IconInfoTriangle size={18} aria-hidden />}
    >
      <MissingSteps missingSteps={readiness.missingSteps} />
    </WarningAlert>
  );
}
