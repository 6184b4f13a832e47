import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CirclePause, KeyRound, Play, RefreshCw, RotateCw, Square, Trash2 } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { PauseDialog } from '../pauses/PauseDialog';
import { ActionMenu } from '../ui/ActionMenu';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { errorText } from '../ui/errorText';
import { CredentialsDialog, hasCredentials } from './CredentialsDialog';
import { TokenDialog } from './TokenDialog';

type Verb = 'stop' | 'restart' | 'remove' | 'credentials' | 'token' | 'pause';

/** Start, stop, restart, change credentials and tokens, remove. Actions that interrupt trading ask for confirmation. */
export function Actions({ account }: { account: Account }) {
  const [dialog, setDialog] = useState<Verb>();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const close = (): void => setDialog(undefined);
  const hosted = account.containerState !== null;
  const stopped = account.desiredState === 'STOPPED';
  const post = (verb: string): Promise<unknown> => change('POST', `/accounts/${account.id}/${verb}`);

  return (
    <>
      {hasCredentials(account) && account.brokerState === 'REJECTED' && (
        <Button leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setDialog('credentials')}>
          New credentials
        </Button>
      )}
      {account.platform === 'MATCH_TRADER' && account.brokerState === 'REJECTED' && (
        <Button variant="default" leftSection={<RotateCw size={16} aria-hidden />} onClick={() => void start(account)}>
          Sign in again
        </Button>
      )}
      {hosted && stopped && (
        <Button leftSection={<Play size={16} aria-hidden />} onClick={() => void start(account)}>
          Start
        </Button>
      )}
      {hosted && !stopped && (
        <>
          <Button
            variant="default"
            leftSection={<RotateCw size={16} aria-hidden />}
            onClick={() => setDialog('restart')}
          >
            Restart
          </Button>
          <Button variant="default" leftSection={<Square size={16} aria-hidden />} onClick={() => setDialog('stop')}>
            Stop
          </Button>
        </>
      )}
      <ActionMenu label="More actions">
        {hasCredentials(account) && (
          <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setDialog('credentials')}>
            Change credentials…
          </Menu.Item>
        )}
        {account.platform !== 'MATCH_TRADER' && (
          <Menu.Item leftSection={<RefreshCw size={16} aria-hidden />} onClick={() => setDialog('token')}>
            Renew token…
          </Menu.Item>
        )}
        <Menu.Item leftSection={<CirclePause size={16} aria-hidden />} onClick={() => setDialog('pause')}>
          Pause copying…
        </Menu.Item>
        <Menu.Item
          color="var(--tf-failed)"
          leftSection={<Trash2 size={16} aria-hidden />}
          onClick={() => setDialog('remove')}
        >
          Remove account…
        </Menu.Item>
      </ActionMenu>

      <PauseDialog
        of={dialog === 'pause' ? { scope: account.role, accountId: account.id } : undefined}
        what={`copying ${account.role === 'MASTER' ? 'from' : 'to'} ${account.name}`}
        reach={
          account.role === 'MASTER'
            ? 'It concerns every follower of this master.'
            : 'It concerns every master that this account follows.'
        }
        close={close}
      />
      <CredentialsDialog account={account} opened={dialog === 'credentials'} close={close} />
      <TokenDialog account={account} opened={dialog === 'token'} close={close} />
      <ConfirmDialog
        opened={dialog === 'stop'}
        close={close}
        title={`Stop ${account.name}`}
        verb="Stop terminal"
        danger
        act={() => post('stop')}
      >
        <p>The terminal of {place(account)} is stopped until you start it.</p>
        <p>{whileAway(account)}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'restart'}
        close={close}
        title={`Restart ${account.name}`}
        verb="Restart terminal"
        act={() => post('restart')}
      >
        <p>The terminal of {place(account)} is stopped and started again. That takes some seconds.</p>
        <p>{whileAway(account)} When it is back, missed changes are detected and corrected.</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'remove'}
        close={close}
        title={`Remove ${account.name}`}
        verb="Remove account"
        danger
        act={async () => {
          await change('DELETE', `/accounts/${account.id}`);
          await navigate('/fleet');
          cache.setQueryData<Account[]>(keys.accounts, (all) => all?.filter(({ id }) => id !== account.id));
        }}
      >
        <p>
          The account{hosted ? ', its container, its data' : ''} and its subscriptions are deleted. This cannot be
          undone.
        </p>
        <p>Nothing is closed at the broker: {positions(account)}. You have to manage them yourself.</p>
      </ConfirmDialog>
    </>
  );
}

async function start(account: Account): Promise<void> {
  try {
    await change('POST', `/accounts/${account.id}/start`);
  } catch (error) {
    notifications.show({ color: 'red', title: `${account.name} was not started`, message: errorText(error) });
  }
}

function place(account: Account): string {
  return account.login ?? account.name;
}

function whileAway(account: Account): string {
  const what = account.role === 'MASTER' ? 'its trades are not copied' : 'no copy is opened or closed';
  return `Meanwhile ${what}; ${positions(account)} at the broker.`;
}

function positions(account: Account): string {
  if (account.positions === null) return 'open positions stay open';
  if (account.positions === 0) return 'no positions are open';
  return `${count(account.positions, 'position')} ${account.positions === 1 ? 'stays' : 'stay'} open`;
}
