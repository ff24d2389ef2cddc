export { DataSourcePage } from './data-source-page.tsx';
export { DataSourcesPage } from './data-sources-page.tsx';
