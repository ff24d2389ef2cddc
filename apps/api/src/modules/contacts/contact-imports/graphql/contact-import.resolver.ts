import type { ImportRowAction } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ImportRowActionEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { rowsOf } from '../imports.reads.ts';
import {
  createRejectedRowsLink,
  previewContactImport,
  startContactImport,
  undoContactImport,
  updateContactImportRow,
} from '../use-cases/contact-imports.ts';
import {
  ContactImport,
  ContactImportConnection,
  ContactImportPayload,
  ContactImportRow,
  ContactImportRowPayload,
  PreviewContactImportInput,
  UpdateContactImportRowInput,
} from './contact-import.ts';

@Resolver()
export class ContactImportResolver {
  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => ContactImportConnection, { description: 'Imports of contacts, newest first.' })
  contactImports(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => ContactImport, {
    description: 'An import of contacts. NOT_FOUND if the id does not exist in this workspace.',
  })
  contactImport(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => [ContactImportRow], {
    description: "Rows of one of the viewer's own imports, in file order.",
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  contactImportRows(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the import.' }) id: string,
    @Arg('actions', () => [ImportRowActionEnum], {
      nullable: true,
      description:
        'Planned actions. Only rows with one of these actions that were not imported yet are returned. If omitted, all rows are returned.',
    })
    actions: ImportRowAction[] | null,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('afterRow', () => Int, {
      nullable: true,
      description:
        'Number of a row. Only rows after this row are returned. If omitted, rows from the first row are returned.',
    })
    afterRow: number | null,
  ) {
    return rowsOf(ctx, { id: ids.uuidOrNone(id), actions, first, afterRow });
  }

  @Can('import', 'Contact')
  @Mutation(() => ContactImportPayload, {
    description: 'Starts a preview of an import. Contacts are not changed.',
  })
  previewContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PreviewContactImportInput) input: PreviewContactImportInput,
  ): Promise<ContactImportPayload | Refused> {
    return previewContactImport(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => ContactImportPayload, {
    description: 'Starts an import. It imports every valid row that was not imported yet.',
  })
  startContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactImportPayload | Refused> {
    return startContactImport(ctx, { id: ids.uuid(id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => ContactImportPayload, { description: 'Undoes an import, within one day of its end.' })
  undoContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactImportPayload | Refused> {
    return undoContactImport(ctx, { id: ids.uuid(id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => ContactImportRowPayload, {
    description: 'Corrects a rejected row. The next call of `startContactImport` imports it.',
  })
  updateContactImportRow(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContactImportRowInput) input: UpdateContactImportRowInput,
  ): Promise<ContactImportRowPayload | Refused> {
    return updateContactImportRow(ctx, { ...input, importId: ids.uuid(input.importId) });
  }

  @Can('import', 'Contact')
  @Mutation(() => DownloadLinkPayload, {
    description: 'Creates a download URL for the rejected rows of an import as a CSV file.',
  })
  createRejectedRowsLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createRejectedRowsLink(ctx, { id: ids.uuid(id) });
  }
}
