import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { sealCredentials } from '../credentials.ts';
import { type CredentialInput, validateCredentials } from '../data-source-validation.ts';
import { lockSource, primaryKeyOf } from '../data-sources.repository.ts';

/** Replaces the credentials. An active run uses them from its next page. */
export async function setDataSourceCredentials(
  ctx: WorkspaceContext,
  { id, ...input }: CredentialInput & { id: string },
) {
  const credentials = validateCredentials(input);
  if (isRefused(credentials)) return credentials;
  return ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    const sealed = await sealCredentials(ctx.services, tx, source, credentials);
    await tx.dataSource.update({ where: primaryKeyOf(source), data: { ...sealed, version: { increment: 1 } } });
    const before = { authorization: source.authorization, username: source.username };
    const after = { authorization: sealed.authorization, username: sealed.username };
    await recordEvent(tx, ctx, {
      name: 'data_source.credentials_set',
      subject: { type: 'DataSource', id },
      before,
      after,
    });
    return { type: 'DataSourceCredentialsSet', dataSource: byId(id) } as const;
  });
}
