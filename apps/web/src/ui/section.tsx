import { Box, Group, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** A red outline: what is done here cannot be undone. */
  danger?: boolean;
  /** The content brings its own padding, as a table does. */
  flush?: boolean;
  /** For screen readers only, where the page's own title says it already. */
  quietTitle?: boolean;
  id?: string;
  children: ReactNode;
}

/** A card with a heading, and a landmark of the same name. */
export function Section({ title, description, actions, danger, flush, quietTitle, id, children }: Props) {
  const headingId = useId();
  return (
    <Paper component="section" id={id} aria-labelledby={headingId} className={classes.section} data-danger={danger}>
      {quietTitle ? (
        <VisuallyHidden>
          <h2 id={headingId}>{title}</h2>
        </VisuallyHidden>
      ) : (
        <Group className={classes.head} justify="space-between" align="flex-start" gap="sm">
          <Box className={classes.words}>
            <Title order={2} id={headingId}>
              {title}
            </Title>
            {description && (
              <Text size="sm" c="dimmed" mt={2}>
                {description}
              </Text>
            )}
          </Box>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </Paper>
  );
}
