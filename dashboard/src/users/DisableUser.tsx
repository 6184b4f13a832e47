import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { UserRow } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/** Disables a user after confirmation. */
export function DisableUser({ user, close }: { user: UserRow | undefined; close: () => void }) {
  const cache = useQueryClient();
  return (
    <ConfirmDialog
      opened={user !== undefined}
      close={close}
      title={`Disable ${user?.email ?? ''}`}
      verb="Disable user"
      danger
      act={async () => {
        if (user !== undefined) await change('PATCH', `/users/${user.id}`, { enabled: false });
        await cache.invalidateQueries({ queryKey: keys.users });
      }}
    >
      <p>The user is signed out everywhere; open desktops are closed, and API tokens are refused.</p>
      <p>The user’s terminals and copies keep running. Stop or remove them separately.</p>
    </ConfirmDialog>
  );
}
