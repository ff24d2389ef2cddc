import type { ImportKind, ImportRowAction, ImportRowGroup } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ImportKindEnum, ImportRowActionEnum, ImportRowGroupEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { importsWhere, importWithId, rowsOf } from '../imports.reads.ts';
import {
  createRejectedRowsLink,
  previewContactImport,
  startContactImport,
  undoContactImport,
  updateContactImportRow,
} from '../use-cases/contact-imports.ts';
import { PreviewContactImportInput, UpdateContactImportRowInput } from './contact-import.inputs.ts';
import {
  ContactImport,
  ContactImportConnection,
  ContactImportPayload,
  ContactImportRow,
  ContactImportRowPayload,
} from './contact-import.ts';

@Resolver()
export class ContactImportResolver {
  @Can('use', 'Import')
  @ProjectedField()
  @Query(() => ContactImportConnection, {
    description:
      'Imports, newest first. Only kinds whose records the viewer can create or import are returned, and of saved replies only the imports of the viewer.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  contactImports(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('kind', () => ImportKindEnum, {
      nullable: true,
      description: 'Kind of the imports. If null or omitted, imports of all kinds are returned.',
    })
    kind: ImportKind | null,
  ) {
    return page({ first, after }, { where: importsWhere(ctx, kind) });
  }

  @Can('use', 'Import')
  @ProjectedField()
  @Query(() => ContactImport, {
    description:
      'An import. NOT_FOUND if the id does not exist in this workspace, or if the viewer cannot use imports of its kind.',
  })
  contactImport(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string) {
    return importWithId(ctx, ids.uuid(id));
  }

  @Can('use', 'Import')
  @ProjectedField()
  @Query(() => [ContactImportRow], {
    description:
      "Rows of one of the viewer's own imports, in file order. Empty for other imports, and if contact details are masked for the viewer.",
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  contactImportRows(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the import.' }) id: string,
    @Arg('actions', () => [ImportRowActionEnum], {
      nullable: true,
      description:
        'Planned actions. Only rows with one of these actions that have not been imported yet are returned. If null, omitted or empty, all rows are returned.',
    })
    actions: ImportRowAction[] | null,
    @Arg('group', () => ImportRowGroupEnum, {
      nullable: true,
      description: 'Only rows of this group are returned. If null or omitted, the rows of all groups and of none.',
    })
    group: ImportRowGroup | null,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('afterRow', () => Int, {
      nullable: true,
      description:
        'Number of a row. Only rows after this row are returned. If null or omitted, rows from the first row are returned.',
    })
    afterRow: number | null,
  ) {
    return rowsOf(ctx, { id: ids.uuidOrNone(id), actions, group, first, afterRow });
  }

  @Can('use', 'Import')
  @Mutation(() => ContactImportPayload, {
    description:
      "Starts a preview of one of the viewer's own imports, of which no row has been imported yet. Nothing else is changed. Available to members only, not to API keys.",
  })
  previewContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PreviewContactImportInput) input: PreviewContactImportInput,
  ): Promise<ContactImportPayload | Refused> {
    return previewContactImport(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('use', 'Import')
  @Mutation(() => ContactImportPayload, {
    description:
      "Starts one of the viewer's own imports after its preview. It imports every valid row that has not been imported yet. Available to members only, not to API keys.",
  })
  startContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactImportPayload | Refused> {
    return startContactImport(ctx, { id: ids.uuid(id) });
  }

  @Can('use', 'Import')
  @Mutation(() => ContactImportPayload, {
    description:
      "Starts a job that undoes one of the viewer's own imports, within 24 hours of its end. Available to members only, not to API keys.",
  })
  undoContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactImportPayload | Refused> {
    return undoContactImport(ctx, { id: ids.uuid(id) });
  }

  @Can('use', 'Import')
  @Mutation(() => ContactImportRowPayload, {
    description:
      "Corrects a rejected row of one of the viewer's own imports. If the row is valid now, the next call of `startContactImport` imports it. Available to members only, not to API keys.",
  })
  updateContactImportRow(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContactImportRowInput) input: UpdateContactImportRowInput,
  ): Promise<ContactImportRowPayload | Refused> {
    return updateContactImportRow(ctx, { ...input, importId: ids.uuid(input.importId) });
  }

  @Can('use', 'Import')
  @Mutation(() => DownloadLinkPayload, {
    description:
      "Creates a download URL, valid for five minutes, for the rejected rows of one of the viewer's own imports as a CSV file. Available to members only, not to API keys.",
  })
  createRejectedRowsLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createRejectedRowsLink(ctx, { id: ids.uuid(id) });
  }
}
