import { Stack, Text } from '@mantine/core';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadingSection } from './loading-section.tsx';

/** Webhook URL for Cal.com. */
export function CalendarSection() {
  const { data } = useScreenQuery(IntegrationsDocument);
  if (!data) return <LoadingSection title="Cal.com webhook" />;
  return (
    <Section title="Cal.com webhook" description="Sends changed and canceled bookings from Cal.com to this workspace.">
      <Stack gap="md">
        <CopyField label="Subscriber URL" value={data.workspace.calendarEventsUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          In Cal.com, go to Settings → Developer → Webhooks. Add this URL with the booking events and a secret, then
          enter the same secret in the Cal.com integration above.
        </Text>
      </Stack>
    </Section>
  );
}
