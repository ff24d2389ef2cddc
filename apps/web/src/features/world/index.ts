export { EntityPage } from './entity-page.tsx';
export { PossibleDuplicatesPage } from './possible-duplicates-page.tsx';
export { WorldPage } from './world-page.tsx';
