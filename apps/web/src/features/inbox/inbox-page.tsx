import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { usePathParam } from '../../app/address.ts';
import { useCan } from '../../session/workspace.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import { ContactPane } from './contact-pane.tsx';
import { ConversationList } from './conversation-list.tsx';
import classes from './inbox-page.module.css';
import { NoSelection } from './no-selection.tsx';
import { Thread } from './thread.tsx';
import { useLiveMessages } from './use-live-messages.ts';

/** List, thread and contact: side by side, or one at a time on narrow screens. */
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
        <section className={classes.pane} aria-label="Contact">
          <ContactPane key={id} conversation={id} />
        </section>
      )}
      {hasContact && isTight && <ContactDrawer conversation={id} opened={asked} onClose={closeContact} />}
    </div>
  );
}
