import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { PossibleDuplicatesDocument } from '../../gql/possible-duplicates.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { RowList } from '../../ui/row-list.tsx';
import { DuplicateActions } from './duplicate-actions.tsx';
import { DuplicatePair, type Pair } from './duplicate-pair.tsx';

type Duplicates = ReturnType<typeof usePossibleDuplicates>;

interface Props extends Omit<Duplicates, 'refresh'> {
  empty: ReactNode;
  onDone: () => void;
}

/** List of the pairs of records that may be the same, with buttons to link the records or mark them as different. */
export const DuplicateList = ({ rows, empty, onDone, ...paging }: Props) => (
  <RowList
    label={t`Possible duplicates`}
    rows={rows}
    rowKey={({ id }: Pair) => id}
    renderText={(pair) => <DuplicatePair pair={pair} />}
    renderActions={(pair) =>
      pair.entity &&
      pair.otherEntity && (
        <DuplicateActions pair={pair} entity={pair.entity} otherEntity={pair.otherEntity} onDone={onDone} />
      )
    }
    {...paging}
    skeletonRows={4}
    empty={empty}
  />
);

/** Loads the possible duplicates, page by page. If `entityId` is null, loads the possible duplicates of all records. */
export function usePossibleDuplicates(entityId: string | null) {
  const query = useScreenQuery(PossibleDuplicatesDocument, { entityId, first: LIMITS.pageSize });
  const list = query.data?.possibleDuplicates;
  const { paging, refresh } = usePages(list, query);
  return { rows: list?.edges.map(({ node }) => node), ...paging, refresh };
}
