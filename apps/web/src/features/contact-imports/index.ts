export { ContactImportPage } from './contact-import-page.tsx';
export { ContactImportsPage, LeadImportsPage } from './contact-imports-page.tsx';
