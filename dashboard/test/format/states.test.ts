import { describe, expect, it } from 'vitest';
import { account } from '../../dev/mock/fleets';
import { statesOf } from '../../src/format/states';

describe('the states of a terminal', () => {
  it('call a container that stopped unexpectedly crashed', () => {
    expect(statesOf(account(1, { containerState: 'CRASHED' })).container?.word).toBe('Crashed');
  });
});
