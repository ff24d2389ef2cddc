import { useSubscription } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { OverviewLeadChangedDocument } from '../../gql/overview-lead-changed.ts';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AgentCard } from './agent-card.tsx';
import { FormCard } from './form-card.tsx';
import { LatestLeads } from './latest-leads.tsx';
import { LeadsByStatus } from './leads-by-status.tsx';
import classes from './overview-page.module.css';
import { SetupChecklist } from './setup-checklist.tsx';
import { WaitingLeads } from './waiting-leads.tsx';

/** Overview of the workspace. Queries only what the viewer can see. */
export function OverviewPage() {
  const canRead = {
    leads: useCan('read', 'Lead'),
    invitations: useCan('read', 'Invitation'),
    keys: useCan('read', 'ApiKey'),
    operations: useCan('read', 'PersistedOperation'),
  };
  const { data, refetch } = useScreenQuery(OverviewPageDocument, canRead);
  useSubscription(OverviewLeadChangedDocument, {
    skip: !canRead.leads,
    ignoreResults: true,
    onData: () => void refetch().catch(() => {}),
  });
  const arrived = (data?.leads?.totalCount ?? 0) > 0;
  const setup = data && <SetupChecklist data={data} canRead={canRead} />;
  return (
    <>
      <PageHeader title="Overview" />
      <Stack gap="lg">
        <div className={classes.pair}>
          <AgentCard />
          <FormCard />
        </div>
        {canRead.leads && <WaitingLeads leadCount={data?.leads?.totalCount ?? 0} />}
        {/* Without data, the setup checklist comes first. */}
        {!arrived && setup}
        {canRead.leads && (
          <>
            <LeadsByStatus counts={data?.leadCounts} />
            <LatestLeads leads={data?.leads} />
          </>
        )}
        {arrived && setup}
      </Stack>
    </>
  );
}
