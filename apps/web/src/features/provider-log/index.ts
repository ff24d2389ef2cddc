export { ProviderLogPage } from './provider-log-page.tsx';
