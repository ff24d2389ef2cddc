export { SafetyPage } from './safety-page.tsx';
