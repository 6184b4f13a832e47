import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { change } from '../api/http';
import type { NewPassword, UserRow } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';

/** Asks, makes a new password for the user, and shows it once. */
export function ResetPassword({ user, close }: { user: UserRow | undefined; close: () => void }) {
  const [made, setMade] = useState<{ email: string; password: string }>();
  return (
    <>
      <ConfirmDialog
        opened={user !== undefined}
        close={close}
        title={`New password for ${user?.email ?? ''}`}
        verb="Make new password"
        danger
        act={async () => {
          if (user === undefined) return;
          const { password } = await change<NewPassword>('POST', `/users/${user.id}/password-reset`);
          setMade({ email: user.email, password });
        }}
      >
        <p>
          The old one stops working at once, browsers have to sign in again, and API tokens are removed. Terminals and
          copies are not affected.
        </p>
      </ConfirmDialog>
      <Modal
        opened={made !== undefined}
        onClose={() => setMade(undefined)}
        title={`${made?.email ?? ''} has a new password`}
      >
        <div className={classes.plain}>
          <p className="tf-muted">Shown this once. Give it to them on a safe way.</p>
          <CopyValue value={made?.password ?? ''} label="Password" />
          <div className={classes.decide}>
            <Button onClick={() => setMade(undefined)}>Done</Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
