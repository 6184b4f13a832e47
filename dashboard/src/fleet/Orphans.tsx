import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useOrphans } from '../api/queries';
import type { Orphan } from '../api/types';
import { useUser } from '../session/Session';
import { Age } from '../ui/Age';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { SimpleTable } from '../ui/SimpleTable';
import classes from './Orphans.module.css';

/** Containers of this installation without an account, for admins: stopped and kept until they are removed here. */
export function Orphans() {
  const orphans = useOrphans(useUser().role === 'ADMIN').data ?? [];
  const [removing, setRemoving] = useState<Orphan>();
  const cache = useQueryClient();
  if (orphans.length === 0) return null;
  return (
    <section className={classes.orphans}>
      <h2>Containers without an account</h2>
      <p className="tf-muted">
        They have this installation’s label, but the database has no account for them, for example after a restored
        backup. They are stopped and kept with their data.
      </p>
      <SimpleTable name="Containers without an account" head={['Container', 'State', 'Found', '']}>
        {orphans.map((orphan) => (
          <tr key={orphan.container}>
            <td>{orphan.container}</td>
            <td data-label="State">{orphan.running ? 'Running' : 'Stopped'}</td>
            <td className="tf-muted" data-label="Found">
              <Age at={orphan.since} suffix=" ago" />
            </td>
            <td>
              <Button variant="subtle" color="red" size="compact-sm" onClick={() => setRemoving(orphan)}>
                Remove…
              </Button>
            </td>
          </tr>
        ))}
      </SimpleTable>
      <ConfirmDialog
        opened={removing !== undefined}
        close={() => setRemoving(undefined)}
        title={`Remove ${removing?.container ?? ''}`}
        verb="Remove container"
        danger
        act={async () => {
          if (removing !== undefined) await change('DELETE', `/orphans/${encodeURIComponent(removing.container)}`);
          await cache.invalidateQueries({ queryKey: keys.orphans });
        }}
      >
        <p>The container and its volume with all data of the terminal are deleted. This cannot be undone.</p>
      </ConfirmDialog>
    </section>
  );
}
