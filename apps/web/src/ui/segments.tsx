import { useId } from 'react';
import classes from './segments.module.css';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  tone?: 'neutral' | 'good' | 'bad';
}

interface Props<Value extends string> {
  /** Accessible name of the group. */
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** Id of the element that describes the group, for example why the group is disabled. */
  describedBy?: string;
}

/**
 * Group of options next to each other, one of which is selected. Implemented as radio buttons, so that the arrow keys
 * select an option.
 */
export function Segments<Value extends string>(props: Props<Value>) {
  const { label, segments, value, onChange, disabled, describedBy } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} aria-describedby={describedBy} className={classes.group}>
      {segments.map((segment) => (
        <label key={segment.value} className={classes.segment} data-tone={segment.tone ?? 'neutral'}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={segment.value === value}
            disabled={disabled}
            onChange={() => onChange(segment.value)}
          />
          {segment.label}
        </label>
      ))}
    </div>
  );
}
