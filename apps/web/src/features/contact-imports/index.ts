export { ContactImportPage } from './contact-import-page.tsx';
export { ContactImportsPage, LeadImportsPage, SavedReplyImportsPage } from './contact-imports-page.tsx';
