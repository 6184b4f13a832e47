import { Button, Group, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { errorText } from './errorText';
import classes from './ConfirmDialog.module.css';

interface Props {
  opened: boolean;
  close: () => void;
  /** Names the thing: "Stop Follower one". */
  title: string;
  /** What it will do, money first. */
  children: ReactNode;
  /** The verb on the button. */
  verb: string;
  danger?: boolean;
  act: () => Promise<unknown>;
}

/** A decision: what will happen, to what, and a button that says the verb. */
export function ConfirmDialog({ opened, close, title, children, verb, danger = false, act }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await act();
      close();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal opened={opened} onClose={close} title={title}>
      <div className={classes.body}>{children}</div>
      {problem !== undefined && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
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
