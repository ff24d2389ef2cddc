import type { AuditExportFormat } from '@frontdesk/domain';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { AuditExportFormatEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { AuditExport, AuditFilter } from './audit.types.ts';

@InputType()
export class ExportAuditTrailInput {
  @Field(() => AuditExportFormatEnum)
  format: AuditExportFormat;

  @Field(() => AuditFilter, { nullable: true, description: 'Same as for the list. Absent: all events.' })
  filter?: AuditFilter | null;
}

@InputType()
export class CreateAuditExportLinkInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'The export has started. Its row shows the progress.' })
export class AuditExportRequested {
  @Field(() => AuditExport)
  readonly export: Read;

  constructor(id: string) {
    this.export = byId(id);
  }
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class AuditExportLink extends DownloadLink {}

export const ExportAuditTrailResult = createUnionType({
  name: 'ExportAuditTrailResult',
  types: () => [AuditExportRequested, Refused] as const,
});
export const CreateAuditExportLinkResult = createUnionType({
  name: 'CreateAuditExportLinkResult',
  types: () => [AuditExportLink, Refused] as const,
});
