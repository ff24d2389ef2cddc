import { Box, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useContext } from 'react';
import { TitleSuffixContext, useFocusAfterNavigation } from '../lib/navigation-count.ts';
import classes from './page-header.module.css';

interface Props {
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  /** Back link or breadcrumbs above the title. */
  above?: ReactNode;
  /** Badges beside the title. */
  beside?: ReactNode;
  actions?: ReactNode;
}

/** Main heading of the page. Sets the document title, and receives the focus after a navigation. */
export function PageHeader({ title, description, above, beside, actions }: Props) {
  const heading = useFocusAfterNavigation<HTMLHeadingElement>();
  return (
    <header className={classes.header}>
      <PageTitle>{title}</PageTitle>
      {above && <Box mb={6}>{above}</Box>}
      <Group justify="space-between" align="flex-start" gap="md">
        <Box className={classes.words}>
          <Group gap="sm" align="center">
            <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </Title>
            {beside}
          </Group>
          {description && (
            <Text c="dimmed" mt={4} maw={640}>
              {description}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
    </header>
  );
}

/** Sets the document title. For pages that render their own heading. */
export function PageTitle({ children }: { children: string }) {
  const suffix = useContext(TitleSuffixContext);
  return <title>{suffix ? `${children} · ${suffix}` : children}</title>;
}
