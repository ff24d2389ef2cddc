export { ContactImportPage } from './contact-import-page.tsx';
export { ContactImportsPage } from './contact-imports-page.tsx';
