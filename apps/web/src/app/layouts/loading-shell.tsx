import { Skeleton, Stack } from '@mantine/core';
import classes from './workspace-layout.module.css';

/** Skeleton while the workspace loads. */
export function LoadingShell() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading the workspace">
      <Stack className={classes.loadingNav} gap="md" visibleFrom="md">
        <Skeleton height={44} radius="md" />
        <Skeleton height={34} radius="md" />
        {[70, 52, 64, 58].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
      <Stack className={classes.page} gap="lg">
        <Skeleton height={26} width={180} radius="md" />
        <Skeleton height={140} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </Stack>
    </div>
  );
}
