import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { keys } from '../api/keys';
import type { Account, Master, Subscription } from '../api/types';
import { lots } from '../format/numbers';
import { PauseDialog } from '../pauses/PauseDialog';
import { useResume } from '../pauses/useResume';
import { stateOf } from '../pauses/words';
import { ActionMenu } from '../ui/ActionMenu';
import { SimpleTable } from '../ui/SimpleTable';
import { StateMark } from '../ui/StateMark';
import { namesOf } from './names';
import { RemoveDialog } from './RemoveDialog';
import { sizingWords } from './sizingModes';

interface Props {
  subscriptions: Subscription[];
  /** The accounts that the user may see and change. */
  accounts: Account[];
  masters: Master[];
  mayAct: boolean;
}

export function SubscriptionList({ subscriptions, accounts, masters, mayAct }: Props) {
  const [removing, setRemoving] = useState<Subscription>();
  const [pausing, setPausing] = useState<Subscription>();
  const cache = useQueryClient();
  const names = namesOf(accounts, masters);
  const way = ({ masterAccountId, followerAccountId }: Subscription): string =>
    `${names.of(masterAccountId)} → ${names.of(followerAccountId)}`;
  const reload = (): Promise<void> => cache.invalidateQueries({ queryKey: keys.subscriptions });
  const resume = useResume();

  return (
    <>
      <SimpleTable name="Subscriptions" head={['Master → follower', 'Size', 'Side', 'Left out', 'State', '']}>
        {subscriptions.map((subscription) => (
          <tr key={subscription.id}>
            <td>
              <Link to={`/subscriptions/${subscription.id}`}>{way(subscription)}</Link>
              {names.isSimulated(subscription.masterAccountId) && <span className="tf-muted"> (simulated)</span>}
            </td>
            <td className="tf-number">{sizingWords(subscription.sizing.mode, subscription.sizing.value)}</td>
            <td data-label="Side">{subscription.reverse ? 'Opposite' : 'Same'}</td>
            <td data-label="Left out">{leftOut(subscription)}</td>
            <td>
              <StateMark of="Subscription" state={stateOf(subscription)} since={null} />
            </td>
            <td data-actions>
              {mayAct && names.opens(subscription.followerAccountId) && (
                <ItemMenu
                  paused={subscription.pauseMode !== null}
                  label={`Actions for ${names.of(subscription.masterAccountId)} to ${names.of(subscription.followerAccountId)}`}
                  pause={() => setPausing(subscription)}
                  resume={() => resume({ subscription: subscription.id })}
                  remove={() => setRemoving(subscription)}
                />
              )}
            </td>
          </tr>
        ))}
      </SimpleTable>
      <PauseDialog
        of={pausing === undefined ? undefined : { subscription: pausing.id }}
        what={pausing === undefined ? '' : way(pausing)}
        reach="This subscription alone is paused."
        close={() => setPausing(undefined)}
      />
      <RemoveDialog
        subscription={removing}
        accounts={removing === undefined ? '' : way(removing)}
        close={() => setRemoving(undefined)}
        removed={reload}
      />
    </>
  );
}

function ItemMenu({
  paused,
  label,
  pause,
  resume,
  remove,
}: {
  paused: boolean;
  label: string;
  pause: () => void;
  resume: () => void;
  remove: () => void;
}) {
  return (
    <ActionMenu plain label={label} width={280}>
      {paused ? (
        <Menu.Item leftSection={<Play size={16} aria-hidden />} onClick={resume}>
          Resume
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<Pause size={16} aria-hidden />} onClick={pause}>
          Pause…
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item color="var(--tf-failed)" leftSection={<Trash2 size={16} aria-hidden />} onClick={remove}>
        Remove…
      </Menu.Item>
    </ActionMenu>
  );
}

function leftOut(subscription: Subscription): string {
  const parts = [
    ...(Number(subscription.minLotToCopy) > 0 ? [`below ${lots(subscription.minLotToCopy)} lots`] : []),
    ...(subscription.copyStopLoss ? [] : ['stop loss']),
    ...(subscription.copyTakeProfit ? [] : ['take profit']),
  ];
  return parts.length === 0 ? 'Nothing' : parts.join(', ');
}
