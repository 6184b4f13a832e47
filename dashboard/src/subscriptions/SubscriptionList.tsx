import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Ellipsis, Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account, Master, PauseMode, Subscription } from '../api/types';
import { lots } from '../format/numbers';
import { errorText } from '../ui/errorText';
import { SimpleTable } from '../ui/SimpleTable';
import { StateMark } from '../ui/StateMark';
import { namesOf } from './names';
import { RemoveDialog } from './RemoveDialog';
import { sizingWords } from './sizingModes';
import { PAUSE_WORDS, stateOf } from './wording';

const PAUSES: PauseMode[] = ['CLOSE_ONLY', 'FROZEN', 'OPEN_AND_CLOSE'];

interface Props {
  subscriptions: Subscription[];
  /** The accounts that the user may see and change. */
  accounts: Account[];
  masters: Master[];
  mayAct: boolean;
}

export function SubscriptionList({ subscriptions, accounts, masters, mayAct }: Props) {
  const [removing, setRemoving] = useState<Subscription>();
  const cache = useQueryClient();
  const names = namesOf(accounts, masters);
  const way = ({ masterAccountId, followerAccountId }: Subscription): string =>
    `${names.of(masterAccountId)} → ${names.of(followerAccountId)}`;
  const reload = (): Promise<void> => cache.invalidateQueries({ queryKey: keys.subscriptions });
  const post = async (path: string, body?: unknown): Promise<void> => {
    try {
      await change('POST', path, body);
    } catch (error) {
      notifications.show({ color: 'red', message: errorText(error) });
    }
    await reload();
  };

  return (
    <>
      <SimpleTable name="Subscriptions" head={['Master → follower', 'Size', 'Side', 'Not copied', 'State', '']}>
        {subscriptions.map((subscription) => (
          <tr key={subscription.id}>
            <td>
              <Link to={`/subscriptions/${subscription.id}`}>{way(subscription)}</Link>
              {names.isSimulated(subscription.masterAccountId) && <span className="tf-muted"> (simulated)</span>}
            </td>
            <td className="tf-number">{sizingWords(subscription.sizing.mode, subscription.sizing.value)}</td>
            <td data-label="Side">{subscription.reverse ? 'Opposite' : 'Same'}</td>
            <td data-label="Not copied">{leftOut(subscription)}</td>
            <td>
              <StateMark of="Subscription" state={stateOf(subscription)} since={null} />
            </td>
            <td>
              {mayAct && names.opens(subscription.followerAccountId) && (
                <ItemMenu
                  paused={subscription.pauseMode !== null}
                  label={`Actions for ${names.of(subscription.masterAccountId)} to ${names.of(subscription.followerAccountId)}`}
                  pause={(mode) => void post(`/subscriptions/${subscription.id}/pause`, { mode })}
                  resume={() => void post(`/subscriptions/${subscription.id}/resume`)}
                  remove={() => setRemoving(subscription)}
                />
              )}
            </td>
          </tr>
        ))}
      </SimpleTable>
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
  pause: (mode: PauseMode) => void;
  resume: () => void;
  remove: () => void;
}) {
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {paused ? (
          <Menu.Item leftSection={<Play size={16} aria-hidden />} onClick={resume}>
            Resume
          </Menu.Item>
        ) : (
          PAUSES.map((mode) => (
            <Tooltip key={mode} label={PAUSE_WORDS[mode].meaning} position="left">
              <Menu.Item leftSection={<Pause size={16} aria-hidden />} onClick={() => pause(mode)}>
                Pause: {PAUSE_WORDS[mode].label.toLowerCase()}
              </Menu.Item>
            </Tooltip>
          ))
        )}
        <Menu.Divider />
        <Menu.Item color="var(--tf-failed)" leftSection={<Trash2 size={16} aria-hidden />} onClick={remove}>
          Remove…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
