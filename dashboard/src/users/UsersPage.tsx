import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useUsers } from '../api/queries';
import type { NewUser, UserRole, UserRow } from '../api/types';
import { count } from '../format/numbers';
import { useUser } from '../session/Session';
import { Age } from '../ui/Age';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { Page } from '../ui/Page';
import { ErrorPanel, SkeletonRows } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import { StateMark } from '../ui/StateMark';
import { useApiForm } from '../ui/useApiForm';
import { DisableUser } from './DisableUser';
import { ResetPassword } from './ResetPassword';
import { UserMenu } from './UserMenu';
import { userState } from './userState';

const ROLES: Record<UserRole, string> = {
  ADMIN: 'Admin: all permissions',
  MASTER: 'Master: own master accounts',
  FOLLOWER: 'Follower: own follower accounts',
  INVESTOR: 'Investor: read-only',
};

const INITIAL: { email: string; role: UserRole } = { email: '', role: 'FOLLOWER' };

/** The users of this installation; for admins. */
export default function UsersPage() {
  const users = useUsers();
  const [opened, { open, close }] = useDisclosure();
  // The own password is changed in the account menu: a reset would end this session before the new one is shown.
  const me = useUser();
  const [resetting, setResetting] = useState<UserRow>();
  const [disabling, setDisabling] = useState<UserRow>();
  const add = (
    <Button onClick={open} leftSection={<Plus size={16} aria-hidden />}>
      Add user
    </Button>
  );
  return (
    <Page
      name="Users"
      summary={users.data === undefined ? 'Loading users…' : count(users.data.length, 'user')}
      actions={add}
    >
      {users.data === undefined ? (
        users.isError ? (
          <ErrorPanel what="Users" error={users.error} retry={() => void users.refetch()} />
        ) : (
          <SkeletonRows />
        )
      ) : (
        <SimpleTable name="Users" head={['E-mail', 'Role', 'State', 'Added', '']}>
          {users.data.map((user) => (
            <tr key={user.id}>
              <td>{user.email}</td>
              <td>{user.role.charAt(0) + user.role.slice(1).toLowerCase()}</td>
              <td>
                <StateMark of="User" state={userState(user)} since={null} />
              </td>
              <td className="tf-muted" data-label="Added">
                <Age at={user.createdAt} suffix=" ago" />
              </td>
              <td>
                {user.id !== me.id && (
                  <UserMenu user={user} reset={() => setResetting(user)} disable={() => setDisabling(user)} />
                )}
              </td>
            </tr>
          ))}
        </SimpleTable>
      )}
      <AddUser opened={opened} close={close} />
      <DisableUser user={disabling} close={() => setDisabling(undefined)} />
      <ResetPassword user={resetting} close={() => setResetting(undefined)} />
    </Page>
  );
}

function AddUser({ opened, close }: { opened: boolean; close: () => void }) {
  const cache = useQueryClient();
  const [created, setCreated] = useState<NewUser>();
  const { form, busy, error, submit, reset } = useApiForm(
    {
      initialValues: INITIAL,
      validate: { email: (email) => (/^\S+@\S+$/.test(email) ? null : 'Enter an e-mail address') },
    },
    async (values) => {
      setCreated(await change<NewUser>('POST', '/users', values));
      await cache.invalidateQueries({ queryKey: keys.users });
    },
  );
  const done = (): void => {
    close();
    reset();
    setCreated(undefined);
  };

  return (
    <Modal opened={opened} onClose={done} title={created === undefined ? 'Add user' : `${created.email} was added`}>
      {created === undefined ? (
        <form className={classes.plain} onSubmit={submit} noValidate>
          <TextInput label="E-mail" type="email" data-autofocus {...form.getInputProps('email')} />
          <Select
            label="Role"
            allowDeselect={false}
            data={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('role')}
          />
          <p className="tf-muted">A password is generated and shown once. No e-mail is sent.</p>
          <FormError text={error} />
          <div className={classes.decide}>
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Add user
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.plain}>
          <p className="tf-muted">
            The password is shown only once. Share it through a secure channel; the user has to change it before it
            expires.
          </p>
          <CopyValue value={created.password} label="Password" />
          <div className={classes.decide}>
            <Button onClick={done}>Done</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
