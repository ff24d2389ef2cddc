import { freshMemory, Memory } from '@frontdesk/agent';
import type { Tx } from '../../db/tenant-db.ts';
import type { Recorder } from '../../events/record.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../agent/index.ts';
import type { CallRow } from './calls.repository.ts';

/** What the engine knows of a call; null before anything is. */
export function callMemory({ memory }: Pick<CallRow, 'memory'>): Memory | null {
  const read = Memory.safeParse(memory);
  return read.success ? read.data : null;
}

export interface Mind {
  readonly agent: PublishedAgent;
  readonly memory: Memory;
}

/** The agent that speaks in this call, and where it stands in its graph. */
export async function mindOf(tx: Tx, by: Recorder, call: Pick<CallRow, 'serviceId' | 'memory'>): Promise<Mind> {
  const service = call.serviceId && (await tx.service.findFirst({ where: { id: call.serviceId } }));
  const agent = service ? await boundAgent(tx, service) : await publishedAgent(tx, by);
  return { agent, memory: callMemory(call) ?? freshMemory(agent.graph.start) };
}
