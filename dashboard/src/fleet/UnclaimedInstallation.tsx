import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { useInstallation } from '../api/queries';
import type { InstallationClaim } from '../api/types';
import { useUser } from '../session/Session';
import { FormError } from '../ui/FormError';
import { useAction } from '../ui/useAction';
import classes from './UnclaimedInstallation.module.css';

/** Asks an admin what a restored database is, since its terminals are not managed before that is known. */
export function UnclaimedInstallation() {
  const installation = useInstallation(useUser().role === 'ADMIN').data;
  const cache = useQueryClient();
  const { busy, error, run } = useAction();
  if (installation === undefined || installation.claimed) return null;
  const claim = (as: InstallationClaim): Promise<void> =>
    run(async () => {
      await change('POST', '/installation/claim', { as });
      await cache.invalidateQueries();
    });
  return (
    <section className={classes.unclaimed} role="alert">
      <strong>Terminals are not managed</strong>
      <p>{installation.reason}</p>
      <FormError text={error} />
      <Group gap="sm">
        <Button loading={busy} onClick={() => void claim('MOVED')}>
          The original was moved here
        </Button>
        <Button variant="default" loading={busy} onClick={() => void claim('COPY')}>
          This is a copy
        </Button>
      </Group>
    </section>
  );
}
