import { providerUrl } from '@frontdesk/domain';
import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends Pick<AnchorProps, 'size'> {
  href: string;
  children: ReactNode;
}

/** Link in a new tab to a URL that a provider supplied. Shows only the text if the URL is not safe to open. */
export function ProviderLink({ href, children, ...look }: Props) {
  const url = providerUrl(href);
  if (url === null) return <>{children}</>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" {...look}>
      {children}
    </Anchor>
  );
}
