import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { change } from '../api/http';
import { useMasters, useSubscriptions } from '../api/queries';
import { stopOutsKey, useStopOuts, type StopOut } from '../api/stopOuts';
import type { Account } from '../api/types';
import { toTheMinute } from '../format/time';
import { useUser } from '../session/Session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import classes from './Risk.module.css';

interface Props {
  account: Account;
  /** Shows what stops this subscription: its own stop-outs and those of all of the account. */
  subscription?: number;
}

/** The active stop-outs of a follower with their end and a button that ends them. */
export function StopOuts({ account: { id: account, name }, subscription }: Props) {
  const mayAct = useUser().role !== 'INVESTOR';
  const stopOuts = useStopOuts(account, mayAct);
  const [ending, setEnding] = useState<StopOut>();
  const cache = useQueryClient();
  const copies = useNamesOfCopies();
  const active = (stopOuts.data ?? []).filter(
    (each) =>
      each.active &&
      (subscription === undefined || each.subscriptionId === null || each.subscriptionId === subscription),
  );
  if (stopOuts.isError)
    return <p className={classes.unknown}>Stop-outs could not be loaded. {stopOuts.error.message}</p>;
  if (active.length === 0) return null;
  return (
    <section aria-label="Stop-outs" className={classes.stopOuts}>
      {active.map((stopOut) => (
        <div key={stopOut.id} className={classes.stopOut} role="alert">
          <OctagonX size={20} aria-hidden />
          <div>
            <strong>
              {stopped(stopOut, copies)} {until(stopOut)}.
            </strong>
            <p>{sentence(stopOut.reason)}</p>
            {stopOut.closesAll && (
              <p>{stopOut.subscriptionId === null ? 'Every open copy' : 'Every open one'} is closed.</p>
            )}
          </div>
          <Button variant="default" size="compact-sm" onClick={() => setEnding(stopOut)}>
            End now…
          </Button>
        </div>
      ))}
      <ConfirmDialog
        opened={ending !== undefined}
        close={() => setEnding(undefined)}
        title={`End the stop-out of ${name}`}
        verb="End stop-out"
        danger
        act={async () => {
          if (ending === undefined) return;
          await change('DELETE', `/accounts/${account}/stop-outs/${ending.id}`);
          await cache.invalidateQueries({ queryKey: stopOutsKey(account) });
        }}
      >
        <p>New trades are copied again at once, and the loss is counted anew from now.</p>
        <p>
          Positions that were closed are not opened again. If a bound of the equity was reached, change it first: else
          it is reached again at once.
        </p>
      </ConfirmDialog>
    </section>
  );
}

/** Stop-outs that have ended, on request. */
export function FormerStopOuts({ account }: { account: Account }) {
  const copies = useNamesOfCopies();
  const former = (useStopOuts(account.id, true).data ?? []).filter((each) => !each.active);
  if (former.length === 0) return null;
  return (
    <details className={classes.formers}>
      <summary>Former stop-outs ({former.length})</summary>
      <ul className={classes.former}>
        {former.map((stopOut) => (
          <li key={stopOut.id}>
            <span className="tf-muted">
              {toTheMinute(stopOut.openedAt)} to {toTheMinute(stopOut.endedAt ?? stopOut.endsAt ?? stopOut.openedAt)}
              {stopOut.endedAt !== null && ', ended by hand'}
            </span>
            <span>
              {stopOut.subscriptionId !== null && `${copies(stopOut.subscriptionId)}: `}
              {sentence(stopOut.reason)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a subscription's copies are called: by their master, as long as the subscription is there. */
function useNamesOfCopies(): (subscription: number) => string {
  const subscriptions = useSubscriptions().data ?? [];
  const masters = useMasters().data ?? [];
  return (id) => {
    const master = subscriptions.find((each) => each.id === id)?.masterAccountId;
    const name = masters.find((each) => each.id === master)?.name;
    return name === undefined ? `Copies of subscription ${id}` : `Copies of ${name}`;
  };
}

function stopped({ subscriptionId }: StopOut, copies: (subscription: number) => string): string {
  return subscriptionId === null
    ? 'Stopped out: nothing is opened'
    : `${copies(subscriptionId)} are stopped out: no further one is opened`;
}

function until({ endsAt }: StopOut): string {
  return endsAt === null ? 'until you end it' : `until ${toTheMinute(endsAt)}`;
}

/** The server's text begins in lower case, as a part of a sentence. */
function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
