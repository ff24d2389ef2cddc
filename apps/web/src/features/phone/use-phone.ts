import { useSubscription } from '@apollo/client/react';
import type { PhoneAttachment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { useRepeated } from '../../lib/use-repeated.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import {
  createPhoneClient,
  type PhoneContent,
  type PhoneMessage,
  type PhoneOption,
  PhoneUnreachable,
} from './phone-client.ts';

/**
 * Loads the messages of the simulated phone and sends messages from the phone. `problem` is `missing` if the simulator
 * is not available, and `failed` after other errors.
 */
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

  const requests = useRef({ started: 0, shown: 0 });
  const look = useCallback(async () => {
    requests.current.started += 1;
    const number = requests.current.started;
    try {
      const loaded = await line.look();
      // Responses can arrive out of order. Ignore a response that is older than the displayed one.
      if (number < requests.current.shown) return;
      requests.current.shown = number;
      setContent(loaded);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof PhoneUnreachable && error.status === 404 ? 'missing' : 'failed');
    }
  }, [line]);
  useEffect(() => void look(), [look]);
  // Reload the simulated phone when a message changes, because its content changes as well.
  useSubscription(LiveMessagesDocument, { ignoreResults: true, onData: () => void look() });
  // Poll the messages as well, because events that are published while the socket connects are missed.
  useRepeated(problem === 'missing' ? null : () => void look());
  useReading(content?.messages, line.read);

  const say = (body: string, attachment?: PhoneAttachment) =>
    send(body || (attachment ? ATTACHMENTS[attachment] : ''), () => line.say(body, attachment));
  const press = (sid: string, { id, title }: PhoneOption) => send(title, () => line.press(sid, id));

  async function send(shown: string, request: () => Promise<void>) {
    setOnItsWay((all) => [...all, shown]);
    try {
      await request();
      await look();
    } catch {
      setProblem('failed');
    } finally {
      setOnItsWay((all) => all.toSpliced(all.indexOf(shown), 1));
    }
  }

  return { content, problem, onItsWay, say, press, look };
}

/** Labels of attachments that are sent without text. */
export const ATTACHMENTS: Readonly<Record<PhoneAttachment, string>> = {
  PHOTO: t`Photo`,
  VOICE: t`Voice message`,
  DOCUMENT: t`Document`,
  LOCATION: t`Location`,
};

/** Marks received messages as read while the page is visible. */
function useReading(messages: readonly PhoneMessage[] | undefined, read: () => Promise<void>) {
  const unread = messages?.findLast(({ direction, status }) => direction === 'RECEIVED' && isUnread(status))?.sid;
  const lastRead = useRef<string | null>(null);
  useEffect(() => {
    const markRead = () => {
      if (!unread || lastRead.current === unread || document.visibilityState !== 'visible') return;
      lastRead.current = unread;
      // If the request fails, the messages stay unread until the next message arrives.
      read().catch(() => {});
    };
    markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [unread, read]);
}

const isUnread = (status: string) => status === 'sent' || status === 'delivered';
