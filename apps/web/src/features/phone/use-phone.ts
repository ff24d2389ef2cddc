import { useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { createPhoneClient, type PhoneContent, type PhoneMessage, PhoneUnreachable } from './phone-client.ts';

/** Messages of the phone; `missing` when it is not available. */
export function usePhone(contact: string) {
  const { slug } = useWorkspace();
  const { accessToken } = useSession();
  const line = useMemo(
    () => createPhoneClient({ workspace: slug, contact, accessToken }),
    [slug, contact, accessToken],
  );
  const [content, setContent] = useState<PhoneContent | null>(null);
  const [problem, setProblem] = useState<'missing' | 'failed' | null>(null);
  const [onItsWay, setOnItsWay] = useState<string[]>([]);

  const look = useCallback(async () => {
    try {
      setContent(await line.look());
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof PhoneUnreachable && error.status === 404 ? 'missing' : 'failed');
    }
  }, [line]);
  useEffect(() => void look(), [look]);
  // Status changes of messages indicate changes on the phone.
  useSubscription(LiveMessagesDocument, { ignoreResults: true, onData: () => void look() });
  useReading(content?.messages, line.read);

  async function say(body: string, image = false) {
    const shown = image ? PHOTO : body;
    setOnItsWay((all) => [...all, shown]);
    try {
      await line.say(body, image);
      await look();
    } catch {
      setProblem('failed');
    } finally {
      setOnItsWay((all) => all.toSpliced(all.indexOf(shown), 1));
    }
  }

  return { content, problem, onItsWay, say, look };
}

/** Label of a message without text. */
export const PHOTO = 'Photo';

/** Displayed messages count as read. */
function useReading(messages: readonly PhoneMessage[] | undefined, read: () => Promise<void>) {
  const unread = messages?.findLast(({ direction, status }) => direction === 'RECEIVED' && isUnread(status))?.sid;
  const lastRead = useRef<string | null>(null);
  useEffect(() => {
    const markRead = () => {
      if (!unread || lastRead.current === unread || document.visibilityState !== 'visible') return;
      lastRead.current = unread;
      // It stays unread, and the next message retries.
      read().catch(() => {});
    };
    markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [unread, read]);
}

const isUnread = (status: string) => status === 'sent' || status === 'delivered';
