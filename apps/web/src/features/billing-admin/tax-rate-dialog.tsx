import { useMutation } from '@apollo/client/react';
import { TAX_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateTaxRateDocument, TaxRatesDocument } from '../../gql/taxes.ts';
import { countryNames } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that adds a tax rate for a country. */
export const TaxRateDialog = ({ opened, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title={t`Add tax rate`}>
    <TaxRateForm onClose={onClose} />
  </Modal>
);

function TaxRateForm({ onClose }: { onClose: () => void }) {
  const [create] = useMutation(CreateTaxRateDocument, { refetchQueries: [TaxRatesDocument] });
  const form = useForm<{ country: string | null; name: string; percent: number | string; validFrom: string }>({
    initialValues: { country: null, name: t`VAT`, percent: '', validFrom: '' },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ country, name, percent, validFrom }) => {
    // An empty field is sent as -1, which the API rejects.
    const rate = percent === '' ? -1 : Number(percent);
    const input = { country: country ?? '', name, percent: rate, validFrom: validFrom || null };
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createTaxRate, () => {
      void toast(t`Tax rate added.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add tax rate`}>
      <Stack gap="md">
        <Select
          label={t`Country`}
          placeholder={t`Select country`}
          searchable
          allowDeselect={false}
          data={countryNames()}
          {...form.getInputProps('country')}
        />
        <TextInput
          label={t`Tax`}
          description={t`Printed on invoices.`}
          maxLength={TAX_LIMITS.nameLength}
          {...form.getInputProps('name')}
        />
        <NumberInput
          label={t`Rate in percent`}
          min={0}
          max={100}
          allowNegative={false}
          decimalScale={2}
          {...form.getInputProps('percent')}
        />
        <TextInput
          type="date"
          label={t`Valid from`}
          description={t`Optional. Leave empty to use today.`}
          {...form.getInputProps('validFrom')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add tax rate`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
