import { plural, t } from '@lingui/core/macro';
import { Anchor, Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatDate } from '../../lib/dates.ts';
import { formatPhone, looksLikePhone } from '../../lib/phone.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import classes from './contact-pane.module.css';
import type { InboxContact } from './contact-pane.tsx';

/** Details of the contact. Fields that are empty or that the viewer cannot read are omitted. */
export function ContactDetails({ contact }: { contact: InboxContact }) {
  const { slug, timezone } = useWorkspace();
  const canReadDetails = useCan('readDetails', 'Contact');
  const { name, phone, email, company, tags, notes, conversationCount, createdAt } = contact;
  return (
    <dl className={classes.facts}>
      {canReadDetails && <Fact name={t`Phone`}>{phone && <Phone number={phone} />}</Fact>}
      {canReadDetails && <Fact name={t`Email`}>{email && <Anchor href={`mailto:${email}`}>{email}</Anchor>}</Fact>}
      <Fact name={t`Company`}>{company}</Fact>
      <Fact name={t`Tags`}>{tags.length > 0 && tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</Fact>
      <Fact name={t`Notes`}>{notes && <span className={classes.notes}>{notes}</span>}</Fact>
      <Fact name={t`Conversations`}>
        {conversationCount > 1 ? (
          <AnchorLink
            to={paths.inbox({ workspace: slug })}
            search={{ q: canReadDetails ? phone : name, status: 'ANY' }}
          >
            {plural(conversationCount, { one: '# conversation', other: '# conversations' })}
          </AnchorLink>
        ) : (
          plural(1, { one: '# conversation', other: '# conversations' })
        )}
      </Fact>
      <Fact name={t`Created`}>{formatDate(createdAt, timezone)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={classes.fact}>
      <dt className={classes.term}>{name}</dt>
      <dd className={classes.value} dir="auto">
        {children}
      </dd>
    </div>
  );
}

/** Shows a phone number as a link. A masked phone number is shown as text, because it cannot be called. */
function Phone({ number }: { number: string }) {
  const words = <bdi dir="ltr">{formatPhone(number)}</bdi>;
  return looksLikePhone(number) ? <Anchor href={`tel:${number}`}>{words}</Anchor> : words;
}

const Tag = ({ children }: { children: string }) => (
  <Badge variant="default" tt="none" fw={500}>
    {children}
  </Badge>
);
