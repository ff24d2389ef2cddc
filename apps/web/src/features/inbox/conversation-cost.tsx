import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { ConversationCostDocument } from '../../gql/conversation-cost.ts';
import { dollarsOf } from '../../lib/dollars.ts';
import { useCan } from '../../session/workspace.tsx';
import classes from './contact-pane.module.css';

/** Model cost of a conversation. Renders nothing if there are no model calls or the viewer cannot read the cost. */
export function ConversationCost({ conversation }: { conversation: string }) {
  const canRead = useCan('read', 'ModelUsage');
  const { data } = useQuery(ConversationCostDocument, {
    variables: { conversation },
    fetchPolicy: 'cache-and-network',
    skip: !canRead,
  });
  const used = data?.conversationModelUsage;
  if (!used || used.callCount === 0) return null;
  const { callCount, unpricedCount, costMicros } = used;
  const cost = unpricedCount === callCount ? t`Unknown` : dollarsOf(costMicros);
  const requests = plural(callCount, { one: '# request', other: '# requests' });
  return (
    <dl className={`${classes.facts} ${classes.cost}`}>
      <div>
        <dt className={classes.term}>{t`Model cost`}</dt>
        <dd className={classes.value}>{t`${cost} · ${requests}`}</dd>
      </div>
    </dl>
  );
}
