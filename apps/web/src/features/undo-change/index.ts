export { UndoChangePage } from './undo-change-page.tsx';
