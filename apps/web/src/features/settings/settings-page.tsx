import { t } from '@lingui/core/macro';
import { Divider, Stack, Text } from '@mantine/core';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { AddressesSection } from './addresses-section.tsx';
import { AgentSection } from './agent-section.tsx';
import { ApiKeysSection } from './api-keys-section.tsx';
import { CountryBlock } from './country-block.tsx';
import { DangerSection } from './danger-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { IntegrationsSection } from './integrations-section.tsx';
import { LoadingSection } from './loading-section.tsx';
import { NameBlock } from './name-block.tsx';
import { RetentionSection } from './retention-section.tsx';
import { ServiceAccountsSection } from './service-accounts-section.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { SlugBlock } from './slug-block.tsx';
import { TimeZoneBlock } from './time-zone-block.tsx';
import { useSettings } from './use-settings.ts';

/**
 * General settings of the workspace. A viewer who cannot change the settings sees only API keys and, with the permission,
 * service accounts.
 */
export function SettingsPage() {
  const { canSee, data, keys, serviceAccounts } = useSettings();
  const permissions = data?.workspace.viewerCan;
  const canKeep = useCan('updateRetention', 'Workspace');
  const canSet = useCan('set', 'Integration');
  const { channel } = useWorkspace();
  if (!canSee.settings) {
    return (
      <>
        <PageHeader
          title={t`Settings`}
          description={t`Your API keys. Other settings require the workspace.settings permission.`}
        />
        <ApiKeysSection permission={permissions?.createApiKeys} serviceAccounts={serviceAccounts ?? []} {...keys} />
        {canSee.serviceAccounts && (
          <ServiceAccountsSection serviceAccounts={serviceAccounts} permission={permissions?.createServiceAccounts} />
        )}
      </>
    );
  }
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t`Settings`} />
      <Stack gap="lg">
        <AgentSection />
        {data ? <RenameSection workspace={data.workspace} /> : <LoadingSection title={t`General`} />}
        <AddressesSection />
        {canSet && <IntegrationsSection />}
        {canKeep && <RetentionSection />}
        {canSee.keys && (
          <ApiKeysSection permission={permissions?.createApiKeys} serviceAccounts={serviceAccounts ?? []} {...keys} />
        )}
        {canSee.serviceAccounts && (
          <ServiceAccountsSection serviceAccounts={serviceAccounts} permission={permissions?.createServiceAccounts} />
        )}
        {canSet && channel === 'WHATSAPP' && <TwilioSection />}
        {canSet && <CalendarSection />}
        <DiagnosticsSection diagnostics={data?.diagnostics} />
        {data && <DangerSection data={data} />}
      </Stack>
    </>
  );
}

/** Section with separate forms for the name and description, country, time zone and slug of the workspace. */
function RenameSection({ workspace }: { workspace: SettingsPageQuery['workspace'] }) {
  return (
    <Section title={t`General`}>
      <NameBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <CountryBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <TimeZoneBlock workspace={workspace} />
      <Divider my="lg" color="var(--fd-line)" />
      <SlugBlock workspace={workspace} />
    </Section>
  );
}

/** Shows the webhook URL to enter in Cal.com. */
function CalendarSection() {
  const { data } = useScreenQuery(IntegrationsDocument);
  if (!data) return <LoadingSection title={t`Cal.com webhook`} />;
  return (
    <Section
      title={t`Cal.com webhook`}
      description={t`Sends changed and canceled bookings from Cal.com to this workspace.`}
    >
      <Stack gap="md">
        <CopyField label={t`Subscriber URL`} value={data.workspace.calendarEventsUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          {t`In Cal.com, go to Settings → Developer → Webhooks. Add this URL with the booking events and a secret, then enter the same secret in the Cal.com integration above.`}
        </Text>
      </Stack>
    </Section>
  );
}

/** Shows the URL to which Twilio sends incoming messages. Hidden in voice workspaces (CB-26). */
function TwilioSection() {
  const { data } = useScreenQuery(IntegrationsDocument);
  if (!data) return <LoadingSection title={t`Twilio sandbox webhook`} />;
  const { twilioInboundUrl } = data.workspace;
  if (!twilioInboundUrl) return null;
  return (
    <Section title={t`Twilio sandbox webhook`} description={t`Required to receive replies.`}>
      <Stack gap="md">
        <CopyField label={t`Webhook URL`} value={twilioInboundUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          {t`In the Twilio console, paste this URL under Messaging → “A message comes in” with method POST. If the number belongs to a Messaging Service, paste it in the service instead.`}
        </Text>
      </Stack>
    </Section>
  );
}
