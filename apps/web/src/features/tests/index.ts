export { TestsPage } from './tests-page.tsx';
