import { useMutation, useQuery } from '@apollo/client/react';
import { INVOICE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BillingAccountDocument, UpdateBillingAccountDocument } from '../../gql/billing-page.ts';
import type { BillingAccountQuery } from '../../gql/types.ts';
import { countryNames } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

type Account = NonNullable<BillingAccountQuery['billingAccount']>;

/** Shows the payer of the workspace, with a form for members who can change it. */
export function AccountSection() {
  const { data, error, refetch } = useQuery(BillingAccountDocument, { fetchPolicy: 'cache-and-network' });
  const canUpdate = useCan('update', 'BillingAccount');
  return (
    <Section title={t`Billing account`} description={t`Printed on new invoices.`}>
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : !data ? (
        <Skeleton height={120} role="status" aria-label={t`Loading billing account`} />
      ) : canUpdate ? (
        <AccountForm key={data.billingAccount?.id ?? ''} account={data.billingAccount ?? null} />
      ) : (
        <AccountText account={data.billingAccount ?? null} />
      )}
    </Section>
  );
}

function AccountText({ account }: { account: Account | null }) {
  if (!account) return <Text size="sm" c="dimmed">{t`No billing account yet`}</Text>;
  const { name, address, country, email, vatId } = account;
  return (
    <Stack gap={2}>
      <Text size="sm" fw={550}>
        {name}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {address}
      </Text>
      <Text size="sm">{countryNames().find(({ value }) => value === country)?.label ?? country}</Text>
      <Text size="sm">{email}</Text>
      {vatId && <Text size="sm">{t`VAT ID ${vatId}`}</Text>}
    </Stack>
  );
}

function AccountForm({ account }: { account: Account | null }) {
  const [update] = useMutation(UpdateBillingAccountDocument, { refetchQueries: [BillingAccountDocument] });
  const { name = '', address = '', country = null, email = '', vatId } = account ?? {};
  const form = useForm({
    initialValues: { name, address, country: country as string | null, email, vatId: vatId ?? '' },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const input = { ...values, country: values.country ?? '', vatId: values.vatId.trim() || null };
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateBillingAccount, () => void toast(t`Billing account saved.`));
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Billing account`}>
      <Stack gap="md" maw={480}>
        <TextInput label={t`Name`} autoComplete="organization" {...form.getInputProps('name')} />
        <Textarea
          label={t`Address`}
          autoComplete="street-address"
          maxLength={INVOICE_LIMITS.addressLength}
          autosize
          minRows={3}
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
        <TextInput label={t`Email`} type="email" autoComplete="email" {...form.getInputProps('email')} />
        <TextInput
          label={t`VAT ID`}
          description={t`Optional. Only the format is checked.`}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('vatId')}
        />
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" loading={pending}>
            {t`Save billing account`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
