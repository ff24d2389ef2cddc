import type { KnowledgePassageKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useCan, useWorkspace } from '../session/workspace.tsx';
import { ProviderLink } from '../ui/provider-link.tsx';
import classes from './answer-sources.module.css';
import { AnchorLink } from './link.tsx';
import { paths } from './paths.ts';

interface AnswerSource {
  id: string;
  kind: KnowledgePassageKind;
  title: string;
  headings: readonly string[];
  /** Page number in a PDF file, starting with 1. Null for other sources. */
  pageNumber: number | null;
  sourceId: string | null;
  /** URL of the web page. Null for other sources. */
  url: string | null;
}

/** Sources that the agent used for a message, with links for members who can read the knowledge base. */
export function AnswerSources({ sources }: { sources: readonly AnswerSource[] }) {
  const { slug: workspace } = useWorkspace();
  const canRead = useCan('read', 'KnowledgeSource');
  if (sources.length === 0) return null;
  const pathOf = ({ kind, sourceId }: AnswerSource) => {
    if (sourceId) return paths.knowledgeSource({ workspace, source: sourceId });
    return kind === 'BUSINESS_PROFILE' ? paths.knowledge({ workspace }) : null;
  };
  // Show each heading once, because an answer can use several passages under the same heading.
  const shown = new Map(sources.map((source) => [titleOf(source), { to: pathOf(source), url: source.url }]));
  return (
    <div className={classes.sources}>
      {t`Sources`}
      <ul className={classes.list} aria-label={t`Sources`}>
        {[...shown].map(([title, { to, url }]) => (
          <li key={title} dir="auto">
            {to && canRead ? (
              <AnchorLink to={to} inherit td="underline">
                {title}
              </AnchorLink>
            ) : (
              title
            )}
            {url && (
              <>
                {' '}
                <ProviderLink href={url} size="xs">
                  {url}
                </ProviderLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Returns the title with its headings and page, for example `House rules › Pets` or `Prices.pdf › Page 2`. */
const titleOf = ({ kind, title, headings, pageNumber }: AnswerSource): string =>
  [
    ...(kind === 'BUSINESS_PROFILE' ? [t`Business profile`] : []),
    ...(kind === 'TOOL' ? [t`Tool`] : []),
    title,
    ...headings,
    ...(pageNumber === null ? [] : [t`Page ${pageNumber}`]),
  ].join(' › ');
