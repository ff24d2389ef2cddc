import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { confidenceText } from '../../app/fact-labels.ts';
import { EntityEventsDocument, RetractWorldEventDocument } from '../../gql/entity-events.ts';
import type { EntityEventsQuery } from '../../gql/types.ts';
import { readableText } from '../../lib/dates.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { Entity } from './entity-fields.tsx';
import classes from './world.module.css';
import { sourceOf } from './world-labels.ts';

type EntityEvent = EntityEventsQuery['worldEvents']['edges'][number]['node'];

interface Props {
  entity: Entity;
  onChanged: () => void;
  /** Called with the time of an event, to show the facts that were known at that time. */
  onShowFacts: (at: string) => void;
}

/** Events of an entity, newest first. Retracted events remain visible. */
export function EntityEvents({ entity, onChanged, onShowFacts }: Props) {
  const { rows, refresh, ...paging } = useEvents(entity);
  const changed = () => {
    void refresh();
    onChanged();
  };
  return (
    <Section title={t`History`} description={t`Retracted facts are ignored.`} flush>
      <RowList
        label={t`History`}
        rows={rows}
        rowKey={({ id }) => id}
        renderText={(event) => <RowSummary event={event} />}
        renderActions={(event) => (
          <>
            <Button
              size="xs"
              variant="subtle"
              aria-label={t`Show the facts as of ${humanizeName(event.type)}`}
              onClick={() => onShowFacts(event.ingestedAt)}
            >
              {t`Facts at that time`}
            </Button>
            {!event.retractedAt && !event.supersedesId && (
              <WithdrawEvent event={event} permission={entity.viewerCan.correct} onDone={changed} />
            )}
          </>
        )}
        {...paging}
        empty={
          <Text size="sm" c="dimmed" p="md">
            {t`No events yet`}
          </Text>
        }
      />
    </Section>
  );
}

/** Loads the events of an entity page by page. Refetches them when the entity changes. */
function useEvents({ id, updatedAt }: Entity) {
  const query = useScreenQuery(EntityEventsDocument, { id, first: LIMITS.pageSize });
  const list = query.data?.worldEvents;
  const { paging, refresh } = usePages(list, query);
  const seen = useRef(updatedAt);
  useEffect(() => {
    if (seen.current === updatedAt) return;
    seen.current = updatedAt;
    void refresh();
  });

  return {
    rows: list?.edges.map(({ node }) => node),
    ...paging,
    refresh,
  };
}

function RowSummary({ event }: { event: EntityEvent }) {
  const { timezone } = useWorkspace();
  const { type, fields, confidencePercent, retractedAt, ingestedAt } = event;
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {humanizeName(type)}
        </Text>
        {retractedAt && <StatusBadge>{t`Retracted`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {confidenceText(confidencePercent)} · <bdi>{sourceOf(event)}</bdi> ·{' '}
        <TimeAgo iso={ingestedAt} timeZone={timezone} />
      </Text>
      {fields.length > 0 && (
        <dl className={retractedAt ? `${classes.said} ${classes.gone}` : classes.said}>
          {fields.map(({ name, value }) => (
            <ReportedFields key={name} name={name} value={value} />
          ))}
        </dl>
      )}
    </>
  );
}

function ReportedFields({ name, value }: { name: string; value: string | null }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <dt>{humanizeName(name)}</dt>
      <dd dir="auto">{value === null ? t`no value` : readableText(value, timezone)}</dd>
    </>
  );
}

interface WithdrawEventProps {
  event: EntityEvent;
  permission: Permission;
  onDone: () => void;
}

function WithdrawEvent({ event, permission, onDone }: WithdrawEventProps) {
  const [withdraw] = useMutation(RetractWorldEventDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await withdraw({ variables: { id: event.id } });
    return handleMutationResult(data?.retractWorldEvent, onDone);
  });
  const what = humanizeName(event.type);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        permission={permission}
        aria-label={t`Retract ${what}`}
        onClick={ask}
      >
        {t`Retract`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Retract “${what}”?`} confirmLabel={t`Retract event`} danger>
        {t`This event from ${sourceOf(event)} is ignored, and earlier facts apply again. The event stays in the history.`}
      </ConfirmDialog>
    </>
  );
}
