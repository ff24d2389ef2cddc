import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { CreateInvoiceLinkDocument, CreatePlatformInvoiceLinkDocument } from '../../gql/invoice-links.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  id: string;
  /** Whether the button is for global admins, who can download invoices of all workspaces. */
  ofPlatform?: boolean;
}

/** Button that downloads an invoice as a PDF file. */
export function DownloadInvoice({ id, ofPlatform = false }: Props) {
  const [createLink] = useMutation(CreateInvoiceLinkDocument);
  const [createPlatformLink] = useMutation(CreatePlatformInvoiceLinkDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const variables = { id };
    const answer = ofPlatform
      ? (await createPlatformLink({ variables })).data?.createPlatformInvoiceLink
      : (await createLink({ variables })).data?.createInvoiceLink;
    return handleMutationResult(answer, ({ url }) => window.location.assign(url));
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={pending}
        onClick={() => void attempt()}
      >{t`Download PDF`}</Button>
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}
