import { LIMITS } from '@frontdesk/domain';
import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { DiagnosticsList } from './diagnostics-list.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { PlatformLog } from './platform-log.tsx';
import { RegistrationForm } from './registration-form.tsx';
import { SettingsSwitches } from './settings-switches.tsx';
import { StartSupportSession } from './start-support-session.tsx';

/** Settings, diagnostics and log of the platform. */
export function PlatformPage() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, fetchMore } = useScreenQuery(PlatformPageDocument, { first: LIMITS.pageSize });
  const more = () => {
    setLoadingMore(true);
    fetchMore({ variables: { after: data?.platformEvents.pageInfo.endCursor } })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  };
  return (
    <>
      <PageHeader title="Platform" description="Platform settings. They give no access to workspaces." />
      <Stack gap="lg">
        <Section title="Registration">
          {data ? <RegistrationForm settings={data.platformSettings} /> : <Skeleton height={200} />}
        </Section>
        <Section title="Workspaces and voice">
          {data ? <SettingsSwitches settings={data.platformSettings} /> : <Skeleton height={120} />}
        </Section>
        <Section title="Support" description="Requires access granted by a workspace member, who is notified.">
          <StartSupportSession />
        </Section>
        <Section title="Diagnostics">
          {data ? <DiagnosticsList diagnostics={data.platformDiagnostics} /> : <Skeleton height={200} />}
        </Section>
        <FailedJobs />
        <Section title="Platform log" flush>
          <PlatformLog list={data?.platformEvents} loadingMore={loadingMore} onMore={more} />
        </Section>
      </Stack>
    </>
  );
}
