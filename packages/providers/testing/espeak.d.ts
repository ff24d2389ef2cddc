declare module '@echogarden/espeak-ng-emscripten' {
  interface Synthesizer {
    /** Returns 0, or an error and keeps the last voice. */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    set_pitch(percent: number): void;
    set_range(percent: number): void;
    synthesize(text: string, onSamples: (samples: Int16Array | null) => void): void;
    readonly get_samplerate: () => number;
  }

  export default function load(): Promise<{ eSpeakNGWorker: new () => Synthesizer }>;
}
