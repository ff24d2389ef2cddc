import type { SpeakerComparison, Speech, SpeechDefect, SpokenDigits } from '../ports/speaker-port.ts';
import { compareVoice, enrollVoice } from './compare-voices.ts';
import { inspectSpeech } from './inspect-speech.ts';

export type SpeakerTask =
  | { readonly type: 'inspect'; readonly speech: Speech }
  | { readonly type: 'enroll'; readonly samples: readonly SpokenDigits[] }
  | { readonly type: 'compare'; readonly voiceprint: Uint8Array; readonly samples: readonly SpokenDigits[] };

export interface SpeakerResults {
  readonly inspect: SpeechDefect | null;
  readonly enroll: Uint8Array | null;
  readonly compare: SpeakerComparison;
}

/** Runs one task in a worker thread of the pool. */
export default function runSpeakerTask(task: SpeakerTask): SpeakerResults[SpeakerTask['type']] {
  switch (task.type) {
    case 'inspect':
      return inspectSpeech(task.speech);
    case 'enroll':
      return enrollVoice(task.samples);
    case 'compare':
      return compareVoice(task.voiceprint, task.samples);
  }
}
