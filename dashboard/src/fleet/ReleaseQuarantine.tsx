import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { RotateCw } from 'lucide-react';
import { change } from '../api/http';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { errorText } from '../ui/errorText';
import { useAction } from '../ui/useAction';

/** Starts all quarantined terminals again, after the cause of their failures has been removed. */
export function ReleaseQuarantine({ accounts }: { accounts: Account[] }) {
  const { busy, run } = useAction((error) => {
    notifications.show({ color: 'red', title: 'Nothing was released', message: errorText(error) });
    return undefined;
  });
  const ids = accounts.filter(({ containerState }) => containerState === 'QUARANTINED').map(({ id }) => id);
  if (ids.length === 0) return null;
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<RotateCw size={16} aria-hidden />}
      onClick={() => void run(() => change('POST', '/accounts/release-quarantine', { ids }))}
    >
      Start {count(ids.length, 'quarantined terminal')}
    </Button>
  );
}
