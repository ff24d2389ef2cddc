import { useApolloClient, useSubscription } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { usePathParam } from '../../app/address.ts';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { useCan } from '../../session/workspace.tsx';
import { ContactPane } from './contact-pane.tsx';
import { addToThread } from './conversation-cache.ts';
import { ConversationList } from './conversation-list.tsx';
import classes from './inbox-page.module.css';
import { NoSelection } from './no-selection.tsx';
import { Thread } from './thread.tsx';

/** Page with the conversation list, the thread and the contact. Narrow screens show one pane at a time. */
export function InboxPage() {
  const id = usePathParam('conversationId');
  useLiveMessages();
  const canReadContacts = useCan('read', 'Contact');
  const isTight = useMediaQuery('(max-width: 1099.98px)', undefined, { getInitialValueInEffect: false });
  const hasContact = id !== '' && canReadContacts;
  const [asked, { open: askForContact, close: closeContact }] = useDisclosure(false);
  return (
    <div className={classes.panes} data-open={id !== ''} data-contact={hasContact && !isTight ? 'pane' : 'none'}>
      <ConversationList openId={id} className={classes.pane} />
      <div className={`${classes.pane} ${classes.thread}`}>
        {id ? <Thread key={id} id={id} onContact={hasContact && isTight ? askForContact : null} /> : <NoSelection />}
      </div>
      {hasContact && !isTight && (
        <section className={classes.pane} aria-label={t`Contact`}>
          <ContactPane key={id} conversation={id} />
        </section>
      )}
      {hasContact && isTight && <ContactDrawer conversation={id} opened={asked} onClose={closeContact} />}
    </div>
  );
}

/** Adds new messages to the cached threads, with one subscription for all conversations. */
function useLiveMessages() {
  const { cache } = useApolloClient();
  const withContact = useCan('read', 'Contact');
  useSubscription(LiveMessagesDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const added = data?.messageAdded;
      if (added?.message) addToThread(cache, { id: added.conversationId, withContact }, added.message);
    },
  });
}

interface ContactDrawerProps {
  conversation: string;
  opened: boolean;
  onClose: () => void;
}

/** Drawer with the contact's details, for narrow screens. */
function ContactDrawer({ conversation, opened, onClose }: ContactDrawerProps) {
  const covered = useIsEscapeCovered();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={!covered}
      position="right"
      size={340}
      title={t`Contact`}
      padding="md"
    >
      <ContactPane key={conversation} conversation={conversation} />
    </Drawer>
  );
}
