declare module '@echogarden/espeak-ng-emscripten' {
  interface Synthesizer {
    /**
     * Sets the voice. Returns 0, or an error code if the voice is unknown, in which case the previous voice is kept.
     */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    set_pitch(percent: number): void;
    set_range(percent: number): void;
    synthesize(text: string, onSamples: (samples: Int16Array | null) => void): void;
    readonly get_samplerate: () => number;
  }

  export default function load(): Promise<{ eSpeakNGWorker: new () => Synthesizer }>;
}
