import { Stack } from '@mantine/core';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AddressesSection } from './addresses-section.tsx';
import { AgentSection } from './agent-section.tsx';
import { ApiKeysSection } from './api-keys-section.tsx';
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
import { ServiceIdentitiesSection } from './service-identities-section.tsx';
import { SupportSection } from './support-section.tsx';
import { TakeoverSection } from './takeover-section.tsx';
import { TwilioSection } from './twilio-section.tsx';
import { useSettings } from './use-settings.ts';

/** The workspace's own settings; whoever may only keep API keys of their own finds those, and nothing else. */
export function SettingsPage() {
  const { may, data, keys, identities } = useSettings();
  const permissions = data?.workspace.viewerCan;
  const canKeep = useCan('setRetention', 'Workspace');
  const canSecure = useCan('read', 'SecuritySettings');
  const canLimit = useCan('read', 'OutreachLimits');
  const canSet = useCan('set', 'Integration');
  const { channel } = useWorkspace();
  if (!may.settings) {
    return (
      <>
        <PageHeader
          title="Settings"
          description="Your own API keys. Everything else here is for people who hold the policy workspace.settings."
        />
        <ApiKeysSection permission={permissions?.createApiKeys} identities={identities ?? []} {...keys} />
        {may.identities && (
          <ServiceIdentitiesSection identities={identities} permission={permissions?.createServiceIdentities} />
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
        {data ? <RenameSection workspace={data.workspace} /> : <LoadingSection title="Rename workspace" />}
        {data ? <EnvironmentSection data={data} /> : <LoadingSection title="Environment" />}
        {data && <OrganizationSection permission={data.workspace.viewerCan.setOrganization} />}
        <AddressesSection />
        {canSet && <IntegrationsSection />}
        {canKeep && <RetentionSection />}
        {may.keys && <ApiKeysSection permission={permissions?.createApiKeys} identities={identities ?? []} {...keys} />}
        {may.identities && (
          <ServiceIdentitiesSection identities={identities} permission={permissions?.createServiceIdentities} />
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
