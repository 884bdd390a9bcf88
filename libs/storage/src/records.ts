import { AccountRow } from './accounts/account.row';
import { ApiTokenRow } from './accounts/api-token.row';
import { AssignmentRow } from './accounts/assignment.row';
import { BackupCodeRow } from './accounts/backup-code.row';
import { ContactRouteRow } from './accounts/contact-route.row';
import { CredentialRow } from './accounts/credential.row';
import { SecondFactorRow } from './accounts/second-factor.row';
import { SessionRow } from './accounts/session.row';
import { SignInLinkRow } from './accounts/sign-in-link.row';
import { CallRoundCallRow } from './convoys/call-round-call.row';
import { BoardingRow } from './convoys/boarding.row';
import { ConvoyAssignmentRow } from './convoys/convoy-assignment.row';
import { ConvoyLegRow } from './convoys/convoy-leg.row';
import { ConvoyReportRow } from './convoys/convoy-report.row';
import { ConvoyRow } from './convoys/convoy.row';
import { ManifestLineRow } from './convoys/manifest-line.row';
import { SubstitutionRow } from './convoys/substitution.row';
import { VehiclePlaceRow } from './convoys/vehicle-place.row';
import { VehicleRow } from './convoys/vehicle.row';
import { DeadlineRow } from './deadlines/deadline.row';
import { DutyShiftRow } from './duty/duty-shift.row';
import { ListeningConsoleRow } from './duty/listening-console.row';
import { DeviceRow } from './devices/device.row';
import { HeldCommandRow } from './devices/held-command.row';
import { AccessClassificationRow } from './enclaves/access-classification.row';
import { EnclaveRow } from './enclaves/enclave.row';
import { BedOfferRow } from './evacuations/bed-offer.row';
import { TriageAssessmentRow } from './evacuations/triage-assessment.row';
import { SharingConsentRow } from './evacuations/sharing-consent.row';
import { ConsentRow } from './evacuations/consent.row';
import { ClearanceRow } from './evacuations/clearance.row';
import { DestinationRow } from './evacuations/destination.row';
import { DocumentCheckRow } from './evacuations/document-check.row';
import { OverrideRow } from './evacuations/override.row';
import { CaseTallyRow } from './evacuations/case-tally.row';
import { WaitTallyRow } from './evacuations/wait-tally.row';
import { BrokenGlassRow } from './evacuations/broken-glass.row';
import { CompanionRow } from './evacuations/companion.row';
import { DeathReportRow } from './evacuations/death-report.row';
import { OutcomeReportRow } from './evacuations/outcome-report.row';
import { MedevacCaseRow } from './evacuations/medevac-case.row';
import { PersonTokenRow } from './evacuations/person-token.row';
import { CasesApartRow } from './evacuations/cases-apart.row';
import { ImportRow } from './imports/import.row';
import { ImportLineRow } from './imports/import-line.row';
import { FacilityRow } from './facilities/facility.row';
import { IncidentRow } from './incidents/incident.row';
import { AccessLogRow } from './keys/access-log.row';
import { CaseKeyRow } from './keys/case-key.row';
import { OperationKeyRow } from './keys/operation-key.row';
import { SealedValueRow } from './keys/sealed-value.row';
import { CommandRow } from './ledger/command.row';
import { EntrySubjectRow } from './ledger/entry-subject.row';
import { HandlingRow } from './ledger/handling.row';
import { LedgerBodyRow } from './ledger/ledger-body.row';
import { LedgerEntryRow } from './ledger/ledger-entry.row';
import { LedgerHeadRow } from './ledger/ledger-head.row';
import { EvacuationListRow } from './lists/evacuation-list.row';
import { ListCopyLineRow } from './lists/list-copy-line.row';
import { ListCopyRow } from './lists/list-copy.row';
import { ListMembershipRow } from './lists/list-membership.row';
import { ListVersionRow } from './lists/list-version.row';
import { DeliveryRow } from './notifications/delivery.row';
import { GatheredMessageRow } from './notifications/gathered-message.row';
import { InboxMessageRow } from './notifications/inbox-message.row';
import { WatchRow } from './notifications/watch.row';
import { CallRow } from './open-items/call.row';
import { OpenItemRow } from './open-items/open-item.row';
import { PastedTextRow } from './open-items/pasted-text.row';
import { ProposalRow } from './open-items/proposal.row';
import { OperationRow } from './operations/operation.row';
import { OrganisationRow } from './parties/organisation.row';
import { PartyRow } from './parties/party.row';
import { PopulationEstimateRow } from './population/population-estimate.row';
import { FiguresReportRow } from './reports/figures-report.row';
import { OutsideWatchRow } from './reports/outside-watch.row';
import { ReportedFigureRow } from './reports/reported-figure.row';

/** Records that rules read and change, in the order in which a flush writes them (parents first). */
export const recordRows = {
  operations: OperationRow,
  organisations: OrganisationRow,
  parties: PartyRow,
  accounts: AccountRow,
  contactRoutes: ContactRouteRow,
  assignments: AssignmentRow,
  signInLinks: SignInLinkRow,
  apiTokens: ApiTokenRow,
  devices: DeviceRow,
  heldCommands: HeldCommandRow,
  enclaves: EnclaveRow,
  facilities: FacilityRow,
  accessClassifications: AccessClassificationRow,
  populationEstimates: PopulationEstimateRow,
  reportedFigures: ReportedFigureRow,
  figuresReports: FiguresReportRow,
  outsideWatches: OutsideWatchRow,
  incidents: IncidentRow,
  medevacCases: MedevacCaseRow,
  companions: CompanionRow,
  personTokens: PersonTokenRow,
  casesApart: CasesApartRow,
  imports: ImportRow,
  importLines: ImportLineRow,
  deathReports: DeathReportRow,
  outcomeReports: OutcomeReportRow,
  brokenGlass: BrokenGlassRow,
  bedOffers: BedOfferRow,
  triageAssessments: TriageAssessmentRow,
  consents: ConsentRow,
  sharingConsents: SharingConsentRow,
  clearances: ClearanceRow,
  destinations: DestinationRow,
  documentChecks: DocumentCheckRow,
  overrides: OverrideRow,
  evacuationLists: EvacuationListRow,
  listVersions: ListVersionRow,
  listMemberships: ListMembershipRow,
  listCopies: ListCopyRow,
  listCopyLines: ListCopyLineRow,
  convoys: ConvoyRow,
  convoyLegs: ConvoyLegRow,
  vehicles: VehicleRow,
  vehiclePlaces: VehiclePlaceRow,
  convoyAssignments: ConvoyAssignmentRow,
  manifestLines: ManifestLineRow,
  callRoundCalls: CallRoundCallRow,
  substitutions: SubstitutionRow,
  convoyReports: ConvoyReportRow,
  boardings: BoardingRow,
  watches: WatchRow,
  dutyShifts: DutyShiftRow,
  openItems: OpenItemRow,
  calls: CallRow,
  pastedTexts: PastedTextRow,
  proposals: ProposalRow,
} as const;

/** Rows that stand beside a record and never come before a rule: secrets and what is sealed. */
export const besideRows = {
  operationKeys: OperationKeyRow,
  credentials: CredentialRow,
  secondFactors: SecondFactorRow,
  caseKeys: CaseKeyRow,
  sealedValues: SealedValueRow,
} as const;

/** What the spine itself writes. */
export const spineRows = {
  commands: CommandRow,
  ledgerHeads: LedgerHeadRow,
  ledgerEntries: LedgerEntryRow,
  ledgerBodies: LedgerBodyRow,
  entrySubjects: EntrySubjectRow,
  handlings: HandlingRow,
  caseTallies: CaseTallyRow,
  waitTallies: WaitTallyRow,
  deadlines: DeadlineRow,
  gatheredMessages: GatheredMessageRow,
  inboxMessages: InboxMessageRow,
  deliveries: DeliveryRow,
  listeningConsoles: ListeningConsoleRow,
  sessions: SessionRow,
  backupCodes: BackupCodeRow,
  accessLog: AccessLogRow,
} as const;

export const allRows = { ...recordRows, ...besideRows, ...spineRows } as const;

export type RecordName = keyof typeof recordRows;
export type BesideName = keyof typeof besideRows;
export type TableName = keyof typeof allRows;
export type RecordOf<N extends TableName> = InstanceType<(typeof allRows)[N]>;

/** Whole new records by table, as rules decide them. */
export type Changes = { readonly [N in RecordName]?: readonly RecordOf<N>[] };
/** Rows that go with a command if it is applied. A sealed value's entry is known only then. */
export type Beside = { readonly [N in BesideName]?: readonly RecordOf<N>[] };
