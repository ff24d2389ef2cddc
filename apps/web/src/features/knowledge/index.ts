export { BusinessProfilePage } from './business-profile-page.tsx';
export { KnowledgeSourcesPage } from './knowledge-sources-page.tsx';
export { UnansweredQuestionsPage } from './unanswered-questions-page.tsx';
