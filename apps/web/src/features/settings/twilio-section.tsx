import { Stack, Text } from '@mantine/core';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadingSection } from './loading-section.tsx';

/** Where Twilio has to send what people write (CB-26). */
export function TwilioSection() {
  const { data } = useScreenQuery(IntegrationsDocument);
  if (!data) return <LoadingSection title="Twilio sandbox webhook" />;
  const { twilioInboundUrl } = data.workspace;
  if (!twilioInboundUrl) return null;
  return (
    <Section
      title="Twilio sandbox webhook"
      description="Replies reach this workspace once Twilio knows where to send them."
    >
      <Stack gap="md">
        <CopyField label="Webhook address" value={twilioInboundUrl} />
        <Text size="sm" c="dimmed" mt={-8}>
          Paste it in the Twilio console under Messaging, “When a message comes in”, with the method POST. Does the
          number belong to a Messaging Service? Its own address wins over that of the number: paste it there instead.
        </Text>
      </Stack>
    </Section>
  );
}
