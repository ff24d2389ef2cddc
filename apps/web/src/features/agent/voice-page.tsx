import { Skeleton, Stack, Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { MANAGES } from './use-agent.ts';
import { useVoiceSettings } from './use-voice-settings.ts';
import { VoiceForm } from './voice-form.tsx';

/** AM-37: voice and transcription settings of the agent. */
export function VoicePage() {
  const settings = useVoiceSettings();
  const allowed = useCan('update', 'VoiceSettings');
  return (
    <>
      <PageHeader
        title="Voice"
        description="How the agent sounds, and what it listens for. It holds for every call that begins from now on; a call that is running goes on as it began."
      />
      <Stack gap="lg">
        <EditingInProduction />
        {settings ? (
          <>
            <VoiceForm settings={settings} permission={{ allowed, reason: allowed ? null : MANAGES }} />
            <AssistantSection prompt={settings.assistantPrompt} />
          </>
        ) : (
          <Skeleton height={480} radius="lg" />
        )}
      </Stack>
    </>
  );
}

function AssistantSection({ prompt }: { prompt: string }) {
  const { slug } = useWorkspace();
  return (
    <Section
      title="Prompt of the assistant"
      description="Copy it into your assistant at Vapi once. What stands in braces is filled in for each call, so that you change the rest here and not there."
    >
      <Stack gap="sm">
        <CopyField label="Prompt" value={prompt} block wrap hideLabel />
        <Text size="sm" c="dimmed">
          Who the agent is, what it asks and which topics are sensitive, you choose on the page{' '}
          <AnchorLink to={paths.agent({ workspace: slug })} inherit td="underline">
            Agent
          </AnchorLink>
          .
        </Text>
      </Stack>
    </Section>
  );
}
