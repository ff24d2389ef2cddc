import type { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { LeadDetails_LeadFragmentDoc } from '../../gql/lead-details.ts';
import type { LeadDetails_LeadFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { EditLeadForm } from './edit-lead-form.tsx';
import classes from './lead-details.module.css';

interface Props {
  lead: useFragment.FromOptionValue<LeadDetails_LeadFragment>;
}

/** Contact details and message of the lead, with buttons to copy the details and to edit them. */
export function LeadDetails({ lead: from }: Props) {
  const lead = useSingleFragment(LeadDetails_LeadFragmentDoc, from);
  const [editing, { open: edit, close }] = useDisclosure(false);
  const editButton = useRef<HTMLButtonElement>(null);
  if (!lead) return null;
  const done = () => {
    close();
    // The form that had the focus was removed. Move the focus to the edit button after it is rendered again.
    setTimeout(() => editButton.current?.focus());
  };
  return (
    <Section
      title={t`Details`}
      actions={
        !editing && (
          <PermissionButton
            ref={editButton}
            variant="default"
            size="xs"
            permission={lead.viewerCan.update}
            onClick={edit}
          >
            {t`Edit`}
          </PermissionButton>
        )
      }
    >
      {editing ? <EditLeadForm lead={lead} onDone={done} /> : <LeadDetailList lead={lead} />}
    </Section>
  );
}

function LeadDetailList({ lead }: { lead: LeadDetails_LeadFragment }) {
  const { timezone } = useWorkspace();
  // Do not offer to call or copy masked details, because they are incomplete.
  const details = useCan('readDetails', 'Lead');
  return (
    <dl className={classes.facts}>
      {details ? (
        <>
          <Fact name={t`Phone`} copy={lead.phone}>
            <Anchor href={`tel:${lead.phone}`}>
              <bdi dir="ltr">{formatPhone(lead.phone)}</bdi>
            </Anchor>
          </Fact>
          <Fact name={t`Email`} copy={lead.email}>
            {lead.email ? <Anchor href={`mailto:${lead.email}`}>{lead.email}</Anchor> : <Nothing>{t`None`}</Nothing>}
          </Fact>
        </>
      ) : (
        <>
          <Fact name={t`Phone`}>
            <bdi dir="ltr">{lead.phone}</bdi>
          </Fact>
          <Fact name={t`Email`}>{lead.email ?? <Nothing>{t`None`}</Nothing>}</Fact>
        </>
      )}
      <Fact name={t`Message`}>
        {lead.message ? (
          <Text className={classes.message} dir="auto">
            {lead.message}
          </Text>
        ) : (
          <Nothing>{t`No message`}</Nothing>
        )}
      </Fact>
      <Fact name={t`Received`}>{formatDateTime(lead.createdAt, timezone)}</Fact>
      <Fact name={t`Last changed`}>{formatDateTime(lead.updatedAt, timezone)}</Fact>
    </dl>
  );
}

function Fact({ name, copy, children }: { name: string; copy?: string | null; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>
        {children}
        {copy && <CopyButton what={name.toLowerCase()} value={copy} />}
      </dd>
    </div>
  );
}

function CopyButton({ what, value }: { what: string; value: string }) {
  const { copied, copy } = useClipboard({ timeout: 2000 });
  return (
    <>
      <Tooltip label={copied ? t`Copied` : t`Copy`}>
        <ActionIcon
          variant="subtle"
          color={copied ? 'teal' : 'gray'}
          aria-label={t`Copy ${what}`}
          onClick={() => copy(value)}
        >
          {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        </ActionIcon>
      </Tooltip>
      <span role="status" className={classes.copied}>
        {copied ? t`Copied` : ''}
      </span>
    </>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => (
  <Text span c="dimmed">
    {children}
  </Text>
);
