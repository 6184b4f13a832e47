import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeOnce } from '../api/http';
import { keys } from '../api/keys';
import type { Member, Wallet } from '../api/wallets';
import { money } from '../format/numbers';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { newKey } from '../ui/newKey';
import { useApiForm } from '../ui/useApiForm';

export type Move = 'investments' | 'withdrawals';

interface Props {
  wallet: Wallet;
  member: Member;
  move: Move;
  close: () => void;
}

/** Records what a member pays in or out. A repeat after a lost answer counts once. */
export function MoveMoney({ wallet, member, move, close }: Props) {
  const [key] = useState(newKey);
  const cache = useQueryClient();
  const { currency } = wallet;
  const verb = move === 'investments' ? 'Invest' : 'Withdraw';
  const { form, busy, error, submit } = useApiForm(
    { initialValues: { amount: '' }, validate: { amount: (amount) => (amount === '' ? 'Enter an amount' : null) } },
    async (values) => {
      await changeOnce(key, `/wallets/${wallet.id}/members/${encodeURIComponent(member.memberId)}/${move}`, values);
      await cache.invalidateQueries({ queryKey: keys.wallets });
      close();
    },
  );
  return (
    <Modal opened onClose={close} title={`${verb}: ${member.memberId}`}>
      <form className={classes.plain} onSubmit={submit} noValidate>
        <DecimalInput
          label="Amount"
          suffix={` ${currency}`}
          description={`The member’s value is ${money(member.value, currency)} ${currency}.`}
          {...form.getInputProps('amount')}
        />
        <p className="tf-muted">
          {move === 'investments'
            ? 'Record it when the money has reached the account.'
            : 'A performance fee that is due is kept back. Record it when the money has left the account.'}
        </p>
        <FormError text={error} />
        <div className={classes.decide}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
