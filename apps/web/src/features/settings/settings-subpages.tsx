import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BusinessHoursSection } from './business-hours-section.tsx';
import { EnvironmentSection } from './environment-section.tsx';
import { LoadingSection } from './loading-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { OrganizationSection } from './organization-section.tsx';
import { OutreachLimitsSection } from './outreach-limits-section.tsx';
import { SecuritySection } from './security-section.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { SupportSection } from './support-section.tsx';
import { TakeoverSection } from './takeover-section.tsx';
import { useSettings } from './use-settings.ts';

/** Business hours, the end of takeovers, and the limits of outbound messages and calls. */
export function HoursSettingsPage() {
  const canLimit = useCan('read', 'OutreachLimits');
  const canSeeHours = useCan('read', 'BusinessHours');
  return (
    <Subpage title={t`Hours and limits`}>
      {canSeeHours && <BusinessHoursSection />}
      <TakeoverSection />
      {canLimit && <OutreachLimitsSection />}
    </Subpage>
  );
}

/** Language models for each purpose. */
export function ModelSettingsPage() {
  return (
    <Subpage title={t`Models`}>
      <ModelsSection />
    </Subpage>
  );
}

/** Sign-in rules and support access. */
export function SecuritySettingsPage() {
  return (
    <Subpage title={t`Security`}>
      <SecuritySection />
      <SupportSection />
    </Subpage>
  );
}

/** Organization and environment of the workspace. */
export function OrganizationSettingsPage() {
  const { data } = useSettings();
  return (
    <Subpage title={t`Organization`}>
      {data ? <EnvironmentSection data={data} /> : <LoadingSection title={t`Environment`} />}
      {data && <OrganizationSection permission={data.workspace.viewerCan.assignOrganization} />}
    </Subpage>
  );
}

function Subpage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <SettingsTabs />
      <PageHeader title={title} />
      <Stack gap="lg">
        <EditingInProduction />
        {children}
      </Stack>
    </>
  );
}
