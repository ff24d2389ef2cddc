import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 48;

/**
 * Scrolls to new entries if the user is at the end of the transcript. Otherwise keeps the scroll position and counts
 * the unseen entries.
 */
export function useLiveTranscript(count: number, hearing: string | null) {
  const ref = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(0);
  const toEnd = useCallback(() => {
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, []);
  const onScroll = () => {
    const list = ref.current;
    const near = list !== null && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
    setAtEnd(near);
    if (near) setSeen(count);
  };
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  }, [count, hearing, atEnd, toEnd]);
  return { ref, onScroll, toEnd, unseen: atEnd ? 0 : Math.max(0, count - seen) };
}
