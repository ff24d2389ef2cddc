import { LIMITS } from '@frontdesk/domain';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { PersistedOperationsDocument } from '../../gql/persisted-operations.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { OperationActions, OperationWords } from './operation-row.tsx';

/** What automation may run by id in this workspace. */
export function OperationsSection() {
  const { rows, ...paging } = useOperations();
  return (
    <Section
      title="Persisted operations"
      description="Documents that an API key runs by their id. Anybody can compute it: it is the SHA-256 of the text."
      flush
    >
      <RowList
        label="Persisted operations"
        rows={rows}
        rowKey={({ id }) => id}
        words={(operation) => <OperationWords operation={operation} />}
        actions={(operation) => <OperationActions operation={operation} />}
        empty={
          <EmptyState icon={<IconBookmark size={24} stroke={1.6} />} title="Nothing saved yet">
            Write a named query or mutation in the editor, and press “Save as persisted operation”.
          </EmptyState>
        }
        {...paging}
      />
    </Section>
  );
}

function useOperations() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, fetchMore } = useScreenQuery(PersistedOperationsDocument, { first: LIMITS.pageSize });
  const page = data?.persistedOperations;
  const onMore = () => {
    setLoadingMore(true);
    // A failure leaves the button where it is, to be pressed again.
    fetchMore({ variables: { after: page?.pageInfo.endCursor } })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  };
  const rows = page?.edges.map(({ node }) => node);
  return { rows, total: page?.totalCount, hasMore: page?.pageInfo.hasNextPage, loadingMore, onMore };
}
