export { AddAsTest } from './add-as-test.tsx';
export { TestsPage } from './tests-page.tsx';
