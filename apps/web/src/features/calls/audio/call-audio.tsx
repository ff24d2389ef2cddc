import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Slider, Stack, Text } from '@mantine/core';
import { IconPlayerStop, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { assertNever } from '../../../lib/unreachable.ts';
import classes from './call-audio.module.css';
import type { Player } from './player.ts';
import { type AudioState, useCallAudio } from './use-call-audio.ts';

/** Plays the live audio of a call and shows the audio level. */
export function CallAudio({ callId }: { callId: string }) {
  const { state, listen, stop } = useCallAudio(callId);
  const [muted, setMuted] = useState(false);
  const player = 'player' in state ? state.player : null;
  return (
    <Stack gap="xs" role="group" aria-label={t`Audio`}>
      <Group gap="sm">
        {player ? (
          <Button variant="default" leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={stop}>
            {t`Stop listening`}
          </Button>
        ) : (
          <Button leftSection={<IconVolume size={17} aria-hidden />} onClick={() => void listen()}>
            {t`Listen`}
          </Button>
        )}
        {player && <Volume player={player} muted={muted} setMuted={setMuted} />}
      </Group>
      {player && <VolumeMeter player={player} />}
      <Text size="xs" c="dimmed" role="status">
        {statusText(state, muted)}
      </Text>
    </Stack>
  );
}

function statusText(state: AudioState, muted: boolean): string {
  switch (state.kind) {
    case 'OFF':
      return t`You can hear the call. No one can hear you.`;
    case 'OPENING':
      return t`Connecting audio…`;
    case 'HEARING':
      return muted ? t`Muted` : t`You can hear the call.`;
    case 'SILENT':
      return t`No audio. Follow the transcript.`;
    case 'BROKEN':
      return state.words;
    default:
      return assertNever(state);
  }
}

interface VolumeProps {
  player: Player;
  muted: boolean;
  setMuted: (muted: boolean) => void;
}

function Volume({ player, muted, setMuted }: VolumeProps) {
  const [volume, setVolume] = useState(80);
  useEffect(() => player.setVolume(muted ? 0 : volume / 100), [player, volume, muted]);
  return (
    <Group gap="xs" wrap="nowrap" className={classes.volume}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t`Mute`}
        aria-pressed={muted}
        onClick={() => setMuted(!muted)}
      >
        {muted ? <IconVolumeOff size={17} aria-hidden /> : <IconVolume size={17} aria-hidden />}
      </ActionIcon>
      <Slider
        className={classes.slider}
        thumbLabel={t`Volume`}
        label={null}
        size="sm"
        value={volume}
        onChange={(next) => {
          setVolume(next);
          setMuted(false);
        }}
      />
    </Group>
  );
}

const EVERY_MS = 100;

/** Shows the audio level, so that users who cannot hear the audio see whether someone speaks. */
function VolumeMeter({ player }: { player: Player }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLevel(player.level()), EVERY_MS);
    return () => clearInterval(timer);
  }, [player]);
  return (
    <div
      className={classes.meter}
      role="meter"
      aria-label={t`Audio level`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={level}
    >
      <div className={classes.level} style={{ inlineSize: `${level}%` }} />
    </div>
  );
}
