import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconDeviceMobileOff, IconInbox } from '@tabler/icons-react';
import { usePathParam } from '../../app/address.ts';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { PhonePageDocument } from '../../gql/phone-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './phone-page.module.css';
import { PhoneScreen } from './phone-screen.tsx';
import { usePhone } from './use-phone.ts';

/** Page that simulates the phone of a contact, for development workspaces that use the Twilio sandbox. */
export function PhonePage() {
  const contact = usePathParam('contactId');
  const { data } = useScreenQuery(PhonePageDocument, { contact });
  const { slug } = useWorkspace();
  const phone = usePhone(contact);
  const name = data?.contact.name;
  return (
    <>
      <PageHeader
        title={name ? t`${name}’s phone` : t`Test phone`}
        description={t`Simulator. Messages you send here arrive as WhatsApp messages.`}
        actions={
          <ButtonLink
            to={paths.inbox({ workspace: slug })}
            search={name ? { q: name } : {}}
            variant="default"
            leftSection={<IconInbox size={16} aria-hidden />}
          >
            {t`Open conversation`}
          </ButtonLink>
        }
      />
      {phone.problem === 'missing' ? <NoPhone /> : <PhoneScreen phone={phone} />}
      {phone.problem === 'failed' && (
        <div role="alert" className={classes.trouble}>
          <Text size="sm">{t`Couldn’t reach the phone simulator.`}</Text>
          <Button size="xs" variant="default" onClick={() => void phone.look()}>
            {t`Try again`}
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
      title={t`The phone simulator isn’t available`}
      action={<ButtonLink to={paths.settings({ workspace: slug })}>{t`Open integrations`}</ButtonLink>}
    >
      {t`The simulator works only in development workspaces that use the Twilio sandbox.`}
    </EmptyState>
  );
}
