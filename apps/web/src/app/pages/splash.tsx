import { t } from '@lingui/core/macro';
import { Center, Loader } from '@mantine/core';

/** Loading indicator that the router shows while the code of a page loads. */
export function Splash() {
  return (
    <Center mih="50vh" role="status" aria-label={t`Loading`}>
      <Loader size="sm" type="dots" />
    </Center>
  );
}
