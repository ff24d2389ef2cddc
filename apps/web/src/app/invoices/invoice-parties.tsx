import { t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import type { InvoiceQuery } from '../../gql/types.ts';
import { countryNames } from '../../lib/countries.ts';

type Invoice = InvoiceQuery['invoice'];

interface Props {
  invoice: Pick<
    Invoice,
    | 'payerName'
    | 'payerAddress'
    | 'payerCountry'
    | 'payerVatId'
    | 'issuerName'
    | 'issuerAddress'
    | 'issuerCountry'
    | 'issuerTaxId'
    | 'issuerBankDetails'
  >;
}

/** Issuer and payer of an invoice, as they were at the time of issue. */
export const InvoiceParties = ({ invoice }: Props) => (
  <Group gap="xl" align="flex-start">
    {invoice.issuerName && (
      <Party
        title={t`Issuer`}
        lines={[
          invoice.issuerName,
          invoice.issuerAddress,
          countryOf(invoice.issuerCountry),
          invoice.issuerTaxId && t`Tax ID ${invoice.issuerTaxId}`,
          invoice.issuerBankDetails,
        ]}
      />
    )}
    <Party
      title={t`Payer`}
      lines={[
        invoice.payerName,
        invoice.payerAddress,
        countryOf(invoice.payerCountry),
        invoice.payerVatId && t`VAT ID ${invoice.payerVatId}`,
      ]}
    />
  </Group>
);

function Party({ title, lines }: { title: string; lines: (string | null | undefined)[] }) {
  return (
    <Stack gap={2}>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {lines.filter((line) => line).join('\n')}
      </Text>
    </Stack>
  );
}

const countryOf = (country: string | null | undefined) =>
  countryNames().find(({ value }) => value === country)?.label ?? country;
