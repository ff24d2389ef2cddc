import { instantsOf, localTime } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Text, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { confidenceText } from '../../app/fact-labels.ts';
import { PastFactsDocument } from '../../gql/past-facts.ts';
import type { PastFactsQuery } from '../../gql/types.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { type Entity, valueOf } from './entity-fields.tsx';
import classes from './world.module.css';
import { sourceOf } from './world-labels.ts';

interface Props {
  entity: Entity;
  /** Time at which the shown facts were known, in ISO 8601 format. */
  at: string;
  onChange: (at: string | null) => void;
}

/** Facts of an entity that were known at a time in the past. They cannot be corrected. */
export function PastFacts({ entity: { id, linkedEntities }, at, onChange }: Props) {
  const { timezone } = useWorkspace();
  const { data, previousData } = useScreenQuery(PastFactsDocument, { id, knownAt: at });
  const rows = (data ?? previousData)?.entityFieldsAsOf;
  return (
    <Section
      title={t`Past facts`}
      description={
        linkedEntities.totalCount > 0
          ? t`Facts that were known at this time. Later corrections and linked records are not included.`
          : t`Facts that were known at this time. Later corrections are not included.`
      }
      actions={
        <>
          <TextInput
            type="datetime-local"
            size="xs"
            aria-label={t`Show facts as of`}
            max={localTime(new Date(), timezone)}
            value={localTime(new Date(at), timezone)}
            onChange={(event) => {
              const [chosen] = instantsOf(event.currentTarget.value, timezone);
              // The field has no seconds, so events during the whole minute are included.
              if (chosen) onChange(new Date(chosen.getTime() + 59_999).toISOString());
            }}
          />
          <Button size="xs" variant="default" onClick={() => onChange(null)}>
            {t`Show current facts`}
          </Button>
        </>
      }
      flush
    >
      <RowList
        label={t`Past facts`}
        rows={rows}
        rowKey={({ name }) => name}
        renderText={(field) => <RowSummary field={field} timezone={timezone} />}
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

function RowSummary({ field, timezone }: { field: PastFactsQuery['entityFieldsAsOf'][number]; timezone: string }) {
  return (
    <>
      <Text component="h3" size="sm" c="dimmed" mb={2}>
        {humanizeName(field.name)}
      </Text>
      <Text dir="auto" className={classes.value}>
        {valueOf(field, timezone)}
      </Text>
      <Text size="sm" c="dimmed">
        {confidenceText(field.confidencePercent)} · <bdi>{sourceOf(field)}</bdi> ·{' '}
        <TimeAgo iso={field.ingestedAt} timeZone={timezone} />
      </Text>
    </>
  );
}
