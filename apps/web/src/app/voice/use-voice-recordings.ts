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
  /** Requests the digits that the user must read. */
  readonly requestDigits: () => Promise<ChallengePayload | undefined>;
  /** Called with the server's error if the recordings were rejected, or with undefined if they were accepted. */
  readonly onSent: (refused: Refused | undefined) => void;
}

/** Requests digits, and sends the recordings in which the user reads them. */
export function useVoiceRecordings({ requestDigits, onSent }: Options) {
  const [challenge, setChallenge] = useState<VoiceChallenge | null>(null);
  const upload = useVoiceUpload();
  const request = useMutationAction(async () =>
    handleMutationResult(await requestDigits(), (payload) => setChallenge(payload.challenge)),
  );
  const sending = useMutationAction(async (recordings: readonly ArrayBuffer[]) => {
    // Discard the challenge, because its digits can be used only once.
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
