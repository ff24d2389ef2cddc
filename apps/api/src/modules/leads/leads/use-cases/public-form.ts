import type { Channel } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { readAgentStatus } from '../../../agent/status/index.ts';
import { findForm } from './submit-form.ts';

/** Returns the public form of a workspace, and whether the agent can contact a new lead immediately. */
export async function publicForm(ctx: RequestContext, slug: string) {
  const form = await findForm(ctx, slug);
  if (!form) throw notFound();
  const { database } = ctx.services;
  const { state } = await database.forWorkspace(form.id).read((tx) => readAgentStatus(tx, ctx.services));
  const { name, channel } = form;
  return { name, slug: form.slug, channel: channel as Channel, contactsImmediately: state === 'LIVE' };
}
