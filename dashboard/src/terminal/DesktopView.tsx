import { Button, Loader, SegmentedControl } from '@mantine/core';
import { useFullscreenElement } from '@mantine/hooks';
import { Eye, MousePointerClick, PlugZap } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Account } from '../api/types';
import classes from './DesktopView.module.css';
import { DesktopTools } from './DesktopTools';
import { useDesktop } from './useDesktop';
import { Watchers } from './Watchers';

type Mode = 'view' | 'control';

/** The terminal's live desktop: view-only until the user takes control. */
export default function DesktopView({ account, mayControl }: { account: Account; mayControl: boolean }) {
  const [mode, setMode] = useState<Mode>('view');
  const screen = useRef<HTMLDivElement>(null);
  const { ref: frame, toggle, fullscreen } = useFullscreenElement<HTMLElement>();
  const control = mode === 'control';
  const desktop = useDesktop(account.id, control, screen);
  const { state } = desktop;

  return (
    <section ref={frame} className={classes.frame} data-control={control || undefined} aria-label="Desktop">
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(value) => setMode(value)}
          disabled={!mayControl}
          aria-label="View or control the desktop"
          data={[
            { value: 'view', label: <ModeLabel icon={Eye} text="View only" /> },
            { value: 'control', label: <ModeLabel icon={MousePointerClick} text="Control" /> },
          ]}
        />
        <Watchers accountId={account.id} connected={state.phase === 'connected'} />
        <DesktopTools
          desktop={desktop}
          control={control}
          fullscreen={fullscreen}
          toggleFullscreen={() => void toggle()}
        />
      </div>
      <div className={classes.stage}>
        <div ref={screen} className={classes.screen} data-testid="desktop-screen" data-phase={state.phase} />
        {state.phase === 'connecting' && (
          <div className={classes.veil} role="status">
            <Loader size="sm" color="gray" />
            Connecting to the desktop…
          </div>
        )}
        {state.phase === 'lost' && (
          <div className={classes.veil} role="alert">
            <PlugZap size={24} aria-hidden />
            <span>
              {state.reason}
              <br />
              The terminal is not affected.
            </span>
            <Button variant="default" onClick={desktop.reconnect}>
              Reconnect
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function ModeLabel({ icon: Icon, text }: { icon: typeof Eye; text: string }) {
  return (
    <span className={classes.mode}>
      <Icon size={14} aria-hidden />
      {text}
    </span>
  );
}
