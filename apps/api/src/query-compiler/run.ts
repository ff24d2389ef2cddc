import type { WorkspaceContext } from '../auth/context.ts';

/** Values of one execution for a shared statement. */
export interface Run {
  readonly ctx: WorkspaceContext;
  readonly now: Date;
  /** Values of each read of the plan, in plan order. */
  readonly bound: readonly (readonly unknown[])[];
  /** JSON of the constants, in plan order. */
  readonly constants: readonly string[];
}
