import { Center, Loader } from '@mantine/core';

/** Shown while a page's code loads, after a short delay. */
export function Splash() {
  return (
    <Center mih="50vh" role="status" aria-label="Loading">
      <Loader size="sm" type="dots" />
    </Center>
  );
}
