import { useSubscription } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { OverviewLeadChangedDocument } from '../../gql/overview-lead-changed.ts';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import { hasOpenSteps, useSetupStatus } from '../../session/setup-status.ts';
import { useDismissGuide } from '../../session/use-dismiss-guide.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AgentCard } from './agent-card.tsx';
import { FormCard } from './form-card.tsx';
import { LatestLeads } from './latest-leads.tsx';
import { LeadsByStatus } from './leads-by-status.tsx';
import classes from './overview-page.module.css';
import { SetupGuide } from './setup-guide.tsx';
import { WaitingLeads } from './waiting-leads.tsx';

/** Overview of the workspace. Queries only what the viewer can see. */
export function OverviewPage() {
  const canReadLeads = useCan('read', 'Lead');
  const setup = useSetupStatus();
  const guide = hasOpenSteps(setup.guide) ? setup.guide : null;
  const { data, refetch } = useScreenQuery(OverviewPageDocument, { leads: canReadLeads });
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
      <PageHeader title="Overview" actions={guide?.isDismissed && <ShowGuide />} />
      <Stack gap="lg">
        {guide && !guide.isDismissed && <SetupGuide guide={guide} />}
        <div className={classes.pair}>
          <AgentCard />
          <FormCard />
        </div>
        {canReadLeads && (
          <>
            <WaitingLeads leadCount={data?.leads?.totalCount ?? 0} />
            <LeadsByStatus counts={data?.leadCounts} />
            <LatestLeads leads={data?.leads} />
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
      Show setup guide
    </Button>
  );
}
