import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { dayKey } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { paramsFrom, type Range, rangeFrom } from './range.ts';

/** Range in the URL and its setter. Today is in the workspace's time zone. */
export function useRange() {
  const { timezone } = useWorkspace();
  const navigate = useNavigate();
  const today = dayKey(Date.now(), timezone);
  return {
    today,
    range: rangeFrom(useSearchParams(), today),
    setRange: (range: Range) =>
      void navigate({ to: '.', search: paramsFrom(range), replace: true, resetScroll: false }),
  };
}
