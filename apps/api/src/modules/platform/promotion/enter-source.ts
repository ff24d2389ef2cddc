import { requireWorkspace } from '../../../auth/access-context.ts';
import { resolveSessionCaller } from '../../../auth/authenticate.ts';
import type { UserActor, WorkspaceContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';

/**
 * Returns a reference to the configuration of the workspace, with which the same session can compare it with another
 * workspace. Returns null for API keys, playground tokens and support sessions, which belong to one workspace.
 */
export async function sourceOf({ actor, workspace, services }: WorkspaceContext): Promise<string | null> {
  if (!isOwnSession(actor)) return null;
  const { userId, sessionId } = actor;
  return services.configurationSources.sign({ workspaceId: workspace.id, userId, sessionId }, services.clock());
}

/**
 * Returns the context of the signed-in user in the workspace of a reference, with the permissions that the user has
 * there. It authenticates the session in the same way as a request to that workspace. Throws NOT_FOUND if the reference
 * has expired or belongs to another session, if the user has lost access to the workspace, or if the workspace is in
 * another organization.
 */
export async function enterSource(ctx: WorkspaceContext, source: string): Promise<WorkspaceContext> {
  const claims = await ctx.services.configurationSources.verify(source, ctx.services.clock());
  const { actor, services, transport } = ctx;
  if (!claims || !isOwnSession(actor)) throw notFound();
  if (claims.sessionId !== actor.sessionId || claims.userId !== actor.userId) throw notFound();
  const entered = requireWorkspace(await resolveSessionCaller({ services, transport }, claims));
  if (!isOwnSession(entered.actor)) throw notFound();
  const [here, there] = [await organizationOf(ctx), await organizationOf(entered)];
  if (here === null || here !== there) throw notFound();
  return entered;
}

const isOwnSession = (actor: WorkspaceContext['actor']): actor is UserActor =>
  actor.kind === 'user' && actor.tokenUse === 'session' && actor.support === undefined;

const organizationOf = ({ db }: WorkspaceContext): Promise<string | null> =>
  db.read(async (tx) => (await tx.workspace.findFirstOrThrow({ select: { organizationId: true } })).organizationId);
