import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import type { Identity } from './identity-choice.tsx';
import classes from './playground-page.module.css';
import { SaveOperation } from './save-operation.tsx';
import { useFetcher } from './use-fetcher.ts';

const FIRST_QUERY = `# Ctrl+Space completes.
# Ctrl+Enter runs.
query NewestLeads {
  workspace {
    name
    memberCount
  }
  leads(first: 5) {
    totalCount
    edges {
      node {
        id
        name
        status
        createdAt
      }
    }
  }
}
`;

interface Props {
  slug: string;
  identity: Identity;
}

/** GraphiQL, bundled with the site: nothing is fetched from anywhere else. */
export default function Editor({ slug, identity }: Props) {
  const fetcher = useFetcher(slug, identity);
  const scheme = useComputedColorScheme('light');
  return (
    <div className={classes.editor}>
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={FIRST_QUERY}
        forcedTheme={scheme}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <SaveOperation />
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
