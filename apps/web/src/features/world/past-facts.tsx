import { t } from '@lingui/core/macro';
import { IconHistory } from '@tabler/icons-react';
import { PastFactsDocument } from '../../gql/past-facts.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { FieldSummary } from './field-summary.tsx';
import { groupFieldsOf } from './group-fields.ts';
import { HistoryControl, type PastTime, timesOf } from './history-control.tsx';

interface Props {
  entityId: string;
  past: PastTime;
  onChange: (past: PastTime | null) => void;
}

/** Facts of an entity, and of the entities linked to it, at a time in the past. They cannot be corrected. */
export function PastFacts({ entityId: id, past, onChange }: Props) {
  const { data, previousData } = useScreenQuery(PastFactsDocument, { id, ...timesOf(past) });
  const values = (data ?? previousData)?.entityFieldsAsOf;
  const rows = values && groupFieldsOf(values);
  return (
    <Section
      title={t`Past facts`}
      description={
        past.by === 'known'
          ? t`Facts known at this time, with the records linked then.`
          : t`Facts that applied at this time.`
      }
      actions={<HistoryControl past={past} onChange={onChange} />}
      flush
    >
      <RowList
        label={t`Past facts`}
        rows={rows}
        rowKey={({ name }) => name}
        renderText={(field) => <FieldSummary field={field} />}
        total={rows?.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={
          <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No facts at this time`}>
            {t`At this time, the workspace had no information about the record.`}
          </EmptyState>
        }
      />
    </Section>
  );
}
