import { MESSAGE_CURRENCIES, type MessageCurrency, type MessagePrice } from '@frontdesk/domain';
import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import classes from './campaigns.module.css';

interface Props {
  price: MessagePrice | null;
  onChange: (price: MessagePrice | null) => void;
}

/** Price per message from the workspace's own contract. */
export function PriceField({ price, onChange }: Props) {
  const [typed, setTyped] = useState<number | string>(price ? price.tenThousandths / 10_000 : '');
  const [currency, setCurrency] = useState<MessageCurrency>(price?.currency ?? 'USD');
  // Incomplete input such as "0." stays as typed.
  const put = (amount: number | string, to: MessageCurrency) =>
    onChange(amount === '' ? null : { tenThousandths: Math.round(Number(amount) * 10_000), currency: to });
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        label="Price per message"
        description="From your provider’s bill."
        className={classes.price}
        placeholder="0.0000"
        decimalScale={4}
        allowNegative={false}
        max={1_000}
        hideControls
        value={typed}
        onChange={(amount) => {
          setTyped(amount);
          put(amount, currency);
        }}
      />
      <NativeSelect
        aria-label="Currency"
        data={[...MESSAGE_CURRENCIES]}
        value={currency}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as MessageCurrency;
          setCurrency(chosen);
          put(typed, chosen);
        }}
      />
    </Group>
  );
}
