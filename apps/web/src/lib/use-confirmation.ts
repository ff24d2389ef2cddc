import { useState } from 'react';
import type { Refused } from './use-form-mutation.ts';
import { useMutationAction } from './use-mutation-action.ts';

/**
 * Returns the state of a dialog that asks for confirmation before `work` runs. `ask` opens the dialog. Spread `dialog`
 * into a ConfirmDialog or TypeToConfirmDialog. On success the dialog closes, otherwise it shows the error.
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
