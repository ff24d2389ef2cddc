import { useState } from 'react';
import { handleMutationResult, type Payload } from '../../lib/handle-mutation-result.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useVoiceUpload } from './use-voice-upload.ts';

interface VoiceChallenge {
  readonly id: string;
  readonly phrases: readonly string[];
  readonly uploadPath: string;
}

interface ChallengePayload extends Payload {
  readonly challenge: VoiceChallenge | null;
}

interface Options {
  /** Requests digits to read. */
  readonly requestDigits: () => Promise<ChallengePayload | undefined>;
  /** Called with the refusal, or with undefined if the server accepted the recordings. */
  readonly onSent: (refused: Refused | undefined) => void;
}

/** Requests digits and sends the recordings in which they were read. */
export function useVoiceRecordings({ requestDigits, onSent }: Options) {
  const [challenge, setChallenge] = useState<VoiceChallenge | null>(null);
  const upload = useVoiceUpload();
  const request = useMutationAction(async () =>
    handleMutationResult(await requestDigits(), (payload) => setChallenge(payload.challenge)),
  );
  const sending = useMutationAction(async (recordings: readonly ArrayBuffer[]) => {
    // The digits can be used once.
    setChallenge(null);
    const refused = await upload(challenge?.uploadPath ?? '', recordings);
    onSent(refused);
    return refused;
  });
  const start = async () => {
    sending.clear();
    await request.attempt();
  };
  return {
    challenge,
    start,
    send: sending.attempt,
    pending: request.pending || sending.pending,
    refusal: sending.refusal ?? request.refusal,
  };
}
