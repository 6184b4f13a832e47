import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { DownloadExpert } from '../accounts/DownloadExpert';
import { signsIn } from '../accounts/secrets';
import { ShownOnce } from '../accounts/ShownOnce';
import { change } from '../api/http';
import type { Account, NewAccount } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useAction } from '../ui/useAction';

type Renewed = Pick<NewAccount, 'token' | 'webhookUrl'>;

/** Ends the account's token, and shows the new one once. */
export function TokenDialog({ account, opened, close }: { account: Account; opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={`Token of ${account.name}`}>
      <Token account={account} close={close} />
    </Modal>
  );
}

function Token({ account, close }: { account: Account; close: () => void }) {
  const [renewed, setRenewed] = useState<Renewed>();
  const { busy, error, run } = useAction();
  const path = `/accounts/${account.id}/token`;
  const hosted = account.platform === 'MT5';

  const revoke = async (): Promise<void> => {
    await change('DELETE', path);
    close();
  };

  if (renewed !== undefined) {
    const secret = signsIn({ ...account, ...renewed });
    return (
      <div className={classes.plain}>
        <ShownOnce secrets={secret === undefined ? [] : [secret]} />
        {account.platform === 'EXTERNAL' && <DownloadExpert account={account} token={renewed.token} />}
        <Group justify="flex-end">
          <Button onClick={close}>Done</Button>
        </Group>
      </div>
    );
  }
  return (
    <div className={classes.plain}>
      <p>{consequence(account)}</p>
      {!hosted && <p>Revoke it instead if nothing is to sign in until you renew it.</p>}
      <FormError text={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close} data-autofocus>
          Cancel
        </Button>
        {!hosted && (
          <Button variant="default" disabled={busy} onClick={() => void run(revoke)}>
            Revoke
          </Button>
        )}
        <Button loading={busy} onClick={() => void run(async () => setRenewed(await change<Renewed>('POST', path)))}>
          Renew token
        </Button>
      </Group>
    </div>
  );
}

function consequence({ platform }: Account): string {
  switch (platform) {
    case 'MT5':
      return 'The present token ends at once. The terminal restarts with a new one; positions at the broker stay open.';
    case 'TRADINGVIEW':
      return 'The present webhook address ends at once. Enter the new one in each of your alerts.';
    case 'EXTERNAL':
      return 'The present token ends at once, and its Expert Advisor is disconnected until it has the new one. Positions stay open.';
    default:
      return 'The present token ends at once. Programs that send it are refused until they have the new one.';
  }
}
