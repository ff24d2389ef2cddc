export { answerQuestions, citedPassages, type QuestionPlace } from './answers.ts';
export { BusinessProfileResolver } from './graphql/business-profile.ts';
export { KnowledgeSearchResolver } from './graphql/knowledge-search.ts';
export { KnowledgeSourceResolver } from './graphql/knowledge-source.ts';
export { UnansweredQuestionResolver } from './graphql/unanswered-question.ts';
export { readKnowledgeSourceJob } from './jobs/read-knowledge-source-job.ts';
export { recordUnansweredQuestions } from './record-unanswered-questions.ts';
export { storeProfile, storeSource } from './store-knowledge.ts';
export { uploadKnowledge } from './upload-knowledge.ts';
