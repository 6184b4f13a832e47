import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import {
  useMasterTrades,
  usePreview,
  type PreviewRequest,
  type PreviewSettings,
  type PreviewSignal,
} from '../../api/preview';
import type { Master } from '../../api/types';
import { ApiError } from '../../api/http';
import { ExampleSignal } from './ExampleSignal';
import { LastDay } from './LastDay';
import { exampleOf, requestedSignal, wrongWith } from './previewText';
import { Result } from './Result';
import classes from './Preview.module.css';

/** A preview is asked for once the settings have not changed for this long. */
const REST_MS = 400;
const DAY_MS = 24 * 60 * 60 * 1_000;

interface Props {
  settings: PreviewSettings;
  /** Why the settings cannot be used yet. */
  missing: string | undefined;
  master: Master | undefined;
  /** The follower's name. */
  follower: string;
}

/** What the settings make of a signal, and on request of each of the master's trades of the last day. */
export function SubscriptionPreview({ settings, missing, master, follower }: Props) {
  const [since] = useState(() => new Date(Date.now() - DAY_MS).toISOString());
  const trades = useMasterTrades(master?.id, since);
  const [edited, edit] = useState<Required<PreviewSignal>>();
  const signal = edited ?? exampleOf(trades.data?.items[0]);
  const wrong = missing ?? wrongWith(signal);
  // An invented example would be replaced at once by the master's last trade.
  const ready = wrong === undefined && (edited !== undefined || !trades.isPending);
  const given = useMemo(() => JSON.stringify({ ...settings, signal: requestedSignal(signal) }), [settings, signal]);
  const [rested] = useDebouncedValue(given, REST_MS);
  const request = ready && rested === given ? (JSON.parse(given) as PreviewRequest) : undefined;
  const preview = usePreview(request);
  const waits = request === undefined || preview.isFetching;

  return (
    <div className={classes.preview}>
      <section className={classes.panel} aria-label="Preview">
        <h2 className={classes.title}>What will happen</h2>
        <ExampleSignal
          signal={signal}
          change={edit}
          from={edited === undefined ? trades.data?.items[0] : undefined}
          master={master?.name ?? 'the master'}
        />
        <div aria-live="polite" aria-busy={waits}>
          {wrong !== undefined ? (
            <p className={classes.hint}>{wrong}. The preview then appears here.</p>
          ) : preview.isError ? (
            <Failure error={preview.error} />
          ) : (
            <Result preview={preview.data} waits={waits} follower={follower} />
          )}
        </div>
        {master?.simulated === true && (
          <p className={classes.note}>
            <strong>{master.name} is simulated:</strong> it trades at a simulated broker with invented prices. Its
            results say nothing about real trading.
          </p>
        )}
      </section>
      {master !== undefined && (
        <LastDay
          key={master.id}
          trades={trades}
          settings={settings}
          usable={missing === undefined}
          master={master.name}
        />
      )}
    </div>
  );
}

function Failure({ error }: { error: Error }) {
  const fields = error instanceof ApiError ? error.fields : [];
  return (
    <div className={classes.failure} role="alert">
      <p>{fields.length === 0 ? error.message : 'These settings cannot be used:'}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, message }) => (
            <li key={field}>
              {FIELDS[field] ?? field} {message}
            </li>
          ))}
        </ul>
      )}
      <p>Nothing is stored or sent by a preview.</p>
    </div>
  );
}

/** Fields of the request, as the form calls them. */
const FIELDS: Record<string, string> = {
  masterAccountId: 'Master',
  followerAccountId: 'Follower',
  'sizing.value': 'Value of the size',
  minLotToCopy: 'Minimum master lot',
  maxSignalAgeMs: 'Maximum signal age',
  'signal.symbol': 'Symbol of the example',
  'signal.lot': 'Lots of the example',
  'signal.price': 'Price of the example',
  'signal.sl': 'Stop loss of the example',
  'signal.tp': 'Take profit of the example',
};
