import type { VoiceSkipReason } from '@frontdesk/domain';
import { encodeWav, SAMPLE_RATE } from './encode-wav.ts';

export interface SpeechRecording {
  /** Stops the recording and returns it as a WAV file. */
  stop(): Promise<ArrayBuffer>;
  /** Stops the recording and discards it. */
  cancel(): void;
}

/** Error if the browser cannot record. The voice check can then be skipped with `reason`. */
export class RecordingUnavailable extends Error {
  readonly reason: VoiceSkipReason;

  constructor(reason: VoiceSkipReason) {
    super(reason);
    this.reason = reason;
  }
}

// Disables the browser's audio processing, which would change the voice.
const UNCHANGED = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/**
 * Starts a recording. Calls `onLevel` with the loudness of each audio block, from 0 to 1. Throws RecordingUnavailable
 * if there is no microphone, the user denies access to it, or the browser does not support recording.
 */
export async function recordSpeech(onLevel: (level: number) => void): Promise<SpeechRecording> {
  const stream = await openMicrophone();
  const context = new AudioContext();
  const parts: Float32Array[] = [];
  await context.audioWorklet.addModule('/recorder-worklet.js');
  const recorder = new AudioWorkletNode(context, 'recorder');
  recorder.port.addEventListener('message', ({ data }: MessageEvent<Float32Array>) => {
    parts.push(data);
    onLevel(Math.min(1, Math.sqrt(data.reduce((sum, sample) => sum + sample * sample, 0) / data.length) * 4));
  });
  recorder.port.start();
  context.createMediaStreamSource(stream).connect(recorder);
  const cancel = () => {
    recorder.port.close();
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  return {
    cancel,
    stop: async () => {
      const { sampleRate } = context;
      cancel();
      return encodeWav(await resample(joined(parts), sampleRate));
    },
  };
}

async function openMicrophone(): Promise<MediaStream> {
  // `mediaDevices` is undefined on pages that were not loaded over HTTPS or from localhost.
  if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === 'undefined')
    throw new RecordingUnavailable('NOT_SUPPORTED');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: UNCHANGED });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new RecordingUnavailable(name === 'NotAllowedError' ? 'PERMISSION_DENIED' : 'NO_MICROPHONE');
  }
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return samples;
}

/** Resamples the recording to 16 kHz, because not every browser can open a microphone with this sample rate. */
async function resample(samples: Float32Array<ArrayBuffer>, rate: number): Promise<Float32Array> {
  const length = Math.max(1, Math.round((samples.length * SAMPLE_RATE) / rate));
  const offline = new OfflineAudioContext(1, length, SAMPLE_RATE);
  const buffer = offline.createBuffer(1, Math.max(1, samples.length), rate);
  buffer.copyToChannel(samples, 0);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}
