import { t } from '@lingui/core/macro';
import { useCan, useWorkspace } from '../session/workspace.tsx';
import { AnchorLink } from './link.tsx';
import { paths } from './paths.ts';

/**
 * Link to the requests to and from providers about a message, call or booking. Renders nothing for viewers who cannot
 * see the provider log.
 */
export function ProviderLogLink({ subject }: { subject: string }) {
  const { slug } = useWorkspace();
  if (!useCan('read', 'ProviderLogEntry')) return null;
  return (
    <AnchorLink to={paths.providerLog({ workspace: slug })} search={{ subject } as never} inherit td="underline">
      {t`Provider requests`}
    </AnchorLink>
  );
}
