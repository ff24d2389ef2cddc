export const SAMPLE_RATE = 16_000;
/** Duration of one audio message, in milliseconds. */
export const FRAME_MS = 20;
const FRAME = (SAMPLE_RATE * FRAME_MS) / 1000;

/** Background noise. */
const HUM = { hertz: 120, loudness: 300 } as const;
const VOICES = {
  assistant: { hertz: 440, loudness: 9_000 },
  user: { hertz: 330, loudness: 9_000 },
} as const;

export interface CallTone {
  /**
   * Adds a tone to the audio, with a length of 60 milliseconds per character of the text, but at least 0.1 and at most
   * 3 seconds.
   */
  speak(role: keyof typeof VOICES, words: string): void;
  /** Returns the next 20 milliseconds of audio as signed 16-bit little-endian samples. */
  next(): Buffer;
}

/** Generates the audio of a simulated call. The same utterances always produce the same audio. */
export function callTone(): CallTone {
  const spoken: { voice: (typeof VOICES)[keyof typeof VOICES]; left: number }[] = [];
  let at = 0;
  return {
    speak: (role, words) => {
      spoken.push({ voice: VOICES[role], left: Math.max(5, Math.min(words.length * 3, 150)) });
    },
    next: () => {
      const [now] = spoken;
      const frame = sine(now?.voice ?? HUM, at);
      at += FRAME;
      if (now) now.left -= 1;
      if (now?.left === 0) spoken.shift();
      return frame;
    },
  };
}

function sine({ hertz, loudness }: { hertz: number; loudness: number }, from: number): Buffer {
  const frame = Buffer.alloc(FRAME * 2);
  for (let nth = 0; nth < FRAME; nth += 1) {
    const turn = (2 * Math.PI * hertz * (from + nth)) / SAMPLE_RATE;
    frame.writeInt16LE(Math.round(loudness * Math.sin(turn)), nth * 2);
  }
  return frame;
}
