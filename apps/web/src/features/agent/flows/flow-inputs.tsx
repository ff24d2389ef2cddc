import { checkExpression, type ExpressionNames } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { NativeSelect, TextInput } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  /** Names of all states of the flow. */
  states: readonly string[];
  readOnly: boolean;
  onChange: (target: string) => void;
}

/**
 * Field for the next state. If the selected state no longer exists, it stays in the list until another state is
 * selected.
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

interface ConditionInputProps {
  label: string;
  value: string;
  slots: ExpressionNames['slots'];
  expected: 'condition' | 'value';
  readOnly: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** Text field for an expression. Shows the first problem of the expression while the user types. */
export function ConditionInput({
  label,
  value,
  slots,
  expected,
  readOnly,
  placeholder,
  onChange,
}: ConditionInputProps) {
  const [problem] = value.trim() === '' ? [] : checkExpression(value, { slots }, expected);
  return (
    <TextInput
      label={label}
      value={value}
      placeholder={placeholder}
      error={problem}
      readOnly={readOnly}
      autoComplete="off"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      flex={1}
      miw={180}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
