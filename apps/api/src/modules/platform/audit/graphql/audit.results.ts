import type { AuditExportFormat } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { AuditExportFormatEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
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
  readonly type: 'AuditExportRequested';

  @Field(() => AuditExport)
  readonly export: Read;
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class AuditExportLink extends DownloadLink {
  readonly type: 'AuditExportLink';
}

export const ExportAuditTrailResult = resultUnion('ExportAuditTrailResult', AuditExportRequested, Refused);
export const CreateAuditExportLinkResult = resultUnion('CreateAuditExportLinkResult', AuditExportLink, Refused);
