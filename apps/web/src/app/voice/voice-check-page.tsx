import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { VOICE_VERIFICATION, type VoiceSkipReason } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Loader, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import type { VoiceVerificationQuery } from '../../gql/types.ts';
import { SkipVoiceCheckDocument, StartVoiceCheckDocument, VoiceVerificationDocument } from '../../gql/voice.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useApi } from '../../session/api.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { usePathParam } from '../address.ts';
import { ButtonLink } from '../link.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { paths } from '../paths.ts';
import { DigitRecorder } from './digit-recorder.tsx';
import { useVoiceRecordings } from './use-voice-recordings.ts';
import { VoiceFallbacks } from './voice-fallback.tsx';

interface Props {
  /** Called when the workspace has become accessible. */
  onOpen: () => void;
}

/**
 * Page that asks for the voice check of the workspace. The user can skip the check or confirm their identity in another
 * way.
 */
export default function VoiceCheckPage({ onOpen }: Props) {
  // Create the client here, because the layout of the workspace, which usually provides it, cannot load while the check
  // is pending.
  const client = useApi().forWorkspace(usePathParam('slug'));
  return (
    <ApolloProvider client={client}>
      <VoiceCheckMessage onOpen={onOpen} />
    </ApolloProvider>
  );
}

function VoiceCheckMessage({ onOpen }: Props) {
  const { data, error, refetch } = useQuery(VoiceVerificationDocument, { fetchPolicy: 'no-cache' });
  const check = data?.voiceVerification;
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" aria-hidden>
          <IconMicrophone size={26} stroke={1.6} />
        </ThemeIcon>
      }
      title={t`Verify your voice`}
      actions={<ButtonLink to={paths.workspaces()} variant="subtle" color="gray">{t`Your workspaces`}</ButtonLink>}
    >
      {check && <Check key={check.status} check={check} onOpen={onOpen} onChanged={() => void refetch()} />}
      {!check && !error && <Loader size="sm" />}
      {error && (
        <Button variant="default" onClick={() => void refetch()}>
          {t`Try again`}
        </Button>
      )}
    </MessagePage>
  );
}

type VoiceCheck = VoiceVerificationQuery['voiceVerification'];

interface CheckProps extends Props {
  check: VoiceCheck;
  onChanged: () => void;
}

function Check({ check, onOpen, onChanged }: CheckProps) {
  const [isReplaced, setReplaced] = useState(false);
  const [unavailable, setUnavailable] = useState<VoiceSkipReason | null>(null);
  const voice = useVoiceCheck({ onOpen, onChanged });
  const skip = useSkip(onOpen);
  const hasFailed = check.status === 'FAILED';
  const isRepeated = check.attemptsLeft < VOICE_VERIFICATION.attempts;
  return (
    <Stack gap="md" miw={{ base: 280, sm: 420 }}>
      <Text size="sm">
        {hasFailed
          ? t`The voice did not match three times. Confirm your identity another way.`
          : t`This workspace compares your voice with your voiceprint. Record each phrase once. Recordings are not stored.`}
      </Text>
      <RefusalAlert refusal={voice.refusal ?? skip.refusal ?? (unavailable && UNAVAILABLE[unavailable])} />
      {isReplaced || hasFailed ? (
        <VoiceFallbacks fallbacks={check.fallbacks} onConfirmed={onOpen} />
      ) : voice.challenge ? (
        <DigitRecorder
          key={voice.challenge.id}
          phrases={voice.challenge.phrases}
          pending={voice.pending}
          onRecorded={(recordings) => void voice.send(recordings)}
          onUnavailable={setUnavailable}
        />
      ) : (
        <Button loading={voice.pending} onClick={() => void voice.start()}>
          {t`Show the digits`}
        </Button>
      )}
      <Group justify="center" grow>
        {!hasFailed && (
          <Button variant="default" onClick={() => setReplaced(!isReplaced)}>
            {isReplaced ? t`Use your voice` : t`Confirm another way`}
          </Button>
        )}
        {check.canSkip && (
          <Button
            variant="default"
            loading={skip.pending}
            onClick={() => void skip.attempt(unavailable ?? 'CANNOT_SPEAK')}
          >
            {t`Skip`}
          </Button>
        )}
      </Group>
      {check.status === 'PENDING' && isRepeated && (
        <Text size="sm">{plural(check.attemptsLeft, { one: '# attempt left.', other: '# attempts left.' })}</Text>
      )}
      {check.canSkip && <Text size="xs" c="dimmed">{t`A skipped check is recorded in the audit log.`}</Text>}
    </Stack>
  );
}

const UNAVAILABLE: Readonly<Record<VoiceSkipReason, string>> = {
  NO_MICROPHONE: t`No microphone was found. Connect one, confirm another way or skip the check.`,
  PERMISSION_DENIED: t`The browser does not allow the microphone. Allow it, confirm another way or skip the check.`,
  NOT_SUPPORTED: t`This browser cannot record. Confirm another way or skip the check.`,
  TOO_NOISY: t`The recordings are too noisy. Confirm another way or skip the check.`,
  CANNOT_SPEAK: t`Confirm another way or skip the check.`,
};

function useVoiceCheck({ onOpen, onChanged }: Pick<CheckProps, 'onOpen' | 'onChanged'>) {
  const [startCheck] = useMutation(StartVoiceCheckDocument, { fetchPolicy: 'no-cache' });
  return useVoiceRecordings({
    requestDigits: async () => (await startCheck()).data?.startVoiceCheck,
    onSent: (refused) => (refused ? onChanged() : onOpen()),
  });
}

function useSkip(onOpen: () => void) {
  const [skipCheck] = useMutation(SkipVoiceCheckDocument, { fetchPolicy: 'no-cache' });
  return useMutationAction(async (reason: VoiceSkipReason) => {
    const { data } = await skipCheck({ variables: { input: { reason } } });
    return handleMutationResult(data?.skipVoiceCheck, onOpen);
  });
}
