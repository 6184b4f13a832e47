import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';
import { FormError } from './FormError';
import { useAction } from './useAction';

interface Props {
  opened: boolean;
  close: () => void;
  /** Names the object: "Stop Follower one". */
  title: string;
  /** The consequences. */
  children: ReactNode;
  /** The button's label. */
  verb: string;
  danger?: boolean;
  act: () => Promise<unknown>;
}

/** Asks for a decision: what will happen, to what, and a button with the verb. */
export function ConfirmDialog({ opened, close, title, children, verb, danger = false, act }: Props) {
  const { busy, error, run } = useAction();
  const confirm = (): Promise<void> =>
    run(async () => {
      await act();
      close();
    });

  return (
    <Modal opened={opened} onClose={close} title={title}>
      <div className={classes.body}>{children}</div>
      <FormError text={error} />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={close} data-autofocus>
          Cancel
        </Button>
        <Button {...(danger ? { color: 'red.6' } : {})} loading={busy} onClick={() => void confirm()}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
