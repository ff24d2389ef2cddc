import { t } from '@lingui/core/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Segments } from '../../ui/segments.tsx';
import classes from './analytics.module.css';
import { isRange, PERIODS, type Period, type Range } from './range.ts';

const LABELS: Record<Period, string> = { 7: t`7 days`, 30: t`30 days`, 90: t`90 days`, 365: t`1 year` };
const SEGMENTS = PERIODS.map((value) => ({ value, label: LABELS[value] }));

interface Props {
  range: Range;
  today: string;
  onChange: (range: Range) => void;
}

/** Control that selects a number of days up to today, or a custom date range. */
export function RangeBar({ range, today, onChange }: Props) {
  const pick = (period: Period | '') => period && onChange({ from: '', to: '', period });
  return (
    <div className={classes.range} role="search" aria-label={t`Date range`}>
      <Segments<Period | ''> label={t`Period`} segments={SEGMENTS} value={range.period ?? ''} onChange={pick} />
      <Days key={`${range.from} ${range.to}`} range={range} today={today} onChange={onChange} />
    </div>
  );
}

function Days({ range, today, onChange }: Props) {
  const [days, setDays] = useState({ from: range.from, to: range.to });
  const change = (next: typeof days) => {
    setDays(next);
    if (isRange(next)) onChange({ ...next, period: null });
  };
  const wrong = days.from !== '' && days.to !== '' && !isRange(days);
  const field = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      aria-label={label}
      size="xs"
      max={today}
      value={days[name]}
      error={wrong && name === 'to' ? t`Choose a day on or after the start date, at most two years later.` : null}
      onChange={(event) => change({ ...days, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.days}>
      {field('from', t`Start date`)}
      <span aria-hidden>–</span>
      {field('to', t`End date`)}
    </div>
  );
}
