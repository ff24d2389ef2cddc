import { AUDIT_VIA_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Code, Drawer, Group, Stack, Title } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { AuditTable_EventFragmentDoc } from '../../gql/audit-event.ts';
import type { AuditTable_EventFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './audit.module.css';
import type { AuditFilter } from './audit-filter.ts';
import { actorTitle, eventLabel } from './audit-labels.ts';
import { Changes } from './changes.tsx';
import { subjectPath } from './subject-path.ts';

interface Props {
  id: string | null;
  opened: boolean;
  onClose: () => void;
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** Details of an audit event, with links to its record and related events. */
export function EventDrawer({ id, opened, onClose, ...rest }: Props) {
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={t`Event`}>
      {id && <Event id={id} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

function Event({ id, filter, onFilter, onClose }: Omit<Props, 'opened'> & { id: string }) {
  const { slug, timezone } = useWorkspace();
  const event = useSingleFragment(AuditTable_EventFragmentDoc, { __typename: 'AuditEvent', id } as never);
  if (!event) return null;
  const { actorId, actorLabel, name, subjectType, subjectId, before, after } = event;
  const path = subjectPath({ workspace: slug, type: subjectType, id: subjectId });
  const narrow = (part: Partial<AuditFilter>) => {
    onFilter({ ...filter, ...part });
    onClose();
  };
  return (
    <Stack gap="lg">
      <Title order={3}>{t`${actorLabel} ${eventLabel(name)}`}</Title>
      <Changes subjectType={subjectType} before={before} after={after} />
      <EventDetails event={event} timeZone={timezone} />
      <Group gap="sm">
        {path && <AnchorLink to={path}>{t`Open record`}</AnchorLink>}
        <Button variant="default" size="xs" onClick={() => narrow({ subjectType, subjectId })}>
          {t`Show all events of this record`}
        </Button>
        {actorId && (
          <Button variant="default" size="xs" onClick={() => narrow({ actorId })}>
            {t`Show all events by ${actorLabel}`}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function EventDetails({ event, timeZone }: { event: AuditTable_EventFragment; timeZone: string }) {
  const { occurredAt: at, actorKind, actorLabel, via, ipAddress, requestId, name, subjectType, subjectId } = event;
  const facts = [
    [t`Time`, formatDateTime(at, timeZone)],
    [t`Actor`, `${actorLabel} (${actorTitle(actorKind)})`],
    [t`Via`, AUDIT_VIA_TITLES[via]],
    [t`IP address`, ipAddress || t`Internal`],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([title, words]) => (
        <Fact key={title} title={title ?? ''}>
          {words}
        </Fact>
      ))}
      <Fact title={t`Event`}>
        <Code>{name}</Code>
      </Fact>
      <Fact title={t`Record`}>
        {subjectType} <Code>{subjectId}</Code>
      </Fact>
      <Fact title={t`Request ID`}>
        <Code>{requestId}</Code>
      </Fact>
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
