import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { EndSupportAccessDocument } from '../../gql/end-support-access.ts';
import { SupportAccessesDocument } from '../../gql/support-accesses.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

/** Ends support access immediately. Nothing is lost, so there is no confirmation. */
export function EndSupportAccess({ id }: { id: string }) {
  const [end] = useMutation(EndSupportAccessDocument, { refetchQueries: [SupportAccessesDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    await end({ variables: { input: { id } } });
    void toast('Support access ended.');
  });
  return (
    <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()} title={refusal ?? undefined}>
      End access
    </Button>
  );
}
