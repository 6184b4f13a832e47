import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeOnce } from '../api/http';
import { keys } from '../api/keys';
import type { Member, Wallet } from '../api/wallets';
import { DecimalInput } from '../ui/DecimalInput';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { newKey } from '../ui/newKey';
import { useApiForm } from '../ui/useApiForm';

const INITIAL = { memberId: '', email: '', investment: '' };

/** Adds a member to a wallet, with what it pays in. */
export function AddMember({ wallet, close }: { wallet: Wallet; close: () => void }) {
  const [key] = useState(newKey);
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        memberId: (id) => (id.trim() === '' ? 'Enter a name' : null),
        email: (email) => (email === '' || /^\S+@\S+$/.test(email) ? null : 'Enter an e-mail address, or nothing'),
      },
    },
    async ({ memberId, email, investment }) => {
      await changeOnce<Member>(key, `/wallets/${wallet.id}/members`, {
        memberId: memberId.trim(),
        email: email === '' ? null : email,
        investment: investment === '' ? '0' : investment,
      });
      await cache.invalidateQueries({ queryKey: keys.wallets });
      close();
    },
  );
  return (
    <Modal opened onClose={close} title="Add member">
      <form className={classes.plain} onSubmit={submit} noValidate>
        <TextInput
          label="Member"
          description="A name or number that is not used in this wallet yet"
          data-autofocus
          {...form.getInputProps('memberId')}
        />
        <TextInput label="E-mail (optional)" type="email" {...form.getInputProps('email')} />
        <DecimalInput
          label="Investment"
          description="What the member has paid in; more can follow"
          suffix={` ${wallet.currency}`}
          {...form.getInputProps('investment')}
        />
        <FormError text={error} />
        <div className={classes.decide}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Add member
          </Button>
        </div>
      </form>
    </Modal>
  );
}
