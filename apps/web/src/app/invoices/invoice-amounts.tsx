import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import type { InvoiceQuery } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';

type Invoice = InvoiceQuery['invoice'];

interface Props {
  invoice: Pick<
    Invoice,
    | 'currency'
    | 'netMinor'
    | 'taxMinor'
    | 'totalMinor'
    | 'taxTreatment'
    | 'taxName'
    | 'taxPercent'
    | 'amountDueMinor'
    | 'creditUses'
    | 'creditNotes'
  >;
}

/** Net amount, tax, total and credits of an invoice, with the reason if no tax is charged. */
export function InvoiceAmounts({ invoice }: Props) {
  const { currency, netMinor, taxMinor, totalMinor, taxTreatment, amountDueMinor } = invoice;
  const note = taxNote(taxTreatment ?? null);
  return (
    <Stack gap={4} align="flex-end">
      <Text size="sm">{t`Net ${amountText(netMinor, currency)}`}</Text>
      {taxTreatment === 'STANDARD' && <Text size="sm">{`${taxTitle(invoice)} ${amountText(taxMinor, currency)}`}</Text>}
      <Text fw={600}>{t`Total ${amountText(totalMinor, currency)}`}</Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {creditsOf(invoice).map(([number, amountMinor]) => (
        <Text key={number} size="sm">{t`Credit note ${number} ${amountText(-amountMinor, currency)}`}</Text>
      ))}
      {amountDueMinor !== totalMinor && <Text fw={600}>{t`Amount due ${amountText(amountDueMinor, currency)}`}</Text>}
    </Stack>
  );
}

/** Returns what each credit note takes from the amount due: the balances that were used, and what lowered it. */
const creditsOf = ({ creditUses, creditNotes }: Props['invoice']): (readonly [string, number])[] => [
  ...creditUses.map(({ creditNoteNumber, amountMinor }) => [creditNoteNumber, amountMinor] as const),
  ...creditNotes.flatMap(({ number, loweredMinor }) => (loweredMinor > 0 ? [[number, loweredMinor] as const] : [])),
];

const taxTitle = ({ taxName, taxPercent }: Props['invoice']) =>
  `${taxName ?? ''} ${(taxPercent ?? 0).toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;

function taxNote(treatment: Invoice['taxTreatment'] | null): string | null {
  switch (treatment) {
    case 'STANDARD':
      return null;
    case 'REVERSE_CHARGE':
      return t`Reverse charge`;
    case 'OUTSIDE':
      return t`No tax is charged in the country of the payer.`;
    case 'NO_RATE':
      return t`No tax is charged.`;
    default:
      return t`Amounts contain no taxes.`;
  }
}
