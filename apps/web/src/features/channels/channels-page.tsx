import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { GreetingSection } from './greeting-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { OptOutSection } from './opt-out-section.tsx';
import { TemplatesSection } from './templates-section.tsx';

/** Settings for phone numbers, message templates, greeting and opt-out keywords. */
export function ChannelsPage() {
  const seesNumbers = useCan('read', 'PhoneConfig');
  const seesTemplates = useCan('read', 'WhatsAppTemplate');
  const canSet = useCan('update', 'Workspace');
  const writes = useWorkspace().channel === 'WHATSAPP' && seesTemplates;
  return (
    <>
      <PageHeader title={t`Phone numbers`} description={t`Connect numbers and manage message templates.`} />
      <Stack gap="lg">
        {seesNumbers && <NumbersSection />}
        {writes && <TemplatesSection />}
        {writes && canSet && <GreetingSection />}
        {writes && canSet && <OptOutSection />}
      </Stack>
    </>
  );
}
