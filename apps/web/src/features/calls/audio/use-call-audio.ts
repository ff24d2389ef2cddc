import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../session/api.tsx';
import { useWorkspace } from '../../../session/workspace.tsx';
import { AudioRefusedError, openAudioSocket } from './audio-socket.ts';
import { openPlayer, type Player } from './player.ts';

export type AudioState =
  | { kind: 'OFF' }
  | { kind: 'OPENING' | 'HEARING' | 'SILENT'; player: Player }
  /** Error message for the user. */
  | { kind: 'BROKEN'; words: string };

/** Time in milliseconds without data after which the app shows that there is no audio. */
const SILENT_MS = 3_000;
const BROKE_OFF = t`Audio disconnected. Listen again or follow the transcript.`;

/**
 * Returns the state of a call's audio, and functions that start and stop the audio. The audio stops when the component
 * is unmounted.
 */
export function useCallAudio(callId: string) {
  const [state, setState] = useState<AudioState>({ kind: 'OFF' });
  const session = useSession();
  const { slug: workspace } = useWorkspace();
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  async function listen() {
    const player = openPlayer();
    const leave = new AbortController();
    const silence = watchSilence(() => setState({ kind: 'SILENT', player }));
    stop.current = () => leave.abort();
    setState({ kind: 'OPENING', player });
    try {
      const accessToken = await session.accessToken();
      for await (const heard of openAudioSocket({ callId, workspace, accessToken, signal: leave.signal })) {
        player.play(heard);
        silence.broken();
        setState((before) => (before.kind === 'HEARING' ? before : { kind: 'HEARING', player }));
      }
      setState({ kind: 'BROKEN', words: BROKE_OFF });
    } catch (error) {
      const words = error instanceof AudioRefusedError && error.code ? error.message : BROKE_OFF;
      setState(leave.signal.aborted ? { kind: 'OFF' } : { kind: 'BROKEN', words });
    } finally {
      silence.end();
      player.close();
    }
  }
  return { state, listen, stop: () => stop.current() };
}

function watchSilence(then: () => void) {
  let timer = setTimeout(then, SILENT_MS);
  const end = () => clearTimeout(timer);
  const broken = () => {
    end();
    timer = setTimeout(then, SILENT_MS);
  };
  return { broken, end };
}
