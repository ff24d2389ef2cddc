import { Stack } from '@mantine/core';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AddressesSection } from './addresses-section.tsx';
import { AgentSection } from './agent-section.tsx';
import { ApiKeysSection } from './api-keys-section.tsx';
import { BusinessHoursSection } from './business-hours-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { EnvironmentSection } from './environment-section.tsx';
import { IntegrationsSection } from './integrations-section.tsx';
import { LoadingSection } from './loading-section.tsx';
import { OrganizationSection } from './organization-section.tsx';
import { OutreachLimitsSection } from './outreach-limits-section.tsx';
import { RenameSection } from './rename-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SecuritySection } from './security-section.tsx';
import { ServiceAccountsSection } from './service-accounts-section.tsx';
import { SupportSection } from './support-section.tsx';
import { TakeoverSection } from './takeover-section.tsx';
import { TwilioSection } from './twilio-section.tsx';
import { useSettings } from './use-settings.ts';

/** Workspace settings. Members who can only manage their own API keys see those alone. */
export function SettingsPage() {
  const { canSee, data, keys, identities } = useSettings();
  const permissions = data?.workspace.viewerCan;
  const canKeep = useCan('setRetention', 'Workspace');
  const canSecure = useCan('read', 'SecuritySettings');
  const canLimit = useCan('read', 'OutreachLimits');
  const canSeeHours = useCan('read', 'BusinessHours');
  const canSet = useCan('set', 'Integration');
  const { channel } = useWorkspace();
  if (!canSee.settings) {
    return (
      <>
        <PageHeader
          title="Settings"
          description="Your API keys. Other settings require the permission workspace.settings."
        />
        <ApiKeysSection permission={permissions?.createApiKeys} identities={identities ?? []} {...keys} />
        {canSee.identities && (
          <ServiceAccountsSection identities={identities} permission={permissions?.createServiceAccounts} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader title="Settings" />
      <Stack gap="lg">
        <AgentSection />
        <TakeoverSection />
        {canSeeHours && <BusinessHoursSection />}
        {data ? <RenameSection workspace={data.workspace} /> : <LoadingSection title="General" />}
        {data ? <EnvironmentSection data={data} /> : <LoadingSection title="Environment" />}
        {data && <OrganizationSection permission={data.workspace.viewerCan.setOrganization} />}
        <AddressesSection />
        {canSet && <IntegrationsSection />}
        {canKeep && <RetentionSection />}
        {canSee.keys && (
          <ApiKeysSection permission={permissions?.createApiKeys} identities={identities ?? []} {...keys} />
        )}
        {canSee.identities && (
          <ServiceAccountsSection identities={identities} permission={permissions?.createServiceAccounts} />
        )}
        {canSet && channel === 'WHATSAPP' && <TwilioSection />}
        {canSet && <CalendarSection />}
        {canLimit && <OutreachLimitsSection />}
        {canSecure && <SecuritySection />}
        {canSecure && <SupportSection />}
        <DiagnosticsSection diagnostics={data?.diagnostics} />
        {data && <DangerSection data={data} />}
      </Stack>
    </>
  );
}
