import { useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { LiveQueueDocument } from '../../gql/live-queue.ts';
import { EscalationRow_EscalationFragmentDoc, OperatorQueueDocument } from '../../gql/operator-queue.ts';
import { useRecords } from '../../session/use-records.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

const MOST = 50;
const SETTLE_MS = 300;

/** Where the agent waits for a person, as it is now: asked again once what changed in calls has settled. */
export function useOperatorQueue() {
  const { data, refetch } = useScreenQuery(OperatorQueueDocument, { first: MOST });
  const escalations = useRecords(
    EscalationRow_EscalationFragmentDoc,
    data?.operatorQueue.edges.map(({ node }) => node) ?? [],
  );
  const askAgain = () => void refetch().catch(() => {});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useSubscription(LiveQueueDocument, {
    ignoreResults: true,
    onData: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(askAgain, SETTLE_MS);
    },
  });
  return { escalations: data && escalations, total: data?.operatorQueue.totalCount, askAgain };
}
