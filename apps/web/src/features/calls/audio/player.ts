import type { AudioChunk } from './wav-reader.ts';

/** Seconds of audio to buffer before the playback starts, to avoid stuttering. */
const LEAD = 0.15;
/** Maximum playback delay in seconds. Audio with a longer delay is skipped. */
const MOST = 1;

export interface Player {
  play(heard: AudioChunk): void;
  /** Sets the volume, from 0 to 1. */
  setVolume(volume: number): void;
  /** Returns the current level of the audio, from 0 to 100. The volume does not affect it. */
  level(): number;
  close(): void;
}

/** Opens the audio output. Must be called from a click handler, because browsers block audio without a user action. */
export function openPlayer(): Player {
  const context = new AudioContext();
  const [meter, volume] = [context.createAnalyser(), context.createGain()];
  meter.connect(volume).connect(context.destination);
  const wave = new Float32Array(meter.fftSize);
  let until = 0;
  return {
    play: ({ sampleRate, channels }) => {
      const now = context.currentTime;
      if (until - now > MOST) return;
      const [first] = channels;
      const buffer = context.createBuffer(channels.length, first?.length ?? 0, sampleRate);
      for (const [nth, samples] of channels.entries()) buffer.copyToChannel(samples, nth);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(meter);
      const start = until > now ? until : now + LEAD;
      source.start(start);
      until = start + buffer.duration;
    },
    setVolume: (value) => void volume.gain.setValueAtTime(value, context.currentTime),
    level: () => {
      meter.getFloatTimeDomainData(wave);
      return loudness(wave);
    },
    close: () => void context.close(),
  };
}

const loudness = (wave: Float32Array): number =>
  Math.min(100, Math.round(300 * Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length)));
