import { useContext, useState } from 'react';
import { textFor } from '../ui/refusal-alert.tsx';
import { FailureWordsContext } from './error-messages.ts';
import type { Refused } from './use-form-mutation.ts';

/**
 * Does something that has no form: the work answers with a refusal, or with nothing when it went well. What the server
 * said no with, or why it could not be asked, comes back as `refusal`, for a <RefusalAlert> beside the button.
 */
export function useAttempt<Args extends unknown[]>(work: (...args: Args) => Promise<Refused | undefined>) {
  const wordsFor = useContext(FailureWordsContext);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Resolves to whether it was done. */
  async function attempt(...args: Args): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const refused = await work(...args);
      if (refused) setRefusal(refused.message ?? textFor(refused.code));
      return !refused;
    } catch (error) {
      setRefusal(wordsFor(error));
      return false;
    } finally {
      setPending(false);
    }
  }
  return { attempt: (...args: Args) => attempt(...args), pending, refusal, clear: () => setRefusal(null) };
}
