import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as z from 'zod';
import type { CallSound, SoundFormat } from '../ports/voice-port.ts';
import { ProviderError } from '../provider-error.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { isProviderHost } from './control-call.ts';

interface ListenInput {
  readonly address: string;
  readonly listenUrl: string;
  /** Timeout for the first audio data, in milliseconds. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/** Vapi's default format, used until Vapi announces another format. */
const USUAL: SoundFormat = { sampleRate: 16_000, channels: 1 };
/** Maximum number of buffered bytes: two seconds of audio in the format `USUAL`, with two bytes per sample. */
const MOST_BYTES = 64_000;

/** Opens Vapi's `listenUrl`, a WebSocket that sends audio in binary messages and events in text messages. */
export async function openCallAudio({ address, listenUrl, patienceMs, signal }: ListenInput): Promise<CallSound> {
  // Vapi's URL uses the ws scheme and the configured address uses http, so the scheme is replaced before comparing
  // hosts.
  if (!isProviderHost(listenUrl.replace(/^ws/, 'http'), address))
    throw noAudioError("The audio URL of the call is not the provider's.");
  const socket = new WebSocket(listenUrl, {
    handshakeTimeout: patienceMs,
    maxPayload: 1_000_000,
    perMessageDeflate: false,
  });
  const samples = createBoundedQueue(MOST_BYTES);
  let format = USUAL;
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) samples.add(data);
    else format = formatIn(data.toString()) ?? format;
  });
  // Errors before the first audio data are handled by `once` below. Later errors end the stream.
  socket.on('error', () => {});
  socket.on('close', () => samples.end());
  signal.addEventListener('abort', () => socket.terminate(), { once: true });
  await waitForFirst(socket, samples, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  return { format, samples: highWatermarkClosed(samples.read(), socket) };
}

async function waitForFirst(
  socket: WebSocket,
  samples: ReturnType<typeof createBoundedQueue>,
  patience: AbortSignal,
): Promise<void> {
  try {
    await once(samples.arrivals, 'first', { signal: patience });
  } catch (error) {
    socket.terminate();
    throw noAudioError('The provider sends no audio for this call.', error);
  }
}

async function* highWatermarkClosed(samples: AsyncIterable<Buffer>, socket: WebSocket): AsyncGenerator<Buffer> {
  try {
    yield* samples;
  } finally {
    socket.terminate();
  }
}

const shape = z.object({
  sampleRate: z.number().int().min(8_000).max(48_000),
  channels: z.number().int().min(1).max(2),
});

/** Parses a message that announces the audio format. Null for other text messages. */
function formatIn(text: string): SoundFormat | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const noAudioError = (words: string, cause?: unknown) =>
  new ProviderError({ provider: 'VAPI', kind: 'REFUSED', words, cause });
