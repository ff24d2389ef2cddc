import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

/** Voice and transcription settings of the agent, and the prompt for its Vapi assistant (AM-37). */
export function VoicePage() {
  const settings = useVoiceSettings();
  const allowed = useCan('update', 'VoiceSettings');
  return (
    <>
      <PageHeader title={t`Voice`} description={t`Changes apply to new calls.`} />
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
      title={t`Assistant prompt`}
      description={t`Paste this text into your Vapi assistant. Variables in braces are replaced in each call.`}
    >
      <Stack gap="sm">
        <CopyField label={t`Prompt`} value={prompt} block wrap hideLabel />
        <Text size="sm" c="dimmed">
          <Trans>
            Edit the persona, questions and sensitive topics in{' '}
            <AnchorLink to={paths.agent({ workspace: slug })} inherit td="underline">
              Agent
            </AnchorLink>
            .
          </Trans>
        </Text>
      </Stack>
    </Section>
  );
}
