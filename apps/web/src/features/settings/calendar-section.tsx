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
    <Section
      title="Cal.com webhook"
      description="A booking that is moved or cancelled in Cal.com changes here once Cal.com knows where to tell of it."
    >
      <Stack gap="md">
        <CopyField label="Subscriber address" value={data.workspace.calendarEventsUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          Paste it in Cal.com under Settings, Developer, Webhooks, with the events of bookings and a secret of your own.
          The same secret goes into the card of Cal.com above: what is not signed with it is refused.
        </Text>
      </Stack>
    </Section>
  );
}
