import { explain, type Policy } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck, IconLock, IconMinus } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { type Segment, Segments } from '../../ui/segments.tsx';
import { type AccessDraft, overrideOf, type PolicyOverride, personOf } from './access-draft.ts';
import classes from './access-form.module.css';
import { POLICY_REFUSAL } from './access-labels.ts';
import { ExpiryPicker } from './expiry-picker.tsx';
import { grantText } from './grant-text.ts';

const WORDS: readonly Segment<PolicyOverride>[] = [
  { value: 'ROLE', label: t`From role` },
  { value: 'GRANT', label: t`Granted`, tone: 'good' },
  { value: 'DENY', label: t`Denied`, tone: 'bad' },
];

interface Props {
  policy: Policy;
  draft: AccessDraft;
  now: Date;
  /** Whether the viewer can grant or deny the policy. */
  open: boolean;
  onChange: (word: PolicyOverride) => void;
  onEnd: (expiresAt: string | null) => void;
}

/** Row of one policy: description, setting and result. */
export function PolicyRow({ policy, draft, now, open, onChange, onEnd }: Props) {
  const outcomeId = useId();
  const word = overrideOf(draft, policy.key);
  const setting = draft.grants.get(policy.key);
  return (
    <div className={classes.policy}>
      <div className={classes.policyWords}>
        <PolicyLabel policy={policy} />
        {policy.warning && word === 'GRANT' && (
          <Note tone="warning" icon={<IconAlertTriangle size={15} aria-hidden />}>
            {policy.warning}
          </Note>
        )}
        <div id={outcomeId}>
          <Outcome policy={policy} draft={draft} now={now} />
          {setting && (
            <ExpiryPicker of={policy.key} value={setting.expiresAt} now={now} disabled={!open} onChange={onEnd} />
          )}
          {!open && <Note icon={<IconLock size={15} aria-hidden />}>{POLICY_REFUSAL}</Note>}
        </div>
      </div>
      <Segments
        label={policy.key}
        segments={WORDS}
        value={word}
        onChange={onChange}
        disabled={!open}
        describedBy={outcomeId}
      />
    </div>
  );
}

/** Description and key of a policy. Error messages and code use the key. */
export function PolicyLabel({ policy: { key, description } }: { policy: Policy }) {
  return (
    <>
      <Text size="sm">{description}</Text>
      <span className={classes.key}>{key}</span>
    </>
  );
}

function Outcome({ policy, draft, now }: Pick<Props, 'policy' | 'draft' | 'now'>) {
  const { allowed, source, via, deniedBy } = explain({ ...personOf(draft), now }, policy.key);
  const setting = draft.grants.get(policy.key);
  if (allowed) {
    const why = {
      ROLE: t`Allowed, from role`,
      GRANT: grantText('ALLOWED', setting),
      IMPLIED: t`Allowed, included with ${via ?? ''}`,
      NONE: t`Allowed`,
    }[source];
    return (
      <Note tone="held" icon={<IconCheck size={15} stroke={2.4} aria-hidden />}>
        {why}
      </Note>
    );
  }
  if (deniedBy?.includes(policy.key)) {
    return (
      <Note tone="denied" icon={<IconBan size={15} aria-hidden />}>
        {grantText('DENIED', setting)}
      </Note>
    );
  }
  return (
    <Note icon={<IconMinus size={15} aria-hidden />}>
      {deniedBy && source !== 'NONE' ? t`Not allowed: ${deniedBy.join(', ')} is denied` : t`Not allowed`}
    </Note>
  );
}

export function Note({ tone, icon, children }: { tone?: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.note} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
