import type { Permission } from '@corridor/domain/accounts';
import type { ComponentType } from 'preact';
import type { IconName } from '../shared/icon';
import { AccountsPage } from './accounts-page';
import { AreaPage } from './area-page';
import { AreasPage } from './areas-page';
import { BedsPage } from './beds-page';
import { CallRoundPage } from './call-round-page';
import { CallsPage } from './calls-page';
import { CasePage } from './case-page';
import { ConvoyPage } from './convoy-page';
import { ConvoyPlanPage } from './convoy-plan-page';
import { ConvoysPage } from './convoys-page';
import { HistoryPage } from './history-page';
import { InboxPage } from './inbox-page';
import { IncidentsPage } from './incidents-page';
import { ListCopiesPage } from './list-copies-page';
import { ListDifferencesPage } from './list-differences-page';
import { ListPage } from './list-page';
import { ListsPage } from './lists-page';
import { MailPage } from './mail-page';
import { ImportPage } from './import-page';
import { ImportsPage } from './imports-page';
import { may, mayInAll } from './may';
import { MySignInPage } from './my-sign-in-page';
import { NowPage } from './now-page';
import { OpenItemsPage } from './open-items-page';
import { OutsideWatchesPage } from './outside-watches-page';
import { PhonesPage } from './phones-page';
import { RegistersPage } from './registers-page';
import { ReportPage } from './report-page';
import { ReportedPage } from './reported-page';
import { ReportsPage } from './reports-page';
import { RequestPage } from './request-page';
import type { RoomProps } from './room-props';
import { RotaPage } from './rota-page';
import { SignaturesPage } from './signatures-page';
import type { t } from './texts';
import { WaitingPage } from './waiting-page';
import { WatchesPage } from './watches-page';

interface Room {
  readonly path: string;
  readonly label?: Parameters<typeof t>[0];
  /** Beside its label where it stands in the first row of the menu. */
  readonly icon?: IconName;
  readonly Page: ComponentType<RoomProps>;
  readonly isOpen: () => boolean;
}

const room = (
  path: string,
  permission: Permission,
  Page: ComponentType<RoomProps>,
  label?: Room['label'],
  icon?: IconName,
): Room => ({
  path,
  label,
  icon,
  Page,
  isOpen: () => may(permission),
});

/** Shut for a role that is for one area. */
const roomOfAll = (
  path: string,
  permission: Permission,
  Page: ComponentType<RoomProps>,
  label?: Room['label'],
): Room => ({
  ...room(path, permission, Page, label),
  isOpen: () => mayInAll(permission),
});

/** Every page of the console by the first part of its address; those with a label stand in the menu, in this order. */
export const rooms: readonly Room[] = [
  room('now', 'now.read', NowPage, 'now.title', 'now'),
  room('areas', 'enclaves.read', AreasPage, 'console.nav_areas', 'area'),
  room('waiting', 'evacuations.read', WaitingPage, 'console.nav_waiting', 'waiting'),
  room('convoys', 'convoys.read', ConvoysPage, 'console.nav_convoys', 'convoy'),
  room('calls', 'calls.read', CallsPage, 'console.nav_calls', 'call'),
  room('reported', 'reports.read', ReportedPage, 'reported.title'),
  roomOfAll('reports', 'reports.draft', ReportsPage, 'reports.title'),
  room('lists', 'lists.read', ListsPage, 'lists.title'),
  room('imports', 'evacuations.import', ImportsPage, 'imports.title'),
  room('beds', 'evacuations.prepare', BedsPage, 'prepare.beds'),
  room('open-points', 'open_items.read', OpenItemsPage, 'console.nav_open_items'),
  room('signatures', 'proposals.settle', SignaturesPage, 'open_item.signatures'),
  room('incidents', 'incidents.read', IncidentsPage, 'console.nav_incidents'),
  room('rota', 'rota.read', RotaPage, 'rota.title'),
  room('on-duty', 'watches.stand', WatchesPage, 'console.nav_watches'),
  room('inbox', 'notifications.read', InboxPage, 'console.nav_inbox'),
  {
    ...roomOfAll('outside-watches', 'outside_watches.keep', OutsideWatchesPage, 'outside.title'),
    // Who has the reports finds it there.
    isOpen: () => mayInAll('outside_watches.keep') && !mayInAll('reports.draft'),
  },
  room('accounts', 'accounts.manage', AccountsPage, 'console.nav_accounts'),
  room('phones', 'devices.revoke', PhonesPage, 'accounts.phones'),
  room('registers', 'registers.read', RegistersPage, 'console.nav_registers'),
  room('mail', 'mail.read', MailPage, 'console.nav_mail'),
  room('history', 'audit.read', HistoryPage, 'console.nav_history'),
  room('convoy', 'convoys.read', ConvoyPage),
  room('call-round', 'evacuations.prepare', CallRoundPage),
  room('convoy-plan', 'convoys.plan', ConvoyPlanPage),
  room('area', 'enclaves.read', AreaPage),
  room('case', 'evacuations.read', CasePage),
  room('import', 'evacuations.import', ImportPage),
  room('request', 'evacuations.request', RequestPage),
  room('list', 'lists.read', ListPage),
  room('list-differences', 'lists.read', ListDifferencesPage),
  room('list-copies', 'lists.second_share', ListCopiesPage),
  roomOfAll('report', 'reports.draft', ReportPage),
  roomOfAll('outside-watches', 'outside_watches.keep', OutsideWatchesPage),
  room('my-sign-in', 'operation.read', MySignInPage),
];

export const findRoom = ([path]: readonly string[]): Room | undefined =>
  rooms.find((each) => each.path === path && each.isOpen());
