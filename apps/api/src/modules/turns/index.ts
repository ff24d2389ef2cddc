export type { InboundKind } from './addressee.ts';
export { turnJobs } from './jobs.ts';
export { moveLead } from './move-lead.ts';
export { ThroughAccount, through } from './through.ts';
export type { ToolDesk, ToolDone } from './tool-desk.ts';
export { contactBy, type LeadRow, leadBy, lockLead } from './turns.repository.ts';
export { storeInbound } from './use-cases/store-inbound.ts';
export { useTool } from './use-cases/use-tool.ts';
