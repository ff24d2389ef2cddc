import { Skeleton, Stack } from '@mantine/core';

export function LoadingRows({ label }: { label: string }) {
  return (
    <Stack gap="lg" p="lg" role="status" aria-label={label}>
      {[42, 56, 38].map((width) => (
        <Skeleton key={width} height={16} width={`${width}%`} radius="xl" />
      ))}
    </Stack>
  );
}
