import { useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 48;

/** Whoever reads the newest line stays at it; whoever reads further up keeps their place, and is told how many have come. */
export function useFollowedTurns(count: number, hearing: string | null) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [seen, setSeen] = useState(0);
  const toEnd = () => {
    atEnd.current = true;
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
    setSeen(count);
  };
  const onScroll = () => {
    const list = ref.current;
    atEnd.current = list !== null && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
    if (atEnd.current) setSeen(count);
  };
  // oxlint-disable-next-line react/exhaustive-deps -- By what is shown, not by the function.
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [count, hearing]);
  return { ref, onScroll, toEnd, unseen: atEnd.current ? 0 : Math.max(0, count - seen) };
}
