import { Code } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** Whether a long text is shown in a scrollable area. If false, the whole text is shown. */
  scrolls?: boolean;
  children: ReactNode;
}

const WRAPPED = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;
const SCROLLED = { ...WRAPPED, maxHeight: '16rem', overflowY: 'auto' } as const;

/** Block of code whose long lines are wrapped. Keyboard users can scroll it. */
export const WrappedCode = ({ scrolls = false, children }: Props) => (
  <Code block style={scrolls ? SCROLLED : WRAPPED} tabIndex={scrolls ? 0 : undefined}>
    {children}
  </Code>
);
