export { PlatformPage } from './platform-page.tsx';
export { UsersPage } from './users-page.tsx';
