import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { RegisterOperationDocument } from '../../gql/register-operation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

export interface SavedOperation {
  id: string;
  name: string;
  curl: string;
}

/** Returns a function that saves a document as a persisted operation. The id is a hash of the document. */
export function useSaveOperation() {
  const [register] = useMutation(RegisterOperationDocument, { refetchQueries: [PlaygroundPageDocument] });
  const [saved, setSaved] = useState<SavedOperation | null>(null);
  const { attempt, pending, refusal, clear } = useMutationAction(async (document: string) => {
    const { data } = await register({ variables: { input: { document } } });
    return handleMutationResult(data?.registerPersistedOperation, {
      PersistedOperationRegistered: (answer) => setSaved(answer.operation),
    });
  });
  const save = (document: string) => void attempt(document);
  return { save, pending, refusal, clear, saved, forget: () => setSaved(null) };
}
