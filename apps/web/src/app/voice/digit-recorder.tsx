import type { VoiceSkipReason } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import classes from './digit-recorder.module.css';
import { RecordingUnavailable, recordSpeech, type SpeechRecording } from './record-speech.ts';

interface Props {
  phrases: readonly string[];
  /** Called with the recordings, one WAV file per phrase. */
  onRecorded: (recordings: readonly ArrayBuffer[]) => void;
  onUnavailable: (reason: VoiceSkipReason) => void;
  /** Whether the recordings are being sent. */
  pending: boolean;
}

/** Shows the phrases one at a time and records each of them. */
export function DigitRecorder({ phrases, onRecorded, onUnavailable, pending }: Props) {
  const { recordings, level, isRecording, start, finish } = useRecordings(phrases.length, onRecorded, onUnavailable);
  const index = Math.min(recordings, phrases.length - 1);
  const digits = phrases[index] ?? '';
  const [number, count] = [index + 1, phrases.length];
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" ta="center" role="status">
        {t`Phrase ${number} of ${count}. Read these digits aloud.`}
      </Text>
      <div className={classes.digits} aria-label={t`Read these digits aloud: ${[...digits].join(' ')}`}>
        {grouped(digits)}
      </div>
      <div role="status">
        <Progress value={isRecording ? level * 100 : 0} color={levelColor(level)} aria-hidden />
        <Text size="sm" ta="center" mt={6} mih={22}>
          {isRecording ? levelText(level) : ''}
        </Text>
      </div>
      <Group justify="center">
        {isRecording ? (
          <Button leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={finish}>
            {t`Stop recording`}
          </Button>
        ) : (
          <Button leftSection={<IconMicrophone size={18} aria-hidden />} loading={pending} onClick={start}>
            {t`Record`}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

// oxlint-disable-next-line max-params -- the three arguments have different types, so their order cannot be confused.
function useRecordings(count: number, onRecorded: Props['onRecorded'], onUnavailable: Props['onUnavailable']) {
  const [done, setDone] = useState<readonly ArrayBuffer[]>([]);
  const [level, setLevel] = useState(0);
  const [isRecording, setRecording] = useState(false);
  const recording = useRef<SpeechRecording | null>(null);
  useEffect(() => () => recording.current?.cancel(), []);
  const start = async () => {
    try {
      recording.current = await recordSpeech(setLevel);
      setRecording(true);
    } catch (error) {
      onUnavailable(error instanceof RecordingUnavailable ? error.reason : 'NOT_SUPPORTED');
    }
  };
  const finish = async () => {
    setRecording(false);
    const file = await recording.current?.stop();
    recording.current = null;
    if (!file) return;
    const next = [...done, file];
    setDone(next);
    if (next.length === count) onRecorded(next);
  };
  return { recordings: done.length, level, isRecording, start: () => void start(), finish: () => void finish() };
}

/** Formats six digits in groups of three, and ten digits in groups of five. */
const grouped = (digits: string): string => digits.match(digits.length > 6 ? /.{1,5}/g : /.{1,3}/g)?.join(' ') ?? '';
const QUIET = 0.05;
const LOUD = 0.9;
const levelColor = (level: number) => (level < QUIET ? 'gray' : level > LOUD ? 'red' : 'teal');

function levelText(level: number): string {
  if (level < QUIET) return t`Too quiet`;
  return level > LOUD ? t`Too loud` : t`Good level`;
}
