import type { SensitiveTopic } from '@frontdesk/agent';
import { type ContextGraph, withTopicFlows } from '@frontdesk/agent/engine';
import type { PublishedAgent } from '../configuration/index.ts';

/** Returns the graph of a run: the agent's graph with an added flow for each sensitive topic of the workspace. */
export const engineGraph = ({ graph }: PublishedAgent, topics: readonly SensitiveTopic[]): ContextGraph =>
  withTopicFlows(graph, topics);
