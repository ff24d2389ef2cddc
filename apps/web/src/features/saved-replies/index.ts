export { SavedRepliesPage } from './saved-replies-page.tsx';
