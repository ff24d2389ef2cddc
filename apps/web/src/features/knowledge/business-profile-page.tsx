import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { BusinessProfilePageDocument } from '../../gql/business-profile-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { ProfileForm } from './profile-form.tsx';
import { ProfileVersions } from './profile-versions.tsx';

/**
 * Page with the facts about the business that the agent can state: services, prices, policies and contact details
 * (AG-15).
 */
export function BusinessProfilePage() {
  const { data, refetch } = useScreenQuery(BusinessProfilePageDocument);
  const [restored, setRestored] = useState(0);
  return (
    <>
      <PageHeader
        above={<KnowledgeTabs />}
        title={t`Business profile`}
        description={t`Facts your agent can state. Changes apply to the next reply.`}
      />
      {data ? (
        <>
          <ProfileForm
            key={restored}
            profile={data.businessProfile}
            hoursNote={<HoursNote />}
            onReload={async () => (await refetch()).data?.businessProfile}
          />
          {data.businessProfile.revision > 0 && (
            <ProfileVersions
              revision={data.businessProfile.revision}
              onRestored={async () => {
                await refetch();
                // The form is created again with the restored values.
                setRestored((count) => count + 1);
              }}
            />
          )}
        </>
      ) : (
        <Stack gap="lg" role="status" aria-label={t`Loading business profile`}>
          <Skeleton height={360} radius="lg" />
          <Skeleton height={180} radius="lg" />
        </Stack>
      )}
    </>
  );
}

/** Link to the settings of the business hours. Renders nothing if the viewer cannot change settings. */
function HoursNote() {
  const { slug: workspace } = useWorkspace();
  const canOpenSettings = useCan('update', 'Workspace');
  if (!canOpenSettings) return null;
  return (
    <Trans>
      Business hours are in{' '}
      <AnchorLink to={paths.hoursSettings({ workspace })} hash="business-hours" inherit td="underline">
        Settings
      </AnchorLink>
      .
    </Trans>
  );
}
