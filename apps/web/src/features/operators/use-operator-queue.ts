import { useSubscription } from '@apollo/client/react';
import { LiveQueueDocument } from '../../gql/live-queue.ts';
import { EscalationRow_EscalationFragmentDoc, OperatorQueueDocument } from '../../gql/operator-queue.ts';
import { useRecords } from '../../session/use-records.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useSettled } from '../../ui/use-settled.ts';

const MOST = 50;

/** Where the agent waits for a person, as it is now: asked again as calls change, and not at every word that is spoken. */
export function useOperatorQueue() {
  const { data, refetch } = useScreenQuery(OperatorQueueDocument, { first: MOST });
  const escalations = useRecords(
    EscalationRow_EscalationFragmentDoc,
    data?.operatorQueue.edges.map(({ node }) => node) ?? [],
  );
  const askAgain = () => void refetch().catch(() => {});
  useSubscription(LiveQueueDocument, { ignoreResults: true, onData: useSettled(askAgain) });
  return { escalations: data && escalations, total: data?.operatorQueue.totalCount, askAgain };
}
