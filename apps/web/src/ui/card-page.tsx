import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusAfterNavigation } from '../lib/navigation-count.ts';
import classes from './card-page.module.css';
import { PageTitle } from './page-header.tsx';

interface Props {
  title: string;
  description?: ReactNode;
  icon?: ReactNode;
  /** Image above the title. */
  above?: ReactNode;
  children?: ReactNode;
  below?: ReactNode;
}

/** Page that consists of a single card. */
export function CardPage({ title, description, icon, above, children, below }: Props) {
  const heading = useFocusAfterNavigation<HTMLHeadingElement>();
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Paper className={classes.card}>
        {above}
        {icon && (
          <div className={classes.icon} aria-hidden>
            {icon}
          </div>
        )}
        <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {description && (
          <Text component="div" c="dimmed" mt={6}>
            {description}
          </Text>
        )}
        {children && (
          <Stack gap="md" mt="lg">
            {children}
          </Stack>
        )}
      </Paper>
      {below && (
        <Text component="div" size="sm" c="dimmed" ta="center" mt="lg">
          {below}
        </Text>
      )}
    </>
  );
}
