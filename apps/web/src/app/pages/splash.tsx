import { Center, Loader } from '@mantine/core';

/** While a page's code is on its way, and only when it takes long enough to notice. */
export function Splash() {
  return (
    <Center mih="50vh" role="status" aria-label="Loading">
      <Loader size="sm" type="dots" />
    </Center>
  );
}
