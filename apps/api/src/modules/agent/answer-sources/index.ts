export { assignToTurn, type CitedPassage, newSources, storeAnswerSources } from './answer-sources.repository.ts';
export { AnswerSource } from './graphql/answer-source.type.ts';
