import { t } from '@lingui/core/macro';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntersection } from '../../lib/use-intersection.ts';
import { denialOf } from '../../session/denial.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ConversationRow } from './conversation-row.tsx';
import classes from './conversation-rows.module.css';
import type { InboxFilter } from './inbox-filter.ts';
import type { useConversationList } from './use-conversation-list.ts';
import { usePeople } from './use-people.ts';
import type { Selection } from './use-selection.ts';

interface Props {
  list: ReturnType<typeof useConversationList>;
  filter: InboxFilter;
  openId: string;
  selection: Selection;
  empty: ReactNode;
}

/** Rows of the conversation list with infinite scrolling, or a loading, error or empty state. */
export function ConversationRows({ list, filter, openId, selection, empty }: Props) {
  const { conversations, error, retry, stale, ...paging } = list;
  const nameOf = usePeople();
  const endRef = useIntersection(paging.hasMore && !paging.loadingMore && !paging.moreFailed, paging.onMore);
  if (error) return <ErrorState requestId={denialOf(error).requestId} onRetry={retry} />;
  if (!conversations) return <LoadingRows />;
  if (conversations.length === 0) return empty;
  return (
    <div className={classes.scroller} aria-busy={stale} data-stale={stale || undefined}>
      <ul className={classes.rows} aria-label={t`Conversations`}>
        {conversations.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            isOpen={conversation.id === openId}
            filter={filter}
            nameOf={nameOf}
            isSelected={selection.has(conversation.id)}
            onSelect={selection.toggle}
          />
        ))}
      </ul>
      <div ref={endRef}>
        <LoadMore shown={conversations.length} {...paging} />
      </div>
    </div>
  );
}

function LoadingRows() {
  return (
    <div className={classes.scroller} aria-busy>
      {Array.from({ length: 8 }, (_, at) => (
        <div key={`row-${at + 1}`} className={classes.loading} aria-hidden>
          <Skeleton circle height={38} />
          <div>
            <Skeleton height={11} width={`${40 + ((at * 17) % 30)}%`} radius="xl" />
            <Skeleton height={10} width={`${64 + ((at * 13) % 30)}%`} radius="xl" mt={10} />
          </div>
        </div>
      ))}
      <VisuallyHidden role="status">{t`Loading conversations`}</VisuallyHidden>
    </div>
  );
}
