import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { UnlinkEntitiesDocument } from '../../gql/entity-links.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { Entity } from './entity-fields.tsx';
import classes from './world.module.css';
import { evidenceText, nameOf, sourceOf, systemsOf } from './world-labels.ts';

type Link = Entity['links']['edges'][number]['node'];
type Linked = NonNullable<Link['entity']>;

interface Props {
  entity: Entity;
  onChanged: () => void;
}

/** Links between the entity and other entities, including indirect links. Hidden if there are none. */
export function LinkedRecords({ entity, onChanged }: Props) {
  const links = entity.links.edges.map(({ node }) => node);
  if (links.length === 0) return null;
  const { edges } = entity.linkedEntities;
  /** Returns the entities of a link other than the entity of the page. */
  const recordsOf = ({ entity: one, otherEntity: other }: Link) =>
    [one, other].filter((record) => record !== null).filter(({ id }) => id !== entity.id);
  const systems = new Map(edges.map(({ node }) => [node.id, systemsOf(node)]));
  return (
    <Section title={t`Linked records`} description={t`The facts of linked records are shown together.`} flush>
      <RowList
        label={t`Linked records`}
        rows={links}
        rowKey={({ id }) => id}
        renderText={(link) => <RowSummary link={link} records={recordsOf(link)} systems={systems} />}
        renderActions={(link) => (
          <RemoveLink
            link={link}
            name={recordsOf(link).map(nameOf).join(', ')}
            permission={entity.viewerCan.correct}
            onDone={onChanged}
          />
        )}
        total={links.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={null}
      />
    </Section>
  );
}

interface RowProps {
  link: Link;
  records: readonly Linked[];
  /** Systems in which each record has an external id, by record id. */
  systems: ReadonlyMap<string, string>;
}

function RowSummary({ link, records, systems }: RowProps) {
  const { slug: workspace, timezone } = useWorkspace();
  return (
    <>
      {records.map((record) => (
        <Text key={record.id} size="sm" className={classes.name}>
          <AnchorLink to={paths.entity({ workspace, entity: record.id })} fw={600} size="sm">
            <bdi>{nameOf(record)}</bdi>
          </AnchorLink>{' '}
          {systems.has(record.id) && (
            <>
              · <bdi>{systems.get(record.id)}</bdi>
            </>
          )}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {evidenceText(link.evidence)} · <bdi>{sourceOf(link)}</bdi> ·{' '}
        <TimeAgo iso={link.createdAt} timeZone={timezone} />
      </Text>
    </>
  );
}

interface RemoveLinkProps {
  link: Link;
  name: string;
  permission: Permission;
  onDone: () => void;
}

function RemoveLink({ link: { entityId, otherEntityId }, name, permission, onDone }: RemoveLinkProps) {
  const [unlink] = useMutation(UnlinkEntitiesDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await unlink({ variables: { entityId, otherEntityId } });
    return handleMutationResult(data?.unlinkEntities, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        permission={permission}
        aria-label={t`Remove link to ${name}`}
        onClick={ask}
      >
        {t`Remove link`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Remove the link to “${name}”?`} confirmLabel={t`Remove link`} danger>
        {t`The records become separate again, each with its own facts. The agent no longer reads them as one.`}
      </ConfirmDialog>
    </>
  );
}
