import { Group, Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntityPageQuery } from '../../gql/types.ts';
import { readableText } from '../../lib/dates.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { CorrectField } from './correct-field.tsx';
import classes from './world.module.css';
import { confidenceText, sourceOf } from './world-labels.ts';

export type Entity = EntityPageQuery['entity'];
export type KnownField = Entity['fields'][number];

interface Props {
  entity: Entity;
  onChanged: () => void;
}

/** Fields with their confidence and source, and the correction of each. */
export function EntityFields({ entity, onChanged }: Props) {
  const [corrected, correct] = useState<string | null>(null);
  const done = () => {
    correct(null);
    onChanged();
  };
  const { id, fields, viewerCan } = entity;
  return (
    <Section title="Facts" flush>
      <RowList
        label="Facts"
        rows={fields}
        rowKey={({ name }) => name}
        renderText={(field) =>
          corrected === field.name ? (
            <CorrectField entityId={id} field={field} onClose={() => correct(null)} onDone={done} />
          ) : (
            <RowSummary field={field} />
          )
        }
        renderActions={(field) =>
          corrected !== field.name && (
            <PermissionButton
              size="xs"
              variant="default"
              permission={viewerCan.correct}
              aria-label={`Correct ${humanizeName(field.name)}`}
              onClick={() => correct(field.name)}
            >
              Correct
            </PermissionButton>
          )
        }
        total={fields.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={
          <EmptyState icon={<IconWorld size={24} stroke={1.6} />} title="No facts">
            It was only mentioned, or its facts were withdrawn.
          </EmptyState>
        }
      />
    </Section>
  );
}

function RowSummary({ field }: { field: KnownField }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" c="dimmed">
          {humanizeName(field.name)}
        </Text>
      </Group>
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

function valueOf({ kind, value }: KnownField, timezone: string): string {
  if (kind !== 'BOOLEAN') return readableText(value, timezone);
  return value === 'true' ? 'Yes' : 'No';
}
