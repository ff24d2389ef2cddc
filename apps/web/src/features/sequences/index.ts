export { SequencesPage } from './sequences-page.tsx';
