import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, UserCheck, UserX } from 'lucide-react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { UserRow } from '../api/types';
import { ActionMenu } from '../ui/ActionMenu';
import { errorText } from '../ui/errorText';

/** The actions on another user. */
export function UserMenu({ user, reset, disable }: { user: UserRow; reset: () => void; disable: () => void }) {
  const cache = useQueryClient();
  const enable = async (): Promise<void> => {
    try {
      await change('PATCH', `/users/${user.id}`, { enabled: true });
    } catch (error) {
      notifications.show({ color: 'red', title: `${user.email} was not enabled`, message: errorText(error) });
    }
    await cache.invalidateQueries({ queryKey: keys.users });
  };
  return (
    <ActionMenu plain label={`Actions for ${user.email}`}>
      <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={reset}>
        Reset password…
      </Menu.Item>
      {user.enabled ? (
        <Menu.Item color="var(--tf-failed)" leftSection={<UserX size={16} aria-hidden />} onClick={disable}>
          Disable…
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<UserCheck size={16} aria-hidden />} onClick={() => void enable()}>
          Enable
        </Menu.Item>
      )}
    </ActionMenu>
  );
}
