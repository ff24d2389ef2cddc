import { t } from '@lingui/core/macro';
import { useCan } from '../../session/workspace.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { InboxFilter } from './inbox-filter.ts';
import classes from './inbox-filter-bar.module.css';
import { InboxTabs } from './inbox-tabs.tsx';

interface Props {
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
}

export function InboxFilterBar({ filter, onChange }: Props) {
  // A member without read access to contacts can search only by name.
  const byNumber = useCan('read', 'Contact');
  return (
    <div className={classes.bar} role="search" aria-label={t`Conversations`}>
      <SearchField
        label={t`Search conversations`}
        placeholder={byNumber ? t`Name or number` : t`Name`}
        group={t`Inbox`}
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      <InboxTabs tab={filter.tab} onChange={(tab) => onChange({ ...filter, tab })} />
    </div>
  );
}
