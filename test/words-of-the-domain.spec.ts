import { languages, roles, routeChannels } from '@corridor/domain/accounts';
import { eventNames, subjectKinds } from '@corridor/domain/audit';
import { discrepancyCodes, openItemKinds, reportChannels } from '@corridor/domain/commands';
import {
  callOutcomes,
  convoyDecisions,
  convoyStatuses,
  convoyTasks,
  convoyWords,
  declineReasons,
  familyWarnings,
  handoverConditions,
  manifestStatuses,
  personKinds,
  placeKinds,
  reportKinds,
  stopReasons,
  substitutionReasons,
  vehicleKinds,
} from '@corridor/domain/convoys';
import { fieldCommands, holdReasons } from '@corridor/domain/devices';
import { classifications, enclaveKinds } from '@corridor/domain/enclaves';
import {
  acuities,
  ageBands,
  caseStatuses,
  clinicalPriorities,
  companionRelations,
  caseDecisions,
  clearanceAnswers,
  clearanceConditions,
  clearanceStates,
  conditionGroups,
  consentAnswers,
  consentSpeakers,
  deathOutcomes,
  documentStates,
  gateMenders,
  missingReasons,
  offReasons,
  stepKinds,
  reportableOutcomes,
  safeReturnChecks,
  treatments,
  sharingForms,
  sharingKinds,
  sharingStates,
  triageSystems,
  voluntaryAnswers,
  wardTypes,
  mobilities,
  disclosurePurposes,
  sexes,
} from '@corridor/domain/evacuations';
import { callOrders, wakingChannels } from '@corridor/domain/duty';
import { facilityKinds } from '@corridor/domain/facilities';
import { affectedAnswers, incidentKinds } from '@corridor/domain/incidents';
import { copyColumns, copyPurposes, fates, leftOutReasons, listKinds, recipientKinds } from '@corridor/domain/lists';
import { severities, watchKinds, watchScopes, watchTimings } from '@corridor/domain/notifications';
import { proposalKinds } from '@corridor/domain/open-items';
import { gates, operationKinds } from '@corridor/domain/operations';
import { qualifiers } from '@corridor/domain/population';
import { outsideChannels, reportStandings, watchEndings } from '@corridor/domain/reports';
import { catalogues } from '@corridor/messages/index';
import { languages as languagesWithTexts } from '@corridor/messages/language';

describe('words of the domain', () => {
  it.each([
    ['case.acuity', acuities],
    ['case.age', ageBands],
    ['case.condition', conditionGroups],
    ['case.mobility', mobilities],
    ['case.priority', clinicalPriorities],
    ['case.relation', companionRelations],
    ['case.sex', sexes],
    ['case.status', caseStatuses],
    ['boarding.step', stepKinds],
    ['boarding.reason', offReasons],
    ['boarding.condition', handoverConditions],
    ['boarding.gate', gates],
    ['convoy.action', convoyDecisions],
    ['convoy.manifest_status', manifestStatuses],
    ['convoy.person', personKinds],
    ['convoy.place', placeKinds],
    ['convoy.reason', stopReasons],
    ['convoy.report', [...reportKinds, ...convoyWords]],
    ['convoy.status', convoyStatuses],
    ['round.outcome', callOutcomes],
    ['round.reason', declineReasons],
    ['round.warning', familyWarnings],
    ['round.substitution_reason', substitutionReasons],
    ['convoy.task', convoyTasks],
    ['convoy.vehicle', vehicleKinds],
    ['area.classification', classifications],
    ['area.kind', enclaveKinds],
    ['area.qualifier', qualifiers],
    ['event', eventNames],
    ['prepare.gate', gates],
    ['prepare.reason', missingReasons],
    ['prepare.decision', caseDecisions],
    ['prepare.consent', consentAnswers],
    ['prepare.sharing', sharingStates],
    ['prepare.sharing_form', sharingForms],
    ['prepare.sharing_of', sharingKinds],
    ['prepare.speaker', consentSpeakers],
    ['prepare.documents', documentStates],
    ['prepare.answer', clearanceAnswers],
    ['prepare.state', clearanceStates],
    ['prepare.condition', clearanceConditions],
    ['prepare.system', triageSystems],
    ['prepare.may', Object.values(gateMenders)],
    ['open_item.proposal', proposalKinds],
    ['reports.standing', reportStandings],
    ['outside.channel', outsideChannels],
    ['outside.ending', watchEndings],
    ['lists.kind', listKinds],
    ['lists.fate', fates],
    ['lists.column', ['code', ...copyColumns]],
    ['lists.copy_purpose', copyPurposes],
    ['lists.why', leftOutReasons],
    ['subject', recipientKinds],
    ['case.status', reportableOutcomes],
    ['aftercare.ward', wardTypes],
    ['aftercare.answer', voluntaryAnswers],
    ['aftercare.check', safeReturnChecks],
    ['prepare.treatment', treatments],
    ['facility.kind', facilityKinds],
    ['held.command', fieldCommands],
    ['held.reason', holdReasons],
    ['incident.affected', affectedAnswers],
    ['incident.kind', incidentKinds],
    ['calls.channel', reportChannels],
    ['calls.told', reportChannels],
    ['common', languages],
    ['open_item.code', discrepancyCodes],
    ['open_item.kind', openItemKinds],
    ['operation_kind', operationKinds],
    ['role', roles],
    ['severity', severities],
    ['subject', subjectKinds],
    ['watch.scope', watchScopes],
    ['watch.kind', watchKinds],
    ['watch.timing', watchTimings],
    ['rota.order', callOrders],
    ['rota.channel', wakingChannels],
    ['reach.channel', routeChannels],
  ] as const)('says every %s', (prefix, values) => {
    expect(values.filter((value) => !(`${prefix}.${value}` in catalogues.en))).toEqual([]);
  });

  it('are said in the languages that the domain knows', () => {
    expect(languagesWithTexts).toEqual(languages);
  });

  it('say what became of a reported death', () => {
    expect(deathOutcomes.filter((outcome) => !(`case.death_${outcome}` in catalogues.en))).toEqual([]);
  });

  it('say every reason for reading an identity', () => {
    expect(disclosurePurposes.filter((purpose) => !(`waiting.purpose_${purpose}` in catalogues.en))).toEqual([]);
  });
});
