export { assignToTurn, type CitedPassage, storeAnswerSources } from './answer-sources.repository.ts';
export { AnswerSource } from './graphql/answer-source.type.ts';
