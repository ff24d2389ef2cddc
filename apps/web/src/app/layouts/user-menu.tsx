import { t } from '@lingui/core/macro';
import { Box, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useStore } from '@nanostores/react';
import {
  IconChevronDown,
  IconLogout,
  IconMicrophone,
  IconMoon,
  IconReceipt,
  IconSelector,
  IconServerCog,
  IconUserCircle,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../session/api.tsx';
import { useViewer } from '../../session/viewer.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import { toast } from '../../ui/toast.ts';
import { isAwayDialogOpen, isViewerAway } from '../availability/availability-store.ts';
import { paths } from '../paths.ts';
import { isVoiceDialogOpen, usesVoiceVerification } from '../voice/voice-store.ts';
import { COLOR_SCHEMES, type ColorScheme } from './color-schemes.ts';
import classes from './user-menu.module.css';

export function UserMenu({ compact }: { compact?: boolean }) {
  const viewer = useViewer();
  const session = useSession();
  const navigate = useNavigate();
  const isVoiceUsed = useStore(usesVoiceVerification);
  const isAway = useStore(isViewerAway);
  const signOut = () =>
    session.signOut().catch(() => toast(t`Could not reach the server. You’re still signed in. Try again.`));
  return (
    <Menu width={240} position={compact ? 'bottom-end' : 'top-start'} shadow="md" radius="lg" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-compact={compact} aria-label={t`User menu, ${viewer.name}`}>
          <NameAvatar name={viewer.name} size={30} />
          {!compact && (
            <Box className={classes.words}>
              <Text size="sm" fw={500} truncate>
                {viewer.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {viewer.email}
              </Text>
            </Box>
          )}
          {compact ? <IconChevronDown size={16} aria-hidden /> : <IconSelector size={16} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {compact && (
          <Box px="sm" py={6}>
            <Text size="sm" fw={500} truncate>
              {viewer.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {viewer.email}
            </Text>
          </Box>
        )}
        <Menu.Item
          leftSection={<IconUserCircle size={17} stroke={1.6} />}
          onClick={() => navigate({ to: paths.account() })}
        >
          {t`Account`}
        </Menu.Item>
        {isAway !== null && (
          <Menu.Item leftSection={<IconMoon size={17} stroke={1.6} />} onClick={() => isAwayDialogOpen.set(true)}>
            {isAway ? t`Change absence` : t`Set as away`}
          </Menu.Item>
        )}
        {isVoiceUsed && (
          <Menu.Item
            leftSection={<IconMicrophone size={17} stroke={1.6} />}
            onClick={() => isVoiceDialogOpen.set(true)}
          >
            {t`Voice verification`}
          </Menu.Item>
        )}
        {viewer.globalRole === 'ADMIN' && <PlatformItems />}
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.6} />} onClick={signOut}>
          {t`Sign out`}
        </Menu.Item>
        <Menu.Divider />
        <ColorSchemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function PlatformItems() {
  const navigate = useNavigate();
  return (
    <>
      <Menu.Item
        leftSection={<IconUsersGroup size={17} stroke={1.6} />}
        onClick={() => navigate({ to: paths.users() })}
      >
        {t`Users`}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconServerCog size={17} stroke={1.6} />}
        onClick={() => navigate({ to: paths.platform() })}
      >
        {t`Platform`}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconReceipt size={17} stroke={1.6} />}
        onClick={() => navigate({ to: paths.billingAdmin() })}
      >
        {t`Billing`}
      </Menu.Item>
    </>
  );
}

function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t`Color scheme`}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as ColorScheme)}>
        {COLOR_SCHEMES.map(({ value, label, icon: SchemeIcon }) => (
          <Menu.RadioItem key={value} value={value} rightSection={<SchemeIcon size={16} stroke={1.6} aria-hidden />}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
