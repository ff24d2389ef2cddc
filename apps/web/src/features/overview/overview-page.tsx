import { useSubscription } from '@apollo/client/react';
import { CHANNEL_TITLES, ENVIRONMENT_TITLES } from '@frontdesk/domain';
import { Stack } from '@mantine/core';
import { OverviewLeadChangedDocument } from '../../gql/overview-lead-changed.ts';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AgentCard } from './agent-card.tsx';
import { FormCard } from './form-card.tsx';
import { LatestLeads } from './latest-leads.tsx';
import { LeadsByStatus } from './leads-by-status.tsx';
import classes from './overview-page.module.css';
import { SetupChecklist } from './setup-checklist.tsx';

/** How the front desk is doing, at a glance. It only asks for what the viewer may see. */
export function OverviewPage() {
  const { name, channel, environment } = useWorkspace();
  const may = {
    leads: useCan('read', 'Lead'),
    invitations: useCan('read', 'Invitation'),
    keys: useCan('read', 'ApiKey'),
    operations: useCan('read', 'PersistedOperation'),
  };
  const { data, refetch } = useScreenQuery(OverviewPageDocument, may);
  useSubscription(OverviewLeadChangedDocument, {
    skip: !may.leads,
    ignoreResults: true,
    onData: () => void refetch().catch(() => {}),
  });
  return (
    <>
      <PageHeader
        title={name}
        description={`${CHANNEL_TITLES[channel]} front desk · ${ENVIRONMENT_TITLES[environment]}`}
      />
      <Stack gap="lg">
        <div className={classes.pair}>
          <AgentCard />
          <FormCard />
        </div>
        {data && <SetupChecklist data={data} may={may} />}
        {may.leads && (
          <>
            <LeadsByStatus counts={data?.leadCounts} />
            <LatestLeads leads={data?.leads} />
          </>
        )}
      </Stack>
    </>
  );
}
