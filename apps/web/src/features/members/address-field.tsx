import { LIMITS, normalizeEmail, REFUSALS } from '@frontdesk/domain';
import type { ReactNode } from 'react';
import { TagsField } from '../../ui/tags-field.tsx';

const BETWEEN = [',', ';', ' ', '\n', '\t'];

interface Props {
  value?: string[];
  onChange?: (value: string[]) => void;
  onBlur?: (event: React.FocusEvent) => void;
  error?: ReactNode;
}

/** Several addresses, typed or pasted as a list. Invalid ones are marked. */
export function AddressField({ value = [], onChange, error, ...rest }: Props) {
  const wrong = value.filter((email) => !normalizeEmail(email));
  return (
    <TagsField
      label="Email addresses"
      description={`Up to ${LIMITS.invitationsPerRequest}. Invitations expire after ${LIMITS.invitationDays} days.`}
      placeholder={value.length === 0 ? 'noor@example.com' : undefined}
      splitChars={BETWEEN}
      value={value}
      onChange={onChange}
      isDuplicate={(email, all) => all.some((one) => normalizeEmail(one) === (normalizeEmail(email) ?? email))}
      acceptValueOnBlur
      clearable
      clearButtonProps={{ 'aria-label': 'Remove all addresses' }}
      inputMode="email"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-autofocus
      error={error ?? (wrong.length > 0 ? `${REFUSALS.EMAIL_INVALID} (${wrong.slice(0, 3).join(', ')})` : undefined)}
      {...rest}
    />
  );
}
