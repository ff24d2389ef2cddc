import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { DeleteTaxRateDocument, TaxRatesDocument } from '../../gql/taxes.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { countryOf, type TaxRate } from './tax-rate.ts';

interface Props {
  /** Rate that is deleted. Null if the dialog is closed. */
  rate: TaxRate | null;
  onClose: () => void;
}

/** Dialog that confirms the deletion of a tax rate. */
export function DeleteTaxRate({ rate: now, onClose }: Props) {
  const rate = useLastValue(now);
  const [remove] = useMutation(DeleteTaxRateDocument, {
    refetchQueries: [TaxRatesDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ id }: TaxRate) => {
    const { data } = await remove({ variables: { id } });
    const refused = refusalOf(data?.deleteTaxRate);
    if (!refused) void toast(t`Tax rate deleted.`);
    return refused;
  });
  if (!rate) return null;
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={t`Delete ${rate.name} of ${countryOf(rate)}?`}
      confirmLabel={t`Delete`}
      onConfirm={() => void attempt(rate).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger
    >
      <Text size="sm">{t`Invoices that were issued keep their taxes.`}</Text>
    </ConfirmDialog>
  );
}
