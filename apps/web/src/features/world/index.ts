export { EntityPage } from './entity-page.tsx';
export { WorldPage } from './world-page.tsx';
