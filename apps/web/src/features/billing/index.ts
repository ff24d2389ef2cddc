export { BillingPage } from './billing-page.tsx';
export { InvoicePage } from './invoice-page.tsx';
