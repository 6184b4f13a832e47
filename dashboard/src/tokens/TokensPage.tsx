import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useTokens } from '../api/queries';
import type { Token } from '../api/types';
import { count } from '../format/numbers';
import { toTheMinute } from '../format/time';
import { Age } from '../ui/Age';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import { useNow } from '../ui/useNow';
import { CreateToken } from './CreateToken';
import { SCOPES } from './scopes';

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
          Scripts that use the API send a token instead of your password. It has the permissions and the expiry that you
          choose.
        </EmptyPanel>
      )}
      {data !== undefined && data.length > 0 && (
        <SimpleTable name="API tokens" head={['Name', 'Permissions', 'Created', 'Expires', 'Last used', '']}>
          {data.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td data-label="Permissions">{token.scopes.map((scope) => SCOPES[scope]).join(', ')}</td>
              <td className="tf-muted" data-label="Created">
                <Age at={token.createdAt} suffix=" ago" />
              </td>
              <td className="tf-muted" data-label="Expires">
                <Expiry at={token.expiresAt} />
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
      <CreateToken opened={opened} close={close} />
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

function Expiry({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return 'Never';
  return <time dateTime={at}>{Date.parse(at) <= now ? 'Expired' : toTheMinute(at)}</time>;
}
