import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import {
  ArrowLeftRight,
  BellRing,
  ChevronsLeft,
  ChevronsRight,
  CircleUser,
  GitFork,
  KeyRound,
  LogOut,
  MonitorPlay,
  Ellipsis,
  Radio,
  RectangleEllipsis,
  Trophy,
  Users,
  UsersRound,
  WalletCards,
  type LucideIcon,
} from 'lucide-react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import type { UserRole } from '../api/types';
import { useSession, useUser } from '../session/Session';
import { Logo } from './Logo';
import classes from './Navigation.module.css';
import { SchemeItems } from './SchemeItems';

interface Item {
  to: string;
  label: string;
  icon: LucideIcon;
  /** The roles that see it; all if undefined. */
  roles?: UserRole[];
}

const ITEMS: Item[] = [
  { to: '/fleet', label: 'Fleet', icon: MonitorPlay },
  { to: '/copies', label: 'Copies', icon: ArrowLeftRight },
  { to: '/subscriptions', label: 'Subscriptions', icon: GitFork },
  { to: '/ranking', label: 'Masters', icon: Trophy },
  { to: '/followers', label: 'Followers', icon: UsersRound, roles: ['ADMIN', 'MASTER', 'FOLLOWER'] },
  { to: '/users', label: 'Users', icon: Users, roles: ['ADMIN'] },
];

/** Widths at which only icons fit, and those of a phone; the style sheet has the same bounds. */
const ICONS_ONLY = '(min-width: 48.01em) and (max-width: 75em)';
const PHONE = '(max-width: 48em)';

/** So many pages fit at the bottom of a phone, beside the menu with the others. */
const IN_THE_BAR = 4;

/**
 * The main navigation: at the left, as icons when collapsed or narrow; on a phone at the bottom, where a menu has the pages that
 * have no room.
 */
export function Navigation() {
  const user = useUser();
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'termfleet.nav.collapsed', defaultValue: false });
  const iconsOnly = useMediaQuery(ICONS_ONLY, false, { getInitialValueInEffect: false }) || collapsed;
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const all = ITEMS.filter((item) => item.roles?.includes(user.role) ?? true);
  const items = phone ? all.slice(0, IN_THE_BAR) : all;
  return (
    <nav className={classes.nav} data-collapsed={collapsed || undefined} aria-label="Main">
      <Link to="/" className={classes.brand} aria-label="TermFleet: home">
        <Logo />
        <span className={classes.label}>TermFleet</span>
      </Link>
      <ul className={classes.items}>
        {items.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={label} position="right" disabled={!iconsOnly}>
              <NavLink to={to} className={classes.item ?? ''} aria-label={label}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <span className={classes.label}>{label}</span>
              </NavLink>
            </Tooltip>
          </li>
        ))}
        <li className={classes.account}>{phone ? <MoreMenu items={all.slice(IN_THE_BAR)} /> : <AccountMenu />}</li>
      </ul>
      <UnstyledButton
        className={`${classes.item} ${classes.collapse}`}
        onClick={() => setCollapsed(!collapsed)}
        aria-expanded={!collapsed}
        {...(collapsed ? { 'aria-label': 'Expand' } : {})}
      >
        {collapsed ? <ChevronsRight size={20} aria-hidden /> : <ChevronsLeft size={20} aria-hidden />}
        <span className={classes.label}>Collapse</span>
      </UnstyledButton>
    </nav>
  );
}

function AccountMenu() {
  const user = useUser();
  return (
    <Menu position="right-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.item} aria-label={`You: account menu of ${user.email}`}>
          <CircleUser size={20} strokeWidth={1.75} aria-hidden />
          <span className={classes.label}>{user.email}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** On a phone: the pages that have no room in the bar, then what the account menu has. */
function MoreMenu({ items }: { items: Item[] }) {
  const user = useUser();
  const { pathname } = useLocation();
  const here = items.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <Menu position="top-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton
          className={classes.item}
          aria-label={`More: pages and account menu of ${user.email}`}
          aria-current={here ? 'page' : undefined}
        >
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
          <span className={classes.label}>More</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ to, label, icon: Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} aria-hidden />}>
            {label}
          </Menu.Item>
        ))}
        {items.length > 0 && <Menu.Divider />}
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountItems() {
  const { signOut } = useSession();
  const user = useUser();
  const navigate = useNavigate();
  return (
    <>
      <Menu.Label>
        {user.email}
        <br />
        {user.role.toLowerCase()}
      </Menu.Label>
      <Menu.Item leftSection={<WalletCards size={16} aria-hidden />} onClick={() => void navigate('/wallets')}>
        Community wallets
      </Menu.Item>
      <Menu.Item leftSection={<Radio size={16} aria-hidden />} onClick={() => void navigate('/tradingview')}>
        TradingView proxy
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<BellRing size={16} aria-hidden />} onClick={() => void navigate('/notifications')}>
        Notifications
      </Menu.Item>
      <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => void navigate('/tokens')}>
        API tokens
      </Menu.Item>
      <Menu.Item leftSection={<RectangleEllipsis size={16} aria-hidden />} onClick={() => void navigate('/password')}>
        Change password
      </Menu.Item>
      <Menu.Divider />
      <SchemeItems />
      <Menu.Divider />
      <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
        Sign out
      </Menu.Item>
    </>
  );
}
