import { useSubscription } from '@apollo/client/react';
import { LEAD_STATUS_TITLES, LEAD_STATUSES, type LeadStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { OverviewLeadChangedDocument, OverviewPageDocument } from '../../gql/overview-page.ts';
import type { OverviewPageQuery } from '../../gql/types.ts';
import { hasOpenSteps, useDismissGuide, useSetupStatus } from '../../session/setup-status.ts';
import { usePartialScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { AgentCard } from './agent-card.tsx';
import { LatestLeads } from './latest-leads.tsx';
import classes from './overview-page.module.css';
import { SetupGuide } from './setup-guide.tsx';
import { WaitingLeads } from './waiting-leads.tsx';
import { WorkCards } from './work-cards.tsx';

/** Overview of the workspace. Loads only data that the viewer can read. */
export function OverviewPage() {
  const canReadLeads = useCan('read', 'Lead');
  const setup = useSetupStatus();
  const guide = hasOpenSteps(setup.guide) ? setup.guide : null;
  const { data, refetch } = usePartialScreenQuery(OverviewPageDocument, { leads: canReadLeads });
  const isRefused = data?.leads === null || data?.leadCounts === null;
  useSubscription(OverviewLeadChangedDocument, {
    skip: !canReadLeads,
    ignoreResults: true,
    onData: () => {
      void refetch().catch(() => {});
      void setup.refetch().catch(() => {});
    },
  });
  return (
    <>
      <PageHeader title={t`Overview`} actions={guide?.isDismissed && <ShowGuide />} />
      <Stack gap="lg">
        {guide && !guide.isDismissed && <SetupGuide guide={guide} />}
        <div className={classes.pair}>
          <AgentCard />
          <FormCard />
        </div>
        <WorkCards />
        {canReadLeads && isRefused && <ErrorState title={t`Couldn’t load leads`} onRetry={() => void refetch()} />}
        {canReadLeads && !isRefused && (
          <>
            <WaitingLeads leadCount={data?.leads?.totalCount ?? 0} />
            <LeadsByStatus counts={data?.leadCounts ?? undefined} />
            <LatestLeads leads={data?.leads ?? undefined} />
          </>
        )}
      </Stack>
    </>
  );
}

function ShowGuide() {
  const dismiss = useDismissGuide();
  return (
    <Button variant="default" size="sm" onClick={() => dismiss(false)}>
      {t`Show setup guide`}
    </Button>
  );
}

function FormCard() {
  const { formUrl, slug } = useWorkspace();
  const canEdit = useCan('read', 'LeadForm');
  return (
    <Section
      title={t`Lead form`}
      actions={
        <>
          {canEdit && (
            <ButtonLink to={paths.leadForm({ workspace: slug })} variant="subtle" size="compact-sm">
              {t`Edit form`}
            </ButtonLink>
          )}
          <ButtonLink
            to={paths.form({ workspace: slug })}
            target="_blank"
            variant="subtle"
            size="compact-sm"
            rightSection={<IconExternalLink size={15} aria-hidden />}
          >
            {t`Open`}
          </ButtonLink>
        </>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t`Share this link to collect leads.`}
      </Text>
      <CopyField label={t`Form URL`} value={formUrl} hideLabel />
    </Section>
  );
}

/** Number of leads per status. Each number links to the filtered list of leads. */
function LeadsByStatus({ counts }: { counts: OverviewPageQuery['leadCounts'] }) {
  const { slug } = useWorkspace();
  const countOf = (status: LeadStatus) => counts?.find((count) => count.status === status)?.count ?? 0;
  return (
    <Section title={t`Leads by status`}>
      <div className={classes.tiles}>
        {LEAD_STATUSES.map((status) => (
          <AnchorLink
            key={status}
            to={paths.leads({ workspace: slug })}
            search={{ status }}
            className={classes.tile}
            underline="never"
          >
            {counts ? (
              <span className={classes.number}>{countOf(status).toLocaleString('en-GB')}</span>
            ) : (
              <Skeleton height={30} width={44} radius="md" />
            )}
            <Text span size="sm" c="dimmed">
              {LEAD_STATUS_TITLES[status]}
            </Text>
          </AnchorLink>
        ))}
      </div>
    </Section>
  );
}
