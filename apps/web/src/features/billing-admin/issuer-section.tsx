import { useMutation, useQuery } from '@apollo/client/react';
import { INVOICE_LIMITS, TAX_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { InvoiceIssuerDocument, UpdateInvoiceIssuerDocument } from '../../gql/taxes.ts';
import type { InvoiceIssuerQuery } from '../../gql/types.ts';
import { countryNames } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { denialOf } from '../../session/denial.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

type Issuer = NonNullable<InvoiceIssuerQuery['invoiceIssuer']>;

/** Form for the issuer that is printed on new invoices. */
export function IssuerSection() {
  const { data, error, refetch } = useQuery(InvoiceIssuerDocument);
  return (
    <Section
      title={t`Issuer`}
      description={t`Printed on new invoices. Without an issuer, new invoices contain no taxes.`}
    >
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : data ? (
        <IssuerForm key={data.invoiceIssuer?.id ?? ''} issuer={data.invoiceIssuer ?? null} />
      ) : (
        <Skeleton height={320} role="status" aria-label={t`Loading issuer`} />
      )}
    </Section>
  );
}

function IssuerForm({ issuer }: { issuer: Issuer | null }) {
  const [update] = useMutation(UpdateInvoiceIssuerDocument, { refetchQueries: [InvoiceIssuerDocument] });
  const { name = '', address = '', country = null, taxId = '', bankDetails = '' } = issuer ?? {};
  const form = useForm({ initialValues: { name, address, country: country as string | null, taxId, bankDetails } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const { data } = await update({ variables: { input: { ...values, country: values.country ?? '' } } });
    return handleMutationResult(data?.updateInvoiceIssuer, () => void toast(t`Issuer saved.`));
  });
  const lines = { autosize: true, minRows: 3 };
  return (
    <Form onSubmit={onSubmit} aria-label={t`Issuer`}>
      <Stack gap="md" maw={480}>
        <TextInput label={t`Legal name`} autoComplete="off" {...form.getInputProps('name')} />
        <Textarea
          label={t`Address`}
          maxLength={INVOICE_LIMITS.addressLength}
          {...lines}
          {...form.getInputProps('address')}
        />
        <Select
          label={t`Country`}
          placeholder={t`Select country`}
          searchable
          allowDeselect={false}
          data={countryNames()}
          {...form.getInputProps('country')}
        />
        <TextInput
          label={t`Tax ID`}
          description={t`Optional.`}
          maxLength={TAX_LIMITS.taxIdLength}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('taxId')}
        />
        <Textarea
          label={t`Bank details`}
          description={t`Optional.`}
          maxLength={TAX_LIMITS.bankDetailsLength}
          {...lines}
          {...form.getInputProps('bankDetails')}
        />
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" variant="default" loading={pending}>
            {t`Save issuer`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
