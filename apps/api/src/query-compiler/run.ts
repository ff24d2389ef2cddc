import type { WorkspaceContext } from '../auth/context.ts';

/** Values of one execution of a cached statement. */
export interface Run {
  readonly ctx: WorkspaceContext;
  readonly now: Date;
  /** Values of each read, in the order of the plan. */
  readonly bound: readonly (readonly unknown[])[];
  /** Constants as JSON text, in the order of the plan. */
  readonly constants: readonly string[];
}
