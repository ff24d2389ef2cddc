import { providerUrl } from '@frontdesk/domain';
import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends Pick<AnchorProps, 'size'> {
  href: string;
  children: ReactNode;
}

/** A link to a URL that a provider supplied, in a new tab. Shows the text alone when the URL is not one to follow. */
export function ProviderLink({ href, children, ...look }: Props) {
  const url = providerUrl(href);
  if (url === null) return <>{children}</>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" {...look}>
      {children}
    </Anchor>
  );
}
