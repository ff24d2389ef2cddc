import { plural, t } from '@lingui/core/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { usePathParam } from '../../app/address.ts';
import { confidenceText } from '../../app/fact-labels.ts';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { EntityPageDocument } from '../../gql/entity-page.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { DuplicatesOfEntity } from './duplicates-of-entity.tsx';
import { EntityEvents } from './entity-events.tsx';
import { type Entity, EntityFields } from './entity-fields.tsx';
import { ExternalIds } from './external-ids.tsx';
import { usePastTime } from './history-control.tsx';
import { LinkedRecords } from './linked-records.tsx';
import { PastFacts } from './past-facts.tsx';
import classes from './world.module.css';
import { nameOf, TYPE_TITLES } from './world-labels.ts';

/** Page of an entity with its fields, relations and events. */
export function EntityPage() {
  const id = usePathParam('entityId');
  const { past, setPast } = usePastTime();
  const { data, refetch } = useScreenQuery(EntityPageDocument, { id });
  if (!data)
    return (
      <>
        <PageHeader title={t`Records`} above={<BackToWorld />} />
        <Skeleton height={240} radius="lg" />
      </>
    );
  const { entity } = data;
  const { type, eventCount, confidencePercent, contactId } = entity;
  const title = TYPE_TITLES[type];
  const confidence = confidenceText(confidencePercent).toLowerCase();
  return (
    <>
      <PageHeader
        title={nameOf(entity)}
        above={<BackToWorld />}
        description={
          eventCount > 0
            ? t`${title}, based on ${plural(eventCount, { one: '# event', other: '# events' })}, ${confidence}.`
            : t`${title}, no events.`
        }
        actions={contactId && <ToContact contactId={contactId} />}
      />
      <Stack gap="lg">
        {past ? (
          <PastFacts entityId={id} past={past} onChange={setPast} />
        ) : (
          <EntityFields
            entity={entity}
            values={data.entityFieldsAsOf}
            onChanged={() => void refetch()}
            onPast={setPast}
          />
        )}
        <LinkedRecords entity={entity} onChanged={() => void refetch()} />
        <DuplicatesOfEntity entity={entity} onChanged={() => void refetch()} />
        <EntityRelations entity={entity} />
        <ExternalIds entity={entity} onChanged={() => void refetch()} />
        <EntityEvents
          entity={entity}
          onChanged={() => void refetch()}
          onShowFacts={(at) => setPast({ at, by: 'known' }, { resetScroll: true })}
        />
      </Stack>
    </>
  );
}

function BackToWorld() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.world({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden /> {t`Records`}
    </AnchorLink>
  );
}

function ToContact({ contactId: contact }: { contactId: string }) {
  const { slug: workspace } = useWorkspace();
  const canRead = useCan('read', 'Contact');
  if (!canRead) return null;
  return (
    <ButtonLink to={paths.contact({ workspace, contact })} variant="default">
      {t`Open contact`}
    </ButtonLink>
  );
}

interface Relation {
  id: string;
  words: string;
  other: Pick<Entity, 'id' | 'type' | 'displayName'>;
}

/** Relations from and to the entity. Hidden if the entity has no relations. */
function EntityRelations({ entity: { outgoingRelationships, incomingRelationships } }: { entity: Entity }) {
  const rows: Relation[] = [
    ...outgoingRelationships.map(({ id, kind, confidencePercent, toId, toType, toName }) => {
      return {
        id,
        words: `${humanizeName(kind)} · ${confidenceText(confidencePercent)}`,
        other: { id: toId, type: toType, displayName: toName },
      };
    }),
    ...incomingRelationships.map(({ id, kind, confidencePercent, fromId, fromType, fromName }) => {
      return {
        id,
        words: t`${humanizeName(kind)}, incoming relationship · ${confidenceText(confidencePercent)}`,
        other: { id: fromId, type: fromType, displayName: fromName },
      };
    }),
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t`Relations`} flush>
      <RowList
        label={t`Relations`}
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
