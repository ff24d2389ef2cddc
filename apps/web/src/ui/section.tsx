import { Box, Group, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Whether to show a red outline, for sections with irreversible actions. */
  danger?: boolean;
  /** Whether to omit the padding, for content with its own padding such as tables. */
  flush?: boolean;
  /** Whether to hide the title visually, for example if it repeats the title of the page. */
  quietTitle?: boolean;
  id?: string;
  children: ReactNode;
}

/** Card with a heading, which is also the accessible name of the section. */
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
