import { ROLE_NAMES, ROLES, type RoleName } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Radio, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import type { AccessDraft, OwnRole } from './access-draft.ts';
import classes from './access-form.module.css';
import { roleRefusal } from './access-labels.ts';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  value: Pick<AccessDraft, 'role' | 'customRole'>;
  onChange: (role: RoleName) => void;
  onChangeOwn: (role: OwnRole) => void;
  choices: AccessChoices;
  error?: ReactNode;
}

/** Radio cards for the role. Roles that the viewer cannot grant are disabled and show the reason. */
export function RoleCards({ value, onChange, onChangeOwn, choices, error }: Props) {
  const held = useWorkspace().viewer.policies;
  const choose = (key: string) => {
    const own = choices.customRoles.find(({ id }) => id === key);
    if (own) onChangeOwn(own);
    else onChange(key as RoleName);
  };
  return (
    <Radio.Group label={t`Role`} value={value.customRole?.id ?? value.role} onChange={choose} error={error}>
      <div className={classes.roles}>
        {ROLE_NAMES.map((name) => (
          <RoleCard
            key={name}
            value={name}
            title={ROLES[name].title}
            open={choices.role(name)}
            description={choices.role(name) ? ROLES[name].description : roleRefusal(name, held)}
          />
        ))}
        {choices.customRoles.map(({ id, name, description, policies, grantable }) => (
          <RoleCard
            key={id}
            value={id}
            title={name}
            open={grantable}
            description={
              grantable
                ? description || plural(policies.length, { one: '# permission', other: '# permissions' })
                : NOT_YOURS
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}

const NOT_YOURS = t`This role includes permissions you don’t have.`;

interface CardProps {
  value: string;
  title: string;
  description: string;
  open: boolean;
}

const RoleCard = ({ value, title, description, open }: CardProps) => (
  <Radio.Card
    value={value}
    className={classes.role}
    disabled={!open}
    aria-label={title}
    aria-describedby={`role-${value}`}
  >
    <Radio.Indicator disabled={!open} className={classes.indicator} />
    <span>
      <Text span display="block" size="sm" fw={600} c={open ? undefined : 'dimmed'}>
        {title}
      </Text>
      <Text span display="block" size="sm" c="dimmed" id={`role-${value}`}>
        {description}
      </Text>
    </span>
  </Radio.Card>
);
