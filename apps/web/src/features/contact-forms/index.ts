export { ContactFormPage } from './contact-form-page.tsx';
export { ContactFormsPage } from './contact-forms-page.tsx';
