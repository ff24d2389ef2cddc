import { useState } from 'react';
import type { Refused } from './use-form-mutation.ts';
import { useMutationAction } from './use-mutation-action.ts';

/**
 * Asks before it does. A refusal stays in the dialog, where the decision is made; without one the dialog closes.
 * `ask` opens it, `dialog` is spread into a ConfirmDialog or a TypeToConfirmDialog.
 */
export function useConfirmation(work: () => Promise<Refused | undefined>) {
  const [opened, setOpened] = useState(false);
  const { attempt, pending, refusal, clear } = useMutationAction(work);
  const close = () => setOpened(false);
  const ask = () => {
    clear();
    setOpened(true);
  };
  const onConfirm = () => void attempt().then((done) => done && close());
  return { ask, dialog: { opened, onClose: close, onConfirm, pending, refusal } };
}
