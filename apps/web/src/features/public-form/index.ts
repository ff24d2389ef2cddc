// NOTE: this whole folder is being built by another engineer since 04:05; the engineer of leads and members leaves it alone.
export { FormPage } from './form-page.tsx';
