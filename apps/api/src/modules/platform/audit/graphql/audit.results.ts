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

  @Field(() => AuditFilter, {
    nullable: true,
    description: 'Filter of the events to export. If omitted, all events are exported.',
  })
  filter?: AuditFilter | null;
}

@InputType()
export class CreateAuditExportLinkInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Result of starting an export of the audit log. The export shows its progress.' })
export class AuditExportRequested {
  readonly type: 'AuditExportRequested';

  @Field(() => AuditExport)
  readonly export: Read;
}

@ObjectType({ description: 'A download link that is valid for a few minutes.' })
export class AuditExportLink extends DownloadLink {
  readonly type: 'AuditExportLink';
}

export const ExportAuditTrailResult = resultUnion('ExportAuditTrailResult', AuditExportRequested, Refused);
export const CreateAuditExportLinkResult = resultUnion('CreateAuditExportLinkResult', AuditExportLink, Refused);
