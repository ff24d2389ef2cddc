import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { DeleteTaxRateDocument, TaxRatesDocument } from '../../gql/taxes.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { countryOf, type TaxRate } from './tax-rate.ts';

/** Button that deletes a tax rate after a confirmation. */
export function DeleteTaxRate({ rate }: { rate: TaxRate }) {
  const [remove] = useMutation(DeleteTaxRateDocument, { refetchQueries: [TaxRatesDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id: rate.id } });
    return handleMutationResult(data?.deleteTaxRate, () => toast(t`Tax rate deleted.`));
  });
  const title = t`Delete ${rate.name} of ${countryOf(rate)}`;
  return (
    <>
      <Button size="xs" variant="subtle" color="red" aria-label={title} onClick={ask}>
        {t`Delete`}
      </Button>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel={t`Delete`} danger>
        <Text size="sm">{t`Invoices that were issued keep their taxes.`}</Text>
      </ConfirmDialog>
    </>
  );
}
