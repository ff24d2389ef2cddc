import type { ImportVerdict } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ImportVerdictEnum } from '../../../graphql/enums.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../query-compiler/index.ts';
import { rowsOf } from '../imports.reads.ts';
import { checkContactImport } from '../use-cases/check-contact-import.ts';
import { createRejectedRowsLink } from '../use-cases/create-rejected-rows-link.ts';
import { fixContactImportRow } from '../use-cases/fix-contact-import-row.ts';
import { startContactImport } from '../use-cases/start-contact-import.ts';
import { undoContactImport } from '../use-cases/undo-contact-import.ts';
import {
  CheckContactImportInput,
  CreateRejectedRowsLinkInput,
  FixContactImportRowInput,
  StartContactImportInput,
  UndoContactImportInput,
} from './contact-import.inputs.ts';
import {
  CheckContactImportResult,
  CreateRejectedRowsLinkResult,
  FixContactImportRowResult,
  StartContactImportResult,
  UndoContactImportResult,
} from './contact-import.results.ts';
import { ContactImport, ContactImportConnection, ContactImportRow } from './contact-import.type.ts';

@Resolver()
export class ContactImportResolver {
  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => ContactImportConnection, { description: 'Files that were brought in, newest first.' })
  contactImports(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => ContactImport, { description: 'One import; NOT_FOUND for an id of another workspace or of none.' })
  contactImport(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('import', 'Contact')
  @ProjectedField()
  @Query(() => [ContactImportRow], {
    description:
      "Rows of an import of one's own, in the order of the file; with verdicts: those that have no outcome yet.",
  })
  // oxlint-disable-next-line max-params -- one parameter for each argument of the field.
  contactImportRows(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('verdicts', () => [ImportVerdictEnum], { nullable: true }) verdicts: ImportVerdict[] | null,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('afterRow', () => Int, { nullable: true }) afterRow: number | null,
  ) {
    return rowsOf(ctx, { id: ids.uuidOrNone(id), verdicts, first, afterRow });
  }

  @Can('import', 'Contact')
  @Mutation(() => CheckContactImportResult, { description: 'Looks at every row of a file, and changes nothing.' })
  checkContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CheckContactImportInput) input: CheckContactImportInput,
  ) {
    return checkContactImport(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => StartContactImportResult, { description: 'Works in every row that may be, and was not yet.' })
  startContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartContactImportInput) input: StartContactImportInput,
  ) {
    return startContactImport(ctx, { id: ids.uuid(input.id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => UndoContactImportResult, { description: 'Takes an import back, within a day of its end.' })
  undoContactImport(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UndoContactImportInput) input: UndoContactImportInput,
  ) {
    return undoContactImport(ctx, { id: ids.uuid(input.id) });
  }

  @Can('import', 'Contact')
  @Mutation(() => FixContactImportRowResult, { description: 'Puts a rejected row right; the next start works it in.' })
  fixContactImportRow(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => FixContactImportRowInput) input: FixContactImportRowInput,
  ) {
    return fixContactImportRow(ctx, { ...input, importId: ids.uuid(input.importId) });
  }

  @Can('import', 'Contact')
  @Mutation(() => CreateRejectedRowsLinkResult, { description: 'An address for the rejected rows as CSV.' })
  createRejectedRowsLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateRejectedRowsLinkInput) input: CreateRejectedRowsLinkInput,
  ) {
    return createRejectedRowsLink(ctx, { id: ids.uuid(input.id) });
  }
}
