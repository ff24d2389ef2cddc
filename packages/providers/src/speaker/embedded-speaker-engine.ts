import { extname } from 'node:path';
import { Piscina } from 'piscina';
import type { SpeakerEngine, SpokenDigits } from '../ports/speaker-port.ts';
import { EMBEDDED_MODEL } from './compare-voices.ts';
import { SpeakerEngineUnavailable } from './speaker-engine-unavailable.ts';
import type { SpeakerResults, SpeakerTask } from './speaker-worker.ts';
import { checkVoiceprint } from './voiceprint.ts';

export interface EmbeddedSpeakerEngineOptions {
  /** Maximum number of threads. */
  readonly threads?: number;
  /** Maximum number of calls that wait for a thread. */
  readonly queue?: number;
  /** Maximum duration of a call in milliseconds, including the time in which it waits for a thread. */
  readonly timeoutMs?: number;
}

/** Minimum accepted scores, measured with `bench/voice.mjs`. See docs/voice-verification.md for the error rates. */
const THRESHOLDS = { LENIENT: 0.3, BALANCED: 0.8, STRICT: 1.25 } as const;
const WORKER = new URL(`./speaker-worker${extname(import.meta.url)}`, import.meta.url).href;
/** Time in milliseconds after which an unused thread ends. */
const IDLE_MS = 60_000;
const MEMORY = { maxOldGenerationSizeMb: 128 };

/**
 * Compares voices with a model that is part of the package. Its accuracy was measured with synthetic voices only. Calls
 * reject with SpeakerEngineUnavailable, and `compare` also with VoiceprintError.
 */
export function embeddedSpeakerEngine({
  threads = 2,
  queue = 20,
  timeoutMs = 5_000,
}: EmbeddedSpeakerEngineOptions = {}): SpeakerEngine {
  const limits = { minThreads: 0, maxThreads: threads, idleTimeout: IDLE_MS, resourceLimits: MEMORY };
  // The threads get no environment variables, because these contain secrets.
  const pool = new Piscina({ filename: WORKER, env: {}, ...limits });
  let pending = 0;
  let isClosed = false;
  const run = async <Type extends SpeakerTask['type']>(task: Extract<SpeakerTask, { type: Type }>) => {
    if (pending >= threads + queue) throw new SpeakerEngineUnavailable('QUEUE_FULL');
    // A call after closing would make the pool start new threads.
    if (isClosed) throw new SpeakerEngineUnavailable('FAILED');
    pending++;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return (await pool.run(task, { signal })) as SpeakerResults[Type];
    } catch (error) {
      throw new SpeakerEngineUnavailable(signal.aborted ? 'TIMEOUT' : 'FAILED', error);
    } finally {
      pending--;
    }
  };
  return {
    model: EMBEDDED_MODEL,
    thresholds: THRESHOLDS,
    inspect: (speech) => run<'inspect'>({ type: 'inspect', speech }),
    enroll: async (samples) => run<'enroll'>({ type: 'enroll', samples: checkedSamples(samples) }),
    compare: async (voiceprint, samples) => {
      checkVoiceprint(voiceprint, EMBEDDED_MODEL);
      return run<'compare'>({ type: 'compare', voiceprint, samples: checkedSamples(samples) });
    },
    close: () => {
      isClosed = true;
      return pool.destroy();
    },
  };
}

function checkedSamples(samples: readonly SpokenDigits[]): readonly SpokenDigits[] {
  if (samples.length > 0 && samples.every(({ digits }) => /^\d{1,20}$/.test(digits))) return samples;
  throw new RangeError('Each recording needs 1 to 20 digits, and there must be at least one recording.');
}
