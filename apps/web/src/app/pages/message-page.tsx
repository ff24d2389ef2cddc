import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusAfterNavigation } from '../../lib/navigation-count.ts';
import { PageMain } from '../../ui/main.tsx';
import { PageTitle } from '../../ui/page-header.tsx';

interface Props {
  /** Large symbol above the title, for example a lock. */
  mark: ReactNode;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

/** Page that contains only a message. */
export function MessagePage({ mark, title, children, actions }: Props) {
  const heading = useFocusAfterNavigation<HTMLHeadingElement>();
  return (
    <PageMain>
      <Stack align="center" justify="center" gap="xs" ta="center" mih="60vh" px="md" py="xl">
        <PageTitle>{title}</PageTitle>
        {mark}
        <Title order={1} ref={heading} tabIndex={-1} mt="xs">
          {title}
        </Title>
        <Text component="div" c="dimmed" maw={440}>
          {children}
        </Text>
        <Group justify="center" mt="md">
          {actions}
        </Group>
      </Stack>
    </PageMain>
  );
}
