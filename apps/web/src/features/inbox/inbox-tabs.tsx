import { useQuery } from '@apollo/client/react';
import { INBOX_TAB_TITLES, INBOX_TABS, type InboxTab } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { InboxCountsDocument } from '../../gql/inbox-counts.ts';
import { type InboxFilter, statusesOf } from './inbox-filter.ts';
import classes from './inbox-tabs.module.css';

interface Props {
  filter: InboxFilter;
  onChange: (tab: InboxTab) => void;
}

/** Tabs with the counts of the selected status. Implemented as radio buttons, so that the arrow keys select a tab. */
export function InboxTabs({ filter: { tab, status }, onChange }: Props) {
  const name = useId();
  const { data } = useQuery(InboxCountsDocument, { variables: { statuses: statusesOf(status) } });
  const counts = new Map(data?.conversationCounts?.map((one) => [one.tab, one.count]));
  return (
    <div role="radiogroup" aria-label={t`Show`} className={classes.tabs}>
      {INBOX_TABS.map((one) => (
        <label key={one} className={classes.tab} data-urgent={(one === 'WAITING' && counts.get(one)) || undefined}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={one === tab}
            onChange={() => onChange(one)}
          />
          {INBOX_TAB_TITLES[one]}
          <Count count={counts.get(one)} />
        </label>
      ))}
    </div>
  );
}

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <>
      <span className={classes.count} aria-hidden>
        {count > 999 ? '999+' : count}
      </span>
      <VisuallyHidden>, {plural(count, { one: '# conversation', other: '# conversations' })}</VisuallyHidden>
    </>
  );
}
