import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { serverNow } from '../api/serverClock';
import type { NewToken, TokenRequest, TokenScope } from '../api/types';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { SCOPES } from './scopes';

const DAY_MS = 86_400_000;
const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '', label: 'No expiry' },
];

interface Values {
  name: string;
  scope: TokenScope;
  /** Empty: it does not expire. */
  days: string;
}

const INITIAL: Values = { name: '', scope: 'all', days: '90' };

/** Creates a token and shows it once. */
export function CreateToken({ opened, close }: { opened: boolean; close: () => void }) {
  const cache = useQueryClient();
  const [made, setMade] = useState<NewToken>();
  const { form, busy, error, submit, reset } = useApiForm(
    { initialValues: INITIAL, validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) } },
    async (values) => {
      setMade(await change<NewToken>('POST', '/tokens', requestOf(values)));
      await cache.invalidateQueries({ queryKey: keys.tokens });
    },
  );
  const done = (): void => {
    close();
    reset();
    setMade(undefined);
  };

  return (
    <Modal opened={opened} onClose={done} title={made === undefined ? 'Create a token' : `The token ${made.name}`}>
      {made === undefined ? (
        <form className={classes.plain} onSubmit={submit} noValidate>
          <TextInput label="Name" description="What it is for" data-autofocus {...form.getInputProps('name')} />
          <Select
            label="Permissions"
            allowDeselect={false}
            data={Object.entries(SCOPES).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('scope')}
          />
          <Select label="Valid for" allowDeselect={false} data={LIFETIMES} {...form.getInputProps('days')} />
          <FormError text={error} />
          <div className={classes.decide}>
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Create token
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.plain}>
          <p className="tf-muted">Shown only once. Send it as “Authorization: Bearer …” or “X-API-Key”.</p>
          <CopyValue value={made.token} label="Token" />
          <div className={classes.decide}>
            <Button onClick={done}>Done</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function requestOf({ name, scope, days }: Values): TokenRequest {
  const expiresAt = days === '' ? null : new Date(serverNow() + Number(days) * DAY_MS).toISOString();
  return { name: name.trim(), scopes: [scope], expiresAt };
}
