import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { CreateCreditNoteLinkDocument, CreatePlatformCreditNoteLinkDocument } from '../../gql/credit-notes.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { CreditNote } from './credit-notes-table.tsx';

interface Props {
  note: CreditNote;
  /** Whether the button is for global admins, who can download credit notes of all workspaces. */
  ofPlatform: boolean;
}

/** Button that downloads a credit note as a PDF file. */
export function DownloadCreditNote({ note: { id, number }, ofPlatform }: Props) {
  const [createLink] = useMutation(CreateCreditNoteLinkDocument);
  const [createPlatformLink] = useMutation(CreatePlatformCreditNoteLinkDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const variables = { id };
    const answer = ofPlatform
      ? (await createPlatformLink({ variables })).data?.createPlatformCreditNoteLink
      : (await createLink({ variables })).data?.createCreditNoteLink;
    return handleMutationResult(answer, ({ url }) => window.location.assign(url));
  });
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        size="xs"
        variant="default"
        aria-label={t`Download ${number}`}
        loading={pending}
        onClick={() => void attempt()}
      >{t`Download PDF`}</Button>
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}
