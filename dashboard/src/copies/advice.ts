import type { ReasonCode } from '../api/types';

interface Advice {
  /** What to do so that the next such signal is copied. */
  text: string;
  to: { path: string; label: string };
}

const SUBSCRIPTIONS = { path: '/subscriptions', label: 'Open subscriptions' };
const FLEET = { path: '/fleet', label: 'Open the fleet' };

/** What to do about a reason; nothing where there is nothing to do. */
export const ADVICE: Partial<Record<ReasonCode, Advice>> = {
  PAUSED: { text: 'Resume the subscription to copy new trades.', to: SUBSCRIPTIONS },
  BELOW_MIN_LOT_TO_COPY: { text: 'Lower the minimum master lot to copy such trades.', to: SUBSCRIPTIONS },
  BELOW_MINIMUM_VOLUME: {
    text: 'Choose a larger size, or copy at the broker’s minimum lot.',
    to: SUBSCRIPTIONS,
  },
  UNKNOWN_SYMBOL: { text: 'Name the symbol of your broker in the symbol map.', to: SUBSCRIPTIONS },
  AMBIGUOUS_SYMBOL: { text: 'Choose one of the symbols in the symbol map.', to: SUBSCRIPTIONS },
  FIGURES_MISSING: { text: 'Check that both terminals are alive, or choose another size.', to: FLEET },
  FIGURES_STALE: { text: 'Check that both terminals are alive.', to: FLEET },
  NO_STOP_LOSS: { text: 'Choose a size that needs no stop loss to copy such trades, too.', to: SUBSCRIPTIONS },
  RISK_LIMIT: {
    text: 'Change the risk limits of the account or of the subscription if they are too strict.',
    to: SUBSCRIPTIONS,
  },
  STOPPED_OUT: { text: 'Wait for the end of the stop-out, or end it by hand at the account.', to: FLEET },
  RISK_DATA_MISSING: { text: 'Check that the follower’s terminal is alive and reports its figures.', to: FLEET },
  WORSE_PRICE: { text: 'Copy existing positions at any price if this is too strict.', to: SUBSCRIPTIONS },
  WAITING_FOR_FOLLOWER: { text: 'Check that the follower’s terminal is alive.', to: FLEET },
  FOLLOWER_OFFLINE: { text: 'Check that the follower’s terminal is alive.', to: FLEET },
  NO_ANSWER: { text: 'Check at the broker whether the position is open.', to: FLEET },
  OUTCOME_UNKNOWN: { text: 'Check at the broker whether the position is open.', to: FLEET },
  EXPIRED: { text: 'Allow older signals if this is too strict.', to: SUBSCRIPTIONS },
  TRADING_DISABLED: { text: 'Allow trading in the follower’s terminal.', to: FLEET },
  NOT_ENOUGH_MONEY: { text: 'Deposit money, or choose a smaller size.', to: SUBSCRIPTIONS },
};
