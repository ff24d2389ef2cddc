import { useContext, useState } from 'react';
import { ErrorMessageContext } from './error-messages.ts';
import { refusalMessage } from './refusal-message.ts';
import type { Refused } from './use-form-mutation.ts';

/**
 * Returns a function that runs a mutation without a form. `work` returns the server's error, or undefined on success.
 * The message of an error or a failed request is returned as `refusal`, to be shown in a <RefusalAlert>.
 */
export function useMutationAction<Args extends unknown[]>(work: (...args: Args) => Promise<Refused | undefined>) {
  const wordsFor = useContext(ErrorMessageContext);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Resolves to true if the action succeeded. */
  async function attempt(...args: Args): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const refused = await work(...args);
      if (refused) setRefusal(refused.message ?? refusalMessage(refused.code));
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
