import { Button, Modal } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { useAccounts, useMasters } from '../api/queries';
import type { Account } from '../api/types';
import { count } from '../format/numbers';
import { namesOf } from '../subscriptions/names';
import formClasses from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { FollowersChoice, NobodyFollows, useFollowersOf } from './Followers';
import classes from './TestTrades.module.css';

export interface ForFollowers {
  followers: string[];
}

/** What is asked for, what is said of it before it is sent, and how. */
interface Orders<V extends ForFollowers> {
  master: Account;
  initialValues: V;
  /** What is wrong with which field, except for the followers. */
  validate: (values: V) => Partial<Record<keyof V, string | null>>;
  fields: (form: UseFormReturnType<V>) => ReactNode;
  /** After "Real orders are placed."; the followers by name. */
  warning: (values: V, followers: string) => ReactNode;
  notice: (values: V) => ReactNode;
  send: (values: V) => Promise<unknown>;
  close: () => void;
}

/** Asks for trades and their followers, then for a confirmation: real orders are placed. */
export function OrderDialog<V extends ForFollowers>({
  title,
  opened,
  ...orders
}: Orders<V> & { title: string; opened: boolean }) {
  return (
    <Modal opened={opened} onClose={orders.close} title={title}>
      <OrderForm {...orders} />
    </Modal>
  );
}

/** Begins anew with each opening of the dialog, which keeps nothing of what was closed. */
function OrderForm<V extends ForFollowers>({
  master,
  initialValues,
  validate,
  fields,
  warning,
  notice,
  send,
  close,
}: Orders<V>) {
  const [confirming, setConfirming] = useState(false);
  const names = namesOf(useAccounts().data ?? [], useMasters().data ?? []);
  const followers = useFollowersOf(master);
  const { form, busy, error, submit } = useApiForm<V>(
    {
      initialValues,
      validate: (values) => ({
        ...validate(values),
        followers: values.followers.length === 0 ? 'Choose at least one follower' : null,
      }),
    },
    async (values) => {
      if (!confirming) {
        setConfirming(true);
        return;
      }
      // What the server finds wrong is shown at the fields.
      setConfirming(false);
      await send(values);
      close();
    },
  );
  const { values } = form;

  if (followers?.length === 0) return <NobodyFollows master={master} />;
  return (
    <form className={formClasses.plain} onSubmit={submit} noValidate>
      {confirming ? (
        <>
          <p className={classes.warning}>
            <strong>Real orders are placed.</strong>{' '}
            {warning(values, values.followers.map((id) => names.of(Number(id))).join(', '))}, sized and limited as their
            subscriptions say.
          </p>
          <p>{notice(values)}</p>
        </>
      ) : (
        <>
          {fields(form)}
          <FollowersChoice followers={followers ?? []} names={names} input={form.getInputProps('followers')} />
        </>
      )}
      <FormError text={error} />
      <div className={formClasses.decide}>
        <Button variant="default" onClick={confirming ? () => setConfirming(false) : close}>
          {confirming ? 'Back' : 'Cancel'}
        </Button>
        <Button type="submit" loading={busy}>
          {confirming ? `Place orders at ${count(values.followers.length, 'follower')}` : 'Continue'}
        </Button>
      </div>
    </form>
  );
}
