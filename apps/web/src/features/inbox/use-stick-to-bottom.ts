import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import type { ThreadNote } from './thread-events.ts';

const NEAR_PX = 48;

/**
 * Keeps a list scrolled to the end while the user is at the end. If the user has scrolled up, keeps the scroll
 * position, even when earlier messages are added above, and counts new messages.
 */
export function useStickToBottom(messages: readonly ThreadMessage[], notes: readonly ThreadNote[]) {
  const { memberId } = useWorkspace().viewer;
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [seenUntil, setSeenUntil] = useState('');
  const newest = messages.at(-1);
  const newestAt = newest?.sentAt ?? '';
  const see = useCallback(() => setSeenUntil((before) => (before > newestAt ? before : newestAt)), [newestAt]);
  const toEnd = useCallback(() => {
    isAtEnd.current = true;
    scrollToEnd(ref.current);
    see();
  }, [see]);
  const onScroll = () => {
    isAtEnd.current = isNearEnd(ref.current);
    if (isAtEnd.current) see();
  };

  useScrollAnchor(ref, messages);
  // Always scroll to the end after the viewer has sent a message or added a note.
  const isOwn = newest?.authorType === 'MEMBER' && newest.memberId === memberId;
  useLayoutEffect(() => {
    if (isAtEnd.current || isOwn) toEnd();
  }, [toEnd, isOwn]);
  const ownNoteAt = notes.findLast((note) => note.memberId === memberId)?.createdAt ?? '';
  const shownUntil = useRef(ownNoteAt);
  useLayoutEffect(() => {
    if (ownNoteAt <= shownUntil.current) return;
    shownUntil.current = ownNoteAt;
    toEnd();
  }, [toEnd, ownNoteAt]);
  usePinnedEnd(ref, isAtEnd);
  const unseen = messages.filter((message) => message.sentAt > seenUntil && message.memberId !== memberId).length;
  return { ref, onScroll, toEnd, unseen };
}

type ScrollPosition = RefObject<HTMLDivElement | null>;

/** Adjusts the scroll position when earlier messages are added above. */
export function useScrollAnchor(ref: ScrollPosition, messages: readonly ThreadMessage[]) {
  const before = useRef({ first: messages[0]?.id, height: 0 });
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    const first = messages[0]?.id;
    if (first !== before.current.first) list.scrollTop += list.scrollHeight - before.current.height;
    before.current = { first, height: list.scrollHeight };
  }, [ref, messages]);
}

/**
 * Keeps the list at the end when its height or the height of its content changes, for example when a mobile keyboard
 * opens or a note is shown.
 */
function usePinnedEnd(ref: ScrollPosition, isAtEnd: RefObject<boolean>) {
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(() => isAtEnd.current && scrollToEnd(ref.current));
    observer.observe(ref.current);
    if (ref.current.firstElementChild) observer.observe(ref.current.firstElementChild);
    return () => observer.disconnect();
  }, [ref, isAtEnd]);
}

const scrollToEnd = (list: HTMLElement | null) => {
  if (list) list.scrollTop = list.scrollHeight;
};

const isNearEnd = (list: HTMLElement | null) =>
  list !== null && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
