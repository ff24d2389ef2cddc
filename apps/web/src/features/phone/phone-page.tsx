import { Button, Text } from '@mantine/core';
import { IconDeviceMobileOff, IconInbox } from '@tabler/icons-react';
import { useEffect } from 'react';
import { usePathParam } from '../../app/address.ts';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { PhonePageDocument } from '../../gql/phone-page.ts';
import { phoneOpened } from '../../session/phone-opened.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './phone-page.module.css';
import { PhoneScreen } from './phone-screen.tsx';
import { usePhone } from './use-phone.ts';

/** Simulated phone of a contact, in development. */
export function PhonePage() {
  const contact = usePathParam('contactId');
  const { data } = useScreenQuery(PhonePageDocument, { contact });
  const { id, slug } = useWorkspace();
  const phone = usePhone(contact);
  const isHeld = phone.content !== null;
  useEffect(() => {
    if (isHeld) phoneOpened(id).set('yes');
  }, [id, isHeld]);
  const name = data?.contact.name;
  return (
    <>
      <PageHeader
        title={name ? `${name}’s phone` : 'A phone'}
        description="A simulator, for development. What you write here comes in as WhatsApp’s own signed webhook."
        actions={
          <ButtonLink
            to={paths.inbox({ workspace: slug })}
            search={name ? { q: name } : {}}
            variant="default"
            leftSection={<IconInbox size={16} aria-hidden />}
          >
            Their conversation
          </ButtonLink>
        }
      />
      {phone.problem === 'missing' ? <NoPhone /> : <PhoneScreen phone={phone} />}
      {phone.problem === 'failed' && (
        <div role="alert" className={classes.trouble}>
          <Text size="sm">The phone did not answer.</Text>
          <Button size="xs" variant="default" onClick={() => void phone.look()}>
            Try again
          </Button>
        </div>
      )}
    </>
  );
}

function NoPhone() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconDeviceMobileOff size={24} stroke={1.6} />}
      title="No phone to hold here"
      action={<ButtonLink to={paths.settings({ workspace: slug })}>Open the integrations</ButtonLink>}
    >
      Phones are played in a development workspace whose Twilio card uses the sandbox.
    </EmptyState>
  );
}
