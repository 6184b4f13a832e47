import { Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useTokens } from '../api/queries';
import type { NewToken, Token } from '../api/types';
import { count } from '../format/numbers';
import { Age } from '../ui/Age';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import { useApiForm } from '../ui/useApiForm';

/** The API tokens of the signed-in user. */
export default function TokensPage() {
  const tokens = useTokens();
  const [opened, { open, close }] = useDisclosure();
  const [removing, setRemoving] = useState<Token>();
  const cache = useQueryClient();
  const make = (
    <Button onClick={open} leftSection={<Plus size={16} aria-hidden />}>
      Create token
    </Button>
  );
  const { data } = tokens;
  return (
    <Page name="API tokens" summary={summaryOf(data)} actions={data !== undefined && data.length > 0 && make}>
      {data === undefined && tokens.isError && (
        <ErrorPanel what="Tokens" error={tokens.error} retry={() => void tokens.refetch()} />
      )}
      {data === undefined && !tokens.isError && <SkeletonRows rows={3} />}
      {data?.length === 0 && (
        <EmptyPanel icon={KeyRound} title="Tokens for scripts" action={make}>
          Scripts that use the API send a token instead of your password. A token has your permissions until you remove
          it.
        </EmptyPanel>
      )}
      {data !== undefined && data.length > 0 && (
        <SimpleTable name="API tokens" head={['Name', 'Created', 'Last used', '']}>
          {data.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td className="tf-muted">
                <Age at={token.createdAt} suffix=" ago" />
              </td>
              <td className="tf-muted" data-label="Last used">
                {token.lastUsedAt === null ? 'Never' : <Age at={token.lastUsedAt} suffix=" ago" />}
              </td>
              <td>
                <Button variant="subtle" color="red" size="compact-sm" onClick={() => setRemoving(token)}>
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </SimpleTable>
      )}
      <MakeToken opened={opened} close={close} />
      <ConfirmDialog
        opened={removing !== undefined}
        close={() => setRemoving(undefined)}
        title={`Remove the token ${removing?.name ?? ''}`}
        verb="Remove token"
        danger
        act={async () => {
          if (removing !== undefined) await change('DELETE', `/tokens/${removing.id}`);
          await cache.invalidateQueries({ queryKey: keys.tokens });
        }}
      >
        <p>Scripts that use it are refused immediately. Terminals and copies are not affected.</p>
      </ConfirmDialog>
    </Page>
  );
}

function summaryOf(tokens: Token[] | undefined): string {
  if (tokens === undefined) return 'Loading tokens…';
  return tokens.length === 0 ? 'No API tokens yet' : count(tokens.length, 'API token');
}

function MakeToken({ opened, close }: { opened: boolean; close: () => void }) {
  const cache = useQueryClient();
  const [made, setMade] = useState<NewToken>();
  const { form, busy, error, submit, reset } = useApiForm(
    {
      initialValues: { name: '' },
      validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) },
    },
    async ({ name }) => {
      setMade(await change<NewToken>('POST', '/tokens', { name: name.trim() }));
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
