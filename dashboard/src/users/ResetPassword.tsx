import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { change } from '../api/http';
import type { NewPassword, UserRow } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';

/** Resets a user's password after confirmation and shows the new one once. */
export function ResetPassword({ user, close }: { user: UserRow | undefined; close: () => void }) {
  const [made, setMade] = useState<{ email: string; password: string }>();
  return (
    <>
      <ConfirmDialog
        opened={user !== undefined}
        close={close}
        title={`Reset the password of ${user?.email ?? ''}`}
        verb="Reset password"
        danger
        act={async () => {
          if (user === undefined) return;
          const { password } = await change<NewPassword>('POST', `/users/${user.id}/password-reset`);
          setMade({ email: user.email, password });
        }}
      >
        <p>
          The old password stops working, all browsers have to sign in again, and API tokens are removed. Terminals and
          copies are not affected.
        </p>
      </ConfirmDialog>
      <Modal
        opened={made !== undefined}
        onClose={() => setMade(undefined)}
        title={`${made?.email ?? ''} has a new password`}
      >
        <div className={classes.plain}>
          <p className="tf-muted">Shown only once. Share it through a secure channel.</p>
          <CopyValue value={made?.password ?? ''} label="Password" />
          <div className={classes.decide}>
            <Button onClick={() => setMade(undefined)}>Done</Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
