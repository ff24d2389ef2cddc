import type { SensitiveTopic } from '../sensitive-topics.ts';
import type { ContextGraph, Flow } from './graph.ts';

/** Adds a flow for each sensitive topic of the workspace. */
export function withTopicFlows(graph: ContextGraph, topics: readonly SensitiveTopic[]): ContextGraph {
  const flows = Object.fromEntries(topics.map((topic, index) => [`topic_${index + 1}`, topicFlow(topic)]));
  return { ...graph, flows: { ...flows, ...graph.flows } };
}

function topicFlow({ topic, reaction, words }: SensitiveTopic): Flow {
  const description = `The contact raises this topic: ${topic}`.slice(0, 300);
  const entry = [{ intent: description, examples: [topic] }];
  const end = { kind: 'end' as const, outcome: 'ANSWERED' as const };
  if (reaction === 'HAND_OVER')
    return {
      description,
      entry,
      start: 'over',
      states: { over: { kind: 'hand_off', reason: 'SENSITIVE_TOPIC', next: 'back' }, back: end },
    };
  const say =
    reaction === 'ANSWER'
      ? { kind: 'say' as const, words, next: 'back' }
      : { kind: 'say' as const, words: '{not_available}', next: 'back' };
  return { description, entry, start: 'say', states: { say, back: end } };
}
