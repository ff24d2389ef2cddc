import { CALL_MODE_TITLES, type OperatorActionKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { CallControls_CallFragment } from '../../gql/types.ts';
import { formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './action-list.module.css';

type Action = CallControls_CallFragment['actions']['nodes'][number];

const LABELS: Record<OperatorActionKind, (name: string) => string> = {
  JOIN: (name) => t`${name} joined`,
  SWITCH: (name) => t`${name} switched the mode`,
  GUIDE: (name) => t`${name} guided the agent`,
  SAY: (name) => t`${name} said`,
  LEAVE: (name) => t`${name} left`,
  END: (name) => t`${name} hung up`,
  WRAP_UP: (name) => t`${name} wrapped up`,
};

/** List of the operators' actions in a call, with their results. Renders nothing if there are none. */
export function ActionList({ actions }: { actions: readonly Action[] }) {
  const { timezone } = useWorkspace();
  if (actions.length === 0) return null;
  return (
    <ol className={classes.list} aria-label={t`Operator actions`}>
      {actions.map((action) => (
        <li key={action.id} className={classes.item}>
          <Text size="sm">
            <time dateTime={action.occurredAt} className={classes.time}>
              {formatTime(action.occurredAt, timezone)}
            </time>{' '}
            {LABELS[action.kind](action.memberName)}
            {action.mode && `: ${CALL_MODE_TITLES[action.mode].toLowerCase()}`}
            {action.text && <span dir="auto">: “{action.text}”</span>}
          </Text>
          <Outcome action={action} />
        </li>
      ))}
    </ol>
  );
}

function Outcome({ action: { status, failure } }: { action: Action }) {
  if (status === 'DONE') return null;
  if (status === 'WAITING' || status === 'REQUESTING')
    return (
      <Text size="xs" c="dimmed">
        {t`Sending…`}
      </Text>
    );
  return (
    <Text size="xs" className={classes.failed}>
      {status === 'UNCONFIRMED' ? t`Delivery unconfirmed` : t`Failed`}
      {failure && `: ${failure}`}
    </Text>
  );
}
