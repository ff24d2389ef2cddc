import { Stack, Text } from '@mantine/core';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadingSection } from './loading-section.tsx';

/** URL to which Twilio sends incoming messages (CB-26). */
export function TwilioSection() {
  const { data } = useScreenQuery(IntegrationsDocument);
  if (!data) return <LoadingSection title="Twilio sandbox webhook" />;
  const { twilioInboundUrl } = data.workspace;
  if (!twilioInboundUrl) return null;
  return (
    <Section title="Twilio sandbox webhook" description="Required to receive replies.">
      <Stack gap="md">
        <CopyField label="Webhook URL" value={twilioInboundUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          In the Twilio console, paste it under Messaging → “A message comes in” with method POST. If the number belongs
          to a Messaging Service, paste it in the service instead.
        </Text>
      </Stack>
    </Section>
  );
}
