import { Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import type { Entity } from './entity-fields.tsx';
import classes from './world.module.css';
import { confidenceText, nameOf } from './world-labels.ts';

interface Relation {
  id: string;
  words: string;
  other: Pick<Entity, 'id' | 'type' | 'displayName'>;
}

/** Relations in both directions. Absent when there are no relations. */
export function EntityRelations({ entity: { incomingRelationships, outgoingRelationships } }: { entity: Entity }) {
  const rows: Relation[] = [
    ...incomingRelationships.map(({ id, kind, confidencePercent, toId, toType, toName }) => {
      return {
        id,
        words: `${humanizeName(kind)} · ${confidenceText(confidencePercent)}`,
        other: { id: toId, type: toType, displayName: toName },
      };
    }),
    ...outgoingRelationships.map(({ id, kind, confidencePercent, fromId, fromType, fromName }) => {
      return {
        id,
        words: `${humanizeName(kind)}, reverse relation · ${confidenceText(confidencePercent)}`,
        other: { id: fromId, type: fromType, displayName: fromName },
      };
    }),
  ];
  if (rows.length === 0) return null;
  return (
    <Section title="Relations" flush>
      <RowList
        label="Relations"
        rows={rows}
        rowKey={({ id }) => id}
        renderText={(relation) => <RowSummary relation={relation} />}
        total={rows.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={null}
      />
    </Section>
  );
}

function RowSummary({ relation: { words, other } }: { relation: Relation }) {
  const { slug: workspace } = useWorkspace();
  return (
    <>
      <AnchorLink to={paths.entity({ workspace, entity: other.id })} fw={600} size="sm" className={classes.name}>
        <bdi>{nameOf(other)}</bdi>
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    </>
  );
}
