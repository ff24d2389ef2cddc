import type { ModelPort } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../context/context.ts';

export type ModelOf = (ctx: WorkspaceContext) => Promise<ModelPort | null>;

/** The model of the workspace's own account; null until one is set up. */
export const modelOf: ModelOf = () => Promise.resolve(null);
