import type { WorkspaceContext } from '../auth/context.ts';

/** What one execution brings to a statement that many share. */
export interface Run {
  readonly ctx: WorkspaceContext;
  readonly now: Date;
  /** The values of each read of the plan, in the order in which the plan asks for them. */
  readonly bound: readonly (readonly unknown[])[];
  /** JSON of the fields that come from the viewer's standing alone, in the plan's order. */
  readonly constants: readonly string[];
}
