import type { WorkspaceContext } from '../../../../auth/context.ts';
import { presentForm } from '../present-form.ts';

export const leadForm = (ctx: WorkspaceContext) => ctx.db.read(presentForm);
