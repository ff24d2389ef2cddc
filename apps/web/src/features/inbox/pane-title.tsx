import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusAfterNavigation } from '../../lib/navigation-count.ts';
import { PageTitle } from '../../ui/page-header.tsx';

/** Main heading of the page. Sets the window title, and receives the focus after a navigation. */
export function PaneTitle({ title, className, children }: { title: string; className?: string; children?: ReactNode }) {
  const heading = useFocusAfterNavigation<HTMLHeadingElement>();
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Title order={1} ref={heading} tabIndex={-1} className={className}>
        {children ?? title}
      </Title>
    </>
  );
}
