import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './LineTabs.module.css';
import { useSelectedInView } from './useSelectedInView';

const CLASSES = { root: classes.tabs ?? '', list: classes.list ?? '', tab: classes.tab ?? '' };

export interface LineTab {
  value: string;
  label: string;
  panel: ReactNode;
}

interface Props {
  tabs: LineTab[];
  /** The chosen tab; a name that no tab has, as in an address of another account, means the first. */
  value: string;
  choose: (value: string) => void;
}

/** Tabs in one line, which scrolls where it is too narrow; only the chosen tab's panel is rendered. */
export function LineTabs({ tabs, value: wanted, choose }: Props) {
  const value = tabs.some((tab) => tab.value === wanted) ? wanted : (tabs[0]?.value ?? '');
  const list = useSelectedInView(value);
  return (
    <Tabs value={value} onChange={(next) => choose(next ?? value)} keepMounted={false} classNames={CLASSES}>
      <Tabs.List ref={list} mb="md">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.value} value={tab.value}>
          {tab.panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
