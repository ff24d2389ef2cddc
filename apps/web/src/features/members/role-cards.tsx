import { ROLE_NAMES, ROLES, type RoleName } from '@frontdesk/policies';
import { Radio, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './access-form.module.css';
import { roleRefusal } from './access-words.ts';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  value: RoleName;
  onChange: (role: RoleName) => void;
  choices: AccessChoices;
  error?: ReactNode;
}

/** The roles, each with what it is for. One that is not the viewer's to give says why. */
export function RoleCards({ value, onChange, choices, error }: Props) {
  const held = useWorkspace().viewer.policies;
  return (
    <Radio.Group label="Role" value={value} onChange={(role) => onChange(role)} error={error}>
      <div className={classes.roles}>
        {ROLE_NAMES.map((name) => {
          const { title, sentence } = ROLES[name];
          const open = choices.role(name);
          return (
            <Radio.Card
              key={name}
              value={name}
              className={classes.role}
              disabled={!open}
              aria-label={title}
              aria-describedby={`role-${name}`}
            >
              <Radio.Indicator disabled={!open} className={classes.indicator} />
              <span>
                <Text span display="block" size="sm" fw={600} c={open ? undefined : 'dimmed'}>
                  {title}
                </Text>
                <Text span display="block" size="sm" c="dimmed" id={`role-${name}`}>
                  {open ? sentence : roleRefusal(name, held)}
                </Text>
              </span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
