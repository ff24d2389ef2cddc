import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { RegisterOperationDocument } from '../../gql/register-operation.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { useAttempt } from '../../ui/use-attempt.ts';

export interface SavedOperation {
  id: string;
  name: string;
  curl: string;
}

/** Keeps a document for automation. Saving the same one twice gives the same id. */
export function useSaveOperation() {
  const [register] = useMutation(RegisterOperationDocument, { refetchQueries: [PlaygroundPageDocument] });
  const [saved, setSaved] = useState<SavedOperation | null>(null);
  const { attempt, pending, refusal, clear } = useAttempt(async (document: string) => {
    const { data } = await register({ variables: { input: { document } } });
    const result = data?.registerPersistedOperation;
    switch (result?.__typename) {
      case 'PersistedOperationRegistered':
        return setSaved(result.operation) as undefined;
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  const save = (document: string) => void attempt(document);
  return { save, pending, refusal, clear, saved, forget: () => setSaved(null) };
}
