import { CALL_MODE_TITLES, type OperatorActionKind } from '@frontdesk/domain';
import { Text } from '@mantine/core';
import type { CallControls_CallFragment } from '../../gql/types.ts';
import { formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './action-list.module.css';

type Action = CallControls_CallFragment['actions'][number];

const WORDS: Record<OperatorActionKind, string> = {
  JOIN: 'joined',
  SWITCH: 'switched',
  GUIDE: 'guided the agent',
  SAY: 'said',
  LEAVE: 'left',
  END: 'hung up',
  WRAP_UP: 'wrapped up',
};

/** Actions of operators in a call, with their results. */
export function ActionList({ actions }: { actions: readonly Action[] }) {
  const { timezone } = useWorkspace();
  if (actions.length === 0) return null;
  return (
    <ol className={classes.list} aria-label="Operator actions">
      {actions.map((action) => (
        <li key={action.id} className={classes.item}>
          <Text size="sm">
            <time dateTime={action.occurredAt} className={classes.time}>
              {formatTime(action.occurredAt, timezone)}
            </time>{' '}
            {action.memberName} {WORDS[action.kind]}
            {action.mode && `: ${CALL_MODE_TITLES[action.mode].toLowerCase()}`}
            {action.text && <span dir="auto">: “{action.text}”</span>}
          </Text>
          <Outcome action={action} />
        </li>
      ))}
    </ol>
  );
}

function Outcome({ action: { state, failure } }: { action: Action }) {
  if (state === 'DONE') return null;
  if (state === 'WAITING' || state === 'REQUESTING')
    return (
      <Text size="xs" c="dimmed">
        Sending…
      </Text>
    );
  return (
    <Text size="xs" className={classes.failed}>
      {state === 'UNCONFIRMED' ? 'Delivery unconfirmed' : 'Failed'}
      {failure && `: ${failure}`}
    </Text>
  );
}
