import { NativeSelect } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  /** Names of the states of the flow. */
  states: readonly string[];
  readOnly: boolean;
  onChange: (target: string) => void;
}

/** The state that follows. A missing one stays visible until another is chosen. */
export function TargetSelect({ label, value, states, readOnly, onChange }: Props) {
  const isMissing = !states.includes(value);
  const data = states.map((name) => ({ value: name, label: name }));
  return (
    <NativeSelect
      label={label}
      data={isMissing ? [{ value, label: value === '' ? 'Choose a state' : `${value} (missing)` }, ...data] : data}
      value={value}
      disabled={readOnly}
      error={isMissing}
      miw={150}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
