import { ActionIcon, Button, Popover, Stack, Textarea, Tooltip } from '@mantine/core';
import { ClipboardList, Keyboard, Maximize, Minimize } from 'lucide-react';
import { useState } from 'react';
import { CopyValue } from '../ui/CopyValue';
import classes from './DesktopTools.module.css';
import { ConnectionQuality } from './ConnectionQuality';
import type { Desktop } from './useDesktop';

interface Props {
  desktop: Desktop;
  control: boolean;
  fullscreen: boolean;
  toggleFullscreen: () => void;
}

/** The controls of an open desktop, at the right of its bar. */
export function DesktopTools({ desktop, control, fullscreen, toggleFullscreen }: Props) {
  const connected = desktop.state.phase === 'connected';
  return (
    <div className={classes.tools}>
      <ConnectionQuality roundTripMs={connected ? desktop.roundTripMs : undefined} />
      {control && (
        <>
          <Clipboard desktop={desktop} disabled={!connected} />
          <Tooltip label="Send Ctrl-Alt-Del">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label="Send Ctrl-Alt-Del"
              disabled={!connected}
              onClick={desktop.ctrlAltDel}
            >
              <Keyboard size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <Tooltip label={fullscreen ? 'Exit full screen' : 'Full screen'}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={fullscreen ? 'Exit full screen' : 'Full screen'}
          onClick={toggleFullscreen}
        >
          {fullscreen ? <Minimize size={18} aria-hidden /> : <Maximize size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Text to and from the terminal's clipboard. The popover is inside the frame: outside, full screen would hide it. */
function Clipboard({ desktop, disabled }: { desktop: Desktop; disabled: boolean }) {
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Tooltip label="Clipboard">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Clipboard"
            disabled={disabled}
            onClick={() => setOpened(!opened)}
          >
            <ClipboardList size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Textarea
            label="Text for the terminal"
            description="Copied to the terminal’s clipboard. Paste it there with Ctrl-V."
            autosize
            minRows={2}
            maxRows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            size="xs"
            disabled={text === ''}
            onClick={() => {
              desktop.paste(text);
              setOpened(false);
              desktop.focus();
            }}
          >
            Copy to clipboard
          </Button>
          {desktop.copied !== undefined && desktop.copied !== '' && (
            <div>
              <p className={classes.copied}>Copied in the terminal</p>
              <CopyValue value={desktop.copied} label="Copied in the terminal" />
            </div>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
