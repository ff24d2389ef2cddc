import { instantsOf, localTime } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** A time in the past, and whether facts must have been known or have applied at this time. */
export interface PastTime {
  /** Time in ISO 8601 format. */
  readonly at: string;
  readonly by: 'known' | 'valid';
}

/** Returns the arguments of a query for a time in the past. */
export const timesOf = ({ at, by }: PastTime) => (by === 'known' ? { knownAt: at } : { effectiveAt: at });

/** Returns the time in the past from the URL and its setter. Null stands for the current time. */
export function usePastTime() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const at = firstParam(params, 'at');
  const by = firstParam(params, 'by') === 'valid' ? 'valid' : 'known';
  const past: PastTime | null = Number.isNaN(Date.parse(at)) ? null : { at, by };
  const setPast = (next: PastTime | null, { resetScroll = false } = {}) =>
    void navigate({
      to: '.',
      search: { ...params, at: next?.at, by: next?.by === 'valid' ? 'valid' : undefined },
      replace: true,
      resetScroll,
    });
  return { past, setPast };
}

interface Props {
  past: PastTime | null;
  onChange: (past: PastTime | null) => void;
}

/** Selects the time in the past whose facts are shown. */
export function HistoryControl({ past, onChange }: Props) {
  const { timezone } = useWorkspace();
  return (
    <Group gap="xs">
      {past && (
        <NativeSelect
          size="xs"
          aria-label={t`Show facts that were`}
          data={[
            { value: 'known', label: t`Known at` },
            { value: 'valid', label: t`Valid at` },
          ]}
          value={past.by}
          onChange={({ currentTarget }) => onChange({ ...past, by: currentTarget.value as PastTime['by'] })}
        />
      )}
      <TextInput
        type="datetime-local"
        size="xs"
        aria-label={t`Show facts as of`}
        max={localTime(new Date(), timezone)}
        value={past ? localTime(new Date(past.at), timezone) : ''}
        onChange={(event) => {
          const [chosen] = instantsOf(event.currentTarget.value, timezone);
          // The field has no seconds, so events during the whole minute are included.
          if (chosen) onChange({ by: 'known', ...past, at: new Date(chosen.getTime() + 59_999).toISOString() });
        }}
      />
      {past && (
        <Button size="xs" variant="default" onClick={() => onChange(null)}>
          {t`Show current state`}
        </Button>
      )}
    </Group>
  );
}
