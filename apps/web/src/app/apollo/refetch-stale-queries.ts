import { type ApolloClient, ApolloLink } from '@apollo/client';
import { LIMITS } from '@frontdesk/domain';
import { OperationTypeNode } from 'graphql';
import { tap } from 'rxjs';

const SETTLE_MS = 300;
/**
 * Maximum time in milliseconds for which a refetch is delayed while events keep arriving, for example during a
 * campaign.
 */
const LONGEST_MS = 2_000;

/**
 * Creates a link that refetches the queries that were in flight when an event arrived, because their responses may be
 * older than the event and overwrite newer data. The link waits until no further event has arrived for a moment.
 */
export function createStaleRefetchLink(client: () => ApolloClient) {
  let eventCount = 0;
  let lastEventAt = 0;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function readAgainSoon(operation: ApolloLink.Operation) {
    const key = `${operation.operationName} ${JSON.stringify(operation.variables)}`;
    const overtakenAt = Date.now();
    const wait = () => {
      const now = Date.now();
      const rest = Math.min(lastEventAt + SETTLE_MS, overtakenAt + LONGEST_MS) - now;
      timers.set(key, setTimeout(rest > 0 ? wait : read, Math.max(rest, 0)));
    };
    const read = () => {
      timers.delete(key);
      refetch(client(), operation);
    };
    clearTimeout(timers.get(key));
    wait();
  }

  const link = new ApolloLink((operation, forward) => {
    const answers = forward(operation);
    if (operation.operationType === OperationTypeNode.SUBSCRIPTION) {
      return answers.pipe(
        tap(() => {
          eventCount += 1;
          lastEventAt = Date.now();
        }),
      );
    }
    if (operation.operationType !== OperationTypeNode.QUERY || isFurtherPage(operation)) return answers;
    const before = eventCount;
    return answers.pipe(tap({ complete: () => eventCount === before || readAgainSoon(operation) }));
  });
  const stop = () => {
    for (const timer of timers.values()) clearTimeout(timer);
  };
  return { link, stop };
}

function refetch(client: ApolloClient, { operationName, query, variables }: ApolloLink.Operation) {
  if (![...client.getObservableQueries()].some(({ queryName }) => queryName === operationName)) return;
  // Queries that are not cached cannot show outdated data, so they are not refetched.
  const stored = client.readQuery<Record<string, unknown>>({ query, variables });
  if (!stored) return;
  // Request all rows that the page shows, because a shorter response would remove rows from the page. Skip the refetch
  // above the maximum page size.
  const first = Math.max(Number(variables.first ?? 0), ...Object.values(stored).map(pageLength));
  if (first > LIMITS.pageSizeMax) return;
  const asked = { ...variables, ...(variables.first !== undefined && { first }) };
  // A query in flight may also be outdated, so this request must not share its response.
  const context = { queryDeduplication: false };
  client.query({ query, variables: asked, context, fetchPolicy: 'network-only' }).catch(() => {});
}

const pageLength = (field: unknown): number => (field as { edges?: unknown[] } | null)?.edges?.length ?? 0;

/**
 * Whether a query loads a further page. Further pages are not refetched, because new rows appear on the first page and
 * a refetch would remove the pages that were loaded later.
 */
const isFurtherPage = ({ variables }: ApolloLink.Operation) => Boolean(variables.after ?? variables.before);
