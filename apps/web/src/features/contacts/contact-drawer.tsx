import { useQuery } from '@apollo/client/react';
import { CONTACT_REACHABILITY_LABELS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Anchor, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SentForms } from '../../app/contact-forms/sent-forms.tsx';
import { ContactTimeline } from '../../app/contact-timeline/contact-timeline.tsx';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactDetailsDocument } from '../../gql/contact-details.ts';
import { ContactEntityDocument } from '../../gql/contact-entity.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { ContactLegalHolds } from '../../session/contact-legal-holds.tsx';
import { ExternalData } from '../../session/external-data/external-data.tsx';
import { OptOutControl } from '../../session/opt-out-control.tsx';
import { StartConversationButton } from '../../session/start-conversation/start-conversation-button.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { BlockContact } from './block-contact.tsx';
import { REACHABILITY_TONES, Tags } from './contact-table.tsx';
import classes from './contacts.module.css';

import { DeleteContact } from './delete-contact.tsx';
import { EditContactForm } from './edit-contact-form.tsx';
import { EraseContact } from './erase-contact.tsx';
import { ExportContactData } from './export-contact-data.tsx';
import { UndoMerge } from './undo-merge.tsx';

interface Props {
  /** Id of the contact. Empty if the drawer is closed. */
  id: string;
  onClose: () => void;
}

/** Drawer with the details, actions and timeline of a contact. */
export function ContactDrawer({ id, onClose }: Props) {
  const shown = useLastValue(id || null);
  const covered = useIsEscapeCovered();
  return (
    <Drawer opened={id !== ''} onClose={onClose} closeOnEscape={!covered} position="right" size="lg" title={t`Contact`}>
      {shown && <Loaded key={shown} id={shown} onClose={onClose} />}
    </Drawer>
  );
}

/** Queries that are refetched after an opt-out or opt-in, because they show whether the contact is opted out. */
const SHOWN_HERE = [ContactDetailsDocument, ContactTimelineDocument, ContactsPageDocument];

function Loaded({ id, onClose }: Props) {
  const { data, error, refetch } = useQuery(ContactDetailsDocument, { variables: { id } });
  const [editing, { open: edit, close }] = useDisclosure(false);
  if (error && !data) return <Missing error={error} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Loading />;
  const { contact } = data;
  return (
    <Stack gap="lg">
      <Group gap="md" wrap="nowrap">
        <NameAvatar name={contact.name} size={48} />
        <div>
          <Title order={3}>{contact.name}</Title>
          <StatusBadge tone={REACHABILITY_TONES[contact.reachability]}>
            {CONTACT_REACHABILITY_LABELS[contact.reachability]}
          </StatusBadge>
        </div>
      </Group>
      <UndoMerge contact={contact} />
      {editing ? (
        <EditContactForm contact={contact} onDone={close} />
      ) : (
        <>
          <Group gap="xs">
            <PermissionButton size="xs" variant="default" permission={contact.viewerCan.update} onClick={edit}>
              {t`Edit`}
            </PermissionButton>
            <StartConversationButton to={{ contactId: id, name: contact.name }} size="xs" />
            <WorldModelLink id={id} />
            <OptOutControl contact={contact} optedOut={contact.optedOutAt !== null} refetch={SHOWN_HERE} />
            <ExportContactData id={id} />
            <BlockContact contact={contact} />
            <DeleteContact contact={contact} onDeleted={onClose} />
            <EraseContact contact={contact} />
          </Group>
          <ContactDetailList contact={contact} />
          <ExternalData type="Contact" record={contact} />
          <ContactLegalHolds contact={contact} />
        </>
      )}
      <SentForms contactId={id} />
      <ContactTimeline contactId={id} order={4} />
    </Stack>
  );
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (!/NOT_FOUND|no such/i.test(JSON.stringify(error))) return <ErrorState onRetry={onRetry} />;
  return (
    <EmptyState icon={<IconUserOff size={24} stroke={1.6} />} title={t`Contact not found`}>
      {t`The contact was deleted or merged into another contact, or you don’t have access to it.`}
    </EmptyState>
  );
}

const Loading = () => (
  <Stack gap="md" role="status" aria-label={t`Loading contact`}>
    {[38, 52, 44, 70].map((width) => (
      <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
    ))}
  </Stack>
);

function ContactDetailList({ contact }: { contact: ContactDetailsQuery['contact'] }) {
  const { timezone } = useWorkspace();
  // Do not offer calls to members without access to contact details, because they see only a masked phone number.
  const details = useCan('readDetails', 'Contact');
  const { phone, email, company, notes, tags, consentAt, optedOutAt, blockedAt, createdAt } = contact;
  const at = (iso: string | null) => (iso ? formatDateTime(iso, timezone) : null);
  return (
    <dl className={classes.facts}>
      <Fact name={t`Phone`}>
        {details ? <Anchor href={`tel:${phone}`}>{formatPhone(phone)}</Anchor> : <bdi dir="ltr">{phone}</bdi>}
      </Fact>
      <Fact name={t`Email`}>{email && details ? <Anchor href={`mailto:${email}`}>{email}</Anchor> : email}</Fact>
      <Fact name={t`Company`}>{company}</Fact>
      <Fact name={t`Tags`}>{tags.length > 0 ? <Tags tags={tags} all /> : null}</Fact>
      <Fact name={t`Notes`}>
        {notes && (
          <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
            {notes}
          </Text>
        )}
      </Fact>
      <Fact name={t`Consent`}>{at(consentAt) ?? t`Unknown`}</Fact>
      {optedOutAt && <Fact name={t`Opted out`}>{at(optedOutAt)}</Fact>}
      {blockedAt && <Fact name={t`Blocked`}>{at(blockedAt)}</Fact>}
      <Fact name={t`Added`}>{at(createdAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children || (
          <Text span c="dimmed">
            –
          </Text>
        )}
      </dd>
    </>
  );
}

/** Link to the contact's entity in the world model. Hidden if there is no entity or the viewer cannot read entities. */
function WorldModelLink({ id }: { id: string }) {
  const { slug: workspace } = useWorkspace();
  const canRead = useCan('read', 'Entity');
  const { data } = useQuery(ContactEntityDocument, { variables: { id }, skip: !canRead });
  const entity = data?.entities.edges[0]?.node.id;
  if (!entity) return null;
  return (
    <ButtonLink to={paths.entity({ workspace, entity })} size="xs" variant="default">
      {t`Records`}
    </ButtonLink>
  );
}
