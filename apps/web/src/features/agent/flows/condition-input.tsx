import { checkExpression, type ExpressionNames } from '@frontdesk/agent/engine';
import { TextInput } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  slots: ExpressionNames['slots'];
  expected: 'condition' | 'value';
  readOnly: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** Text field for an expression. Shows the first problem of the expression while the user types. */
export function ConditionInput({ label, value, slots, expected, readOnly, placeholder, onChange }: Props) {
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
