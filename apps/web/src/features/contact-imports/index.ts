export { ContactImportPage } from './contact-import-page.tsx';
export {
  ContactImportsPage,
  HistoryImportsPage,
  LeadImportsPage,
  SavedReplyImportsPage,
} from './contact-imports-page.tsx';
