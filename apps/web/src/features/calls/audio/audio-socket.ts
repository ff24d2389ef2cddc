import { callSoundPath, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { type AudioChunk, wavReader } from './wav-reader.ts';

interface Caller {
  callId: string;
  workspace: string;
  accessToken: string | null;
  signal: AbortSignal;
}

/**
 * Yields the audio of a call until the server closes the stream. Throws an AudioRefusedError if the server rejects the
 * request, and another error if the connection fails or `signal` is aborted.
 */
export async function* openAudioSocket({ callId, workspace, accessToken, signal }: Caller): AsyncGenerator<AudioChunk> {
  const response = await fetch(callSoundPath(callId), {
    headers: { 'x-workspace': workspace, ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
    signal,
  });
  if (!response.ok || !response.body) throw new AudioRefusedError(await codeOf(response));
  const reader = response.body.getReader();
  const read = wavReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const heard = read(next.value);
    if (heard) yield heard;
  }
}

/** Error if the server rejects the request for audio. `code` is null if the server sent no known reason. */
export class AudioRefusedError extends Error {
  readonly code: RefusalCode | null;

  constructor(code: RefusalCode | null) {
    super(code ? REFUSALS[code] : t`No audio.`);
    this.code = code;
  }
}

async function codeOf(response: Response): Promise<RefusalCode | null> {
  if (response.status !== 422) return null;
  const { code } = (await response.json()) as { code: string };
  return code in REFUSALS ? (code as RefusalCode) : null;
}
