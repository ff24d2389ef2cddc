import { Checkbox, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './choice-card.module.css';

interface Props {
  label: ReactNode;
  /** Technical name of the option. */
  code: string;
  /** Reason why the option is checked or disabled. */
  note?: string | null;
  /** Warning that is shown if the option is checked. */
  warning?: string | null | undefined;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Checkbox with a label, the technical name of the option, a note and a warning. */
export function ChoiceCard({ label, code, note, warning, checked, disabled, onChange }: Props) {
  return (
    <div className={classes.choice}>
      <Checkbox
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={label}
        classNames={{ description: classes.description, label: classes.label }}
        description={
          <>
            <span className={classes.code}>{code}</span>
            {note && <span>{note}</span>}
          </>
        }
      />
      {checked && warning && (
        <Text size="sm" className={classes.warning}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>{warning}</span>
        </Text>
      )}
    </div>
  );
}
