import { t } from '@lingui/core/macro';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { INBOX_STATUSES, type InboxFilter } from './inbox-filter.ts';
import classes from './inbox-filter-bar.module.css';
import { INBOX_STATUS_TITLES } from './inbox-status-titles.ts';
import { InboxTabs } from './inbox-tabs.tsx';

interface Props {
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
}

export function InboxFilterBar({ filter, onChange }: Props) {
  const { slug } = useWorkspace();
  const { search: words } = filter;
  // A member without read access to contacts can search only by name.
  const byNumber = useCan('read', 'Contact');
  return (
    <div className={classes.bar} role="search" aria-label={t`Conversations`}>
      <SearchField
        label={t`Search conversations`}
        placeholder={byNumber ? t`Name or number` : t`Name`}
        group={t`Inbox`}
        search={words}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      {words && (
        <AnchorLink size="sm" to={paths.search({ workspace: slug })} search={{ q: words }}>
          {t`Search messages for “${words}”`}
        </AnchorLink>
      )}
      <div className={classes.status}>
        <Segments
          label={t`Status`}
          segments={INBOX_STATUSES.map((value) => ({ value, label: INBOX_STATUS_TITLES[value] }))}
          value={filter.status}
          onChange={(status) => onChange({ ...filter, status })}
        />
      </div>
      <InboxTabs filter={filter} onChange={(tab) => onChange({ ...filter, tab })} />
    </div>
  );
}
