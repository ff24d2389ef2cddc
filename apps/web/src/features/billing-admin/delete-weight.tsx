import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { DeleteEndpointWeightDocument, EndpointWeightsDocument } from '../../gql/weights.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import type { EndpointWeight } from './weights-section.tsx';

interface Props {
  /** Endpoint weight to delete. Null if the dialog is closed. */
  weight: EndpointWeight | null;
  onClose: () => void;
}

/** Dialog that confirms the deletion of an endpoint weight. */
export function DeleteWeight({ weight: now, onClose }: Props) {
  const weight = useLastValue(now);
  const [remove] = useMutation(DeleteEndpointWeightDocument, {
    refetchQueries: [EndpointWeightsDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ id }: EndpointWeight) => {
    const { data } = await remove({ variables: { id } });
    const refused = refusalOf(data?.deleteEndpointWeight);
    if (!refused) void toast(t`Weight deleted.`);
    return refused;
  });
  if (!weight) return null;
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={t`Delete the weight of ${weight.endpoint}?`}
      confirmLabel={t`Delete`}
      onConfirm={() => void attempt(weight).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger
    >
      <Text size="sm">{t`The change applies to API keys within 5 seconds.`}</Text>
    </ConfirmDialog>
  );
}
