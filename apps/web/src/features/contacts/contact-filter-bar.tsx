import { useQuery } from '@apollo/client/react';
import { CONTACT_REACHABILITIES, CONTACT_REACHABILITY_LABELS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconHeartHandshake, IconMessageOff, IconTag } from '@tabler/icons-react';
import { ContactTagsDocument } from '../../gql/contact-tags.ts';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { type ColumnName, type ContactFilter, isFiltered, NO_FILTER } from './contact-filter.ts';
import classes from './contacts.module.css';

interface Props {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
}

interface BarProps extends Props {
  columns: readonly ColumnName[];
  onColumns: (columns: ColumnName[]) => void;
}

const CONSENT_TITLES = { yes: t`Consented`, no: t`No consent` } as const;

export function ContactFilterBar({ filter, onChange, columns, onColumns }: BarProps) {
  const { by, direction } = filter;
  return (
    <div className={classes.bar} role="search" aria-label={t`Contacts`}>
      <SearchField
        className={classes.search}
        label={t`Search contacts`}
        placeholder={t`Search by name, number, email, company or tag`}
        group={t`Contacts`}
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      <TagMenu filter={filter} onChange={onChange} />
      <FilterMenu
        title={t`Status`}
        icon={<IconMessageOff size={16} stroke={1.7} aria-hidden />}
        options={CONTACT_REACHABILITIES}
        titles={CONTACT_REACHABILITY_LABELS}
        chosen={filter.reachability}
        onChange={(reachability) => onChange({ ...filter, reachability })}
      />
      <FilterMenu
        title={t`Consent`}
        icon={<IconHeartHandshake size={16} stroke={1.7} aria-hidden />}
        options={['yes', 'no'] as const}
        titles={CONSENT_TITLES}
        chosen={filter.consented === null ? [] : [filter.consented ? 'yes' : 'no']}
        onChange={(chosen) => onChange({ ...filter, consented: consentOf(chosen, filter.consented) })}
      />
      <ColumnMenu columns={columns} onChange={onColumns} />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => onChange({ ...NO_FILTER, by, direction, columns: filter.columns })}
        >
          {t`Clear`}
        </Button>
      )}
    </div>
  );
}

/**
 * Returns the consent filter after a change of the menu, or null if no option is selected. Selecting one option clears
 * the other option.
 */
function consentOf(chosen: readonly ('yes' | 'no')[], before: boolean | null): boolean | null {
  const fresh = chosen.find((one) => (one === 'yes') !== before) ?? chosen[0];
  if (before !== null && chosen.length === 0) return null;
  return fresh === undefined ? null : fresh === 'yes';
}

function TagMenu({ filter, onChange }: Props) {
  const { data } = useQuery(ContactTagsDocument, { fetchPolicy: 'cache-and-network' });
  const counts = data?.contactTags ?? [];
  const options = [...new Set([...counts.map(({ tag }) => tag), ...filter.tags])];
  if (options.length === 0) return null;
  return (
    <FilterMenu
      title={t`Tags`}
      icon={<IconTag size={16} stroke={1.7} aria-hidden />}
      options={options}
      titles={Object.fromEntries(options.map((tag) => [tag, tag]))}
      chosen={filter.tags}
      onChange={(tags) => onChange({ ...filter, tags })}
    />
  );
}
