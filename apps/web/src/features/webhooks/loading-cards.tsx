import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import classes from './webhooks.module.css';

/** Skeleton of the endpoints. */
export function LoadingCards() {
  return (
    <Paper className={classes.card} aria-busy>
      <VisuallyHidden role="status">Loading webhooks</VisuallyHidden>
      <Stack gap="sm" aria-hidden>
        <Skeleton height={16} width="40%" radius="xl" />
        <Skeleton height={12} width="65%" radius="xl" />
        <Skeleton height={28} width="80%" />
      </Stack>
    </Paper>
  );
}
