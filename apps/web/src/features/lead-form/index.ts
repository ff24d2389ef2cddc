export { LeadFormPage } from './lead-form-page.tsx';
