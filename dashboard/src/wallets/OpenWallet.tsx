import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account } from '../api/types';
import type { Wallet } from '../api/wallets';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';

const INITIAL = { accountId: '', currency: 'USD' };

interface Props {
  close: () => void;
  /** Those without a wallet. */
  accounts: Account[];
}

/** Makes an account the shared account of a community. */
export function OpenWallet({ close, accounts }: Props) {
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        accountId: (id) => (id === '' ? 'Choose an account' : null),
        currency: (currency) => (/^[A-Z]{3}$/.test(currency) ? null : 'Three letters, such as USD'),
      },
    },
    async ({ accountId, currency }) => {
      await change<Wallet>('POST', '/wallets', { accountId: Number(accountId), currency });
      await cache.invalidateQueries({ queryKey: keys.wallets });
      close();
    },
  );
  return (
    <Modal opened onClose={close} title="Open a wallet">
      <form className={classes.plain} onSubmit={submit} noValidate>
        <Select
          label="Account"
          data-autofocus
          searchable
          nothingFoundMessage="No account without a wallet"
          data={accounts.map(({ id, name }) => ({ value: `${id}`, label: name }))}
          {...form.getInputProps('accountId')}
        />
        <TextInput label="Currency" maxLength={3} {...form.getInputProps('currency')} />
        <FormError text={error} />
        <div className={classes.decide}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Open wallet
          </Button>
        </div>
      </form>
    </Modal>
  );
}
