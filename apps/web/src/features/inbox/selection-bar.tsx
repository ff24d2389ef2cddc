import { useApolloClient } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Button, CloseButton } from '@mantine/core';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { changeStatuses } from './change-statuses.ts';
import type { ListedConversation } from './conversation-cache.ts';
import type { StatusChange } from './conversation-status.ts';
import classes from './selection-bar.module.css';
import { SnoozeDialog, useSnoozeDialog } from './snooze-dialog.tsx';

interface Props {
  /** Selected conversations. Contains at least one. */
  selected: readonly ListedConversation[];
  onClear: () => void;
}

/** Bulk actions for the selected conversations. */
export default function SelectionBar({ selected, onClear }: Props) {
  const client = useApolloClient();
  const { timezone } = useWorkspace();
  const { attempt, pending, refusal } = useMutationAction((next: StatusChange) =>
    changeStatuses({ client, timezone }, selected, next),
  );
  const dialog = useSnoozeDialog();
  const has = (...statuses: string[]) => selected.some(({ status }) => statuses.includes(status));
  const change = async (next: StatusChange) => {
    if (pending || !(await attempt(next))) return;
    dialog.close();
    onClear();
  };
  const actions = [
    { keys: 'e', label: t`Resolve`, isOffered: has('OPEN', 'SNOOZED'), run: () => void change({ status: 'RESOLVED' }) },
    { keys: 's', label: t`Snooze`, isOffered: has('OPEN'), run: dialog.open },
    {
      keys: 'shift+o',
      label: t`Reopen`,
      isOffered: has('SNOOZED', 'RESOLVED'),
      run: () => void change({ status: 'OPEN' }),
    },
  ].filter(({ isOffered }) => isOffered);
  useShortcuts(actions.map(({ keys, label, run }) => ({ keys, title: label, group: t`Selected conversations`, run })));
  return (
    <section className={classes.bar} aria-label={t`Selected conversations`}>
      <CloseButton size="sm" aria-label={t`Clear selection`} onClick={onClear} />
      <span className={classes.count} role="status">
        {plural(selected.length, { one: '# selected', other: '# selected' })}
      </span>
      {actions.map(({ keys, label, run }) => (
        <Button
          key={keys}
          size="compact-xs"
          variant="default"
          loading={pending}
          title={refusal ?? undefined}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      <SnoozeDialog
        {...dialog}
        pending={pending}
        refusal={refusal}
        onSnooze={(until) => change({ status: 'SNOOZED', until })}
      />
    </section>
  );
}
