import { t } from '@lingui/core/macro';
import { NativeSelect } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  /** Names of all states of the flow. */
  states: readonly string[];
  readOnly: boolean;
  onChange: (target: string) => void;
}

/**
 * Selects the next state. If the current target no longer exists, it stays in the list until another state is selected.
 */
export function TargetSelect({ label, value, states, readOnly, onChange }: Props) {
  const isMissing = !states.includes(value);
  const data = states.map((name) => ({ value: name, label: name }));
  return (
    <NativeSelect
      label={label}
      data={isMissing ? [{ value, label: value === '' ? t`Choose a state` : `${value} (missing)` }, ...data] : data}
      value={value}
      disabled={readOnly}
      error={isMissing}
      miw={150}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
