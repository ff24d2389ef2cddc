import { type ImportField, type ImportStage, type ImportVerdict, LIMITS, type OnKnown } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NullIfHidden, Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ImportFieldEnum, ImportStageEnum, ImportVerdictEnum, OnKnownEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../query-compiler/index.ts';
import { Job } from '../../jobs/index.ts';

@ObjectType({ description: 'A file of contacts on its way in.' })
export class ContactImport {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  fileName: string;

  @Field(() => ImportStageEnum, { description: 'What was begun last; whether it has ended is said by the job.' })
  stage: ImportStage;

  @Field(() => String, { description: 'In which letters the file is written, as in utf-8.' })
  encoding: string;

  @Field(() => String, { description: 'What stands between its cells.' })
  delimiter: string;

  @Field(() => [String])
  headers: string[];

  @Field(() => Int)
  rows: number;

  @Field(() => [ImportFieldEnum], { description: 'What each column holds, in their order.' })
  mapping: ImportField[];

  @Field(() => Boolean, {
    description: 'Whether it began with what was confirmed for an earlier file with these headers.',
  })
  remembered: boolean;

  @Field(() => String, { nullable: true, description: 'Whose numbers are meant where one has no country code.' })
  country: string | null;

  @Field(() => OnKnownEnum)
  onKnown: OnKnown;

  @Field(() => [String], { description: 'Given to everybody whom it makes or changes.' })
  tags: string[];

  @Field(() => Int, { description: 'Rows that make a new contact, as it looked when they were checked.' })
  willCreate: number;

  @Field(() => Int)
  willUpdate: number;

  @Field(() => Int)
  willSkip: number;

  @Field(() => Int, { description: 'Rows with a number that stands in another row too.' })
  duplicates: number;

  @Field(() => Int, { description: 'Rows that cannot be read.' })
  invalid: number;

  @Field(() => Int, { description: 'Contacts that it made: counted in the transactions that made them.' })
  created: number;

  @Field(() => Int)
  updated: number;

  @Field(() => Int, { description: 'Rows that changed nothing.' })
  skipped: number;

  @Field(() => String)
  memberName: string;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(({ column }) => sql`(${column('memberId')} = ${run.memberId}::uuid) is true`)
  @Field(() => Boolean, { description: 'Whether it is of the viewer: only they see its rows, and go on with it.' })
  mine: boolean;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.importUndoHours} hours'`)} and ${column('stage')} in ('IMPORTED', 'IMPORTING') and ${column('created')} + ${column('updated')} > 0) is true`,
  )
  @Field(() => Boolean, { description: 'Whether it may still be taken back.' })
  undoable: boolean;

  @NullIfHidden()
  @Field(() => Job, { nullable: true, description: 'What works on it now, or did last; null for whose it is not.' })
  job: Job | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  finishedAt: Date | null;
}

@ObjectType({ description: 'One line of a file.' })
export class ContactImportRow {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Counted from 1, below the headers.' })
  row: number;

  @Field(() => [String])
  cells: string[];

  @Field(() => ImportVerdictEnum, { nullable: true, description: 'Null until it was looked at.' })
  verdict: ImportVerdict | null;

  @Field(() => String, { nullable: true, description: 'Why it is left out; null when it is not.' })
  reason: string | null;
}

export const ContactImportConnection = connectionOf('ContactImport', () => ContactImport);
