export { ErasuresPage } from './erasures-page.tsx';
