import { ActionIcon, Menu, type MenuProps } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

interface Props extends Pick<MenuProps, 'width'> {
  /** Names the object: "Actions for anna@example.com". */
  label: string;
  /** In a row of a list, without a frame. */
  plain?: boolean;
  /** The menu's items. */
  children: ReactNode;
}

/** A menu of actions, most of which open a dialog. The focus returns to its button when that is closed. */
export function ActionMenu({ label, plain = false, width, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="bottom-end" {...(width === undefined ? {} : { width })}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          {...(plain ? { variant: 'subtle', color: 'gray', size: 'lg' } : { variant: 'default', size: 36 })}
          aria-label={label}
        >
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      {/* Before the item acts: a dialog returns the focus to where it was, and the item is gone by then. */}
      <Menu.Dropdown onClickCapture={() => button.current?.focus()}>{children}</Menu.Dropdown>
    </Menu>
  );
}
