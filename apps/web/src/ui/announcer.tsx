import { VisuallyHidden } from '@mantine/core';
import { useCallback, useState } from 'react';

/** Returns `say`, which announces a text to screen readers, and `announcer`, an element that must be rendered once. */
export function useAnnouncer() {
  const [said, setSaid] = useState({ words: '', count: 0 });
  const say = useCallback((words: string) => setSaid(({ count }) => ({ words, count: count + 1 })), []);
  const announcer = (
    <VisuallyHidden role="status" aria-live="polite">
      {/* A new element for each announcement, so that repeated text is announced again. */}
      <span key={said.count}>{said.words}</span>
    </VisuallyHidden>
  );
  return { say, announcer };
}
