import type { AudioChunk } from './wav-reader.ts';

/** In seconds: so much has to be there before it is played, so that it does not stutter. */
const LEAD = 0.15;
/** Beyond this it would be heard late: what comes is left out until the rest has been played. */
const MOST = 1;

export interface Player {
  play(heard: AudioChunk): void;
  /** Between 0 and 1. */
  setVolume(volume: number): void;
  /** How loud it is just now, whatever the volume: between 0 and 100. */
  level(): number;
  close(): void;
}

/** Opened by a click: browsers let no page sound by itself. */
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
