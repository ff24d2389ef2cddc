import type { WorkspaceContext } from '../../../auth/context.ts';
import { windNow } from '../extend-session.ts';

export const staySignedIn = (ctx: WorkspaceContext) => (ctx.actor.kind === 'user' ? windNow(ctx, ctx.actor) : null);
