const QUERY = `# Ctrl+Enter to run, Ctrl+Space to autocomplete.
query LatestLeads {
  leads(first: 5) {
    totalCount
    edges {
      node {
        id
        name
        phone
        status
        createdAt
      }
    }
  }
}
`;

interface StoredTabs {
  tabs: { query: string | null; variables: string | null }[];
  activeTabIndex: number;
}

/** Initial document: the last one, or an example. GraphiQL alone would not restore variables. */
export function firstDocument(storage: Storage): { query: string; variables: string } {
  const tab = activeTab(storage.getItem('graphiql:tabState'));
  return tab ? { query: tab.query ?? '', variables: tab.variables ?? '' } : { query: QUERY, variables: '' };
}

function activeTab(remembered: string | null) {
  try {
    const { tabs, activeTabIndex } = JSON.parse(remembered ?? '') as StoredTabs;
    return tabs[activeTabIndex] ?? null;
  } catch {
    return null;
  }
}
