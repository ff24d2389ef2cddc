import { MESSAGE_CURRENCIES, type MessageCurrency, type MessagePrice, type TemplateCategory } from '@frontdesk/domain';
import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Price per message by category, stored in this browser. */
export function usePrice(category: TemplateCategory) {
  const { id } = useWorkspace();
  const store = createStoredValue(`frontdesk.price.${id}.${category}`);
  const [price, setPrice] = useState(() => read(store.get()));
  const put = (next: MessagePrice | null) => {
    store.set(next && `${next.tenThousandths} ${next.currency}`);
    setPrice(next);
  };
  return { price, setPrice: put };
}

function read(text: string | null): MessagePrice | null {
  const [amount = '', currency = ''] = text?.split(' ') ?? [];
  const isKnown = /^\d{1,9}$/.test(amount) && MESSAGE_CURRENCIES.some((one) => one === currency);
  return isKnown ? { tenThousandths: Number(amount), currency: currency as MessageCurrency } : null;
}
