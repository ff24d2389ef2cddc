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
  // What is searched is contacts: who may not see them would find nobody.
  const canSearch = useCan('read', 'Contact');
  return (
    <div className={classes.bar} role="search" aria-label="Conversations">
      {canSearch && (
        <SearchField
          label="Search conversations"
          placeholder="Name or number"
          group="Inbox"
          search={filter.search}
          onSearch={(search) => onChange({ ...filter, search })}
        />
      )}
      <InboxTabs tab={filter.tab} onChange={(tab) => onChange({ ...filter, tab })} />
    </div>
  );
}
