import { convoyWords, type ConvoyWord } from '@corridor/domain/convoys';
import { reportChannels, type ReportChannel } from '@corridor/domain/commands';
import { useRef, useState } from 'preact/hooks';
import type { Written } from '../shared/answers';
import { newKey, send } from '../shared/api';
import { Choices, type Option, TextField, textOf } from '../shared/fields';
import { announcement } from './announcement';
import { AboutField } from './call-about';
import { callRequest, type Told } from './call-request';
import { WordDetails } from './call-word-details';
import { momentOf, WhenField } from './call-when';
import { CommandForm } from './command-form';
import { type CallAbout, type CallDraft, callsRecorded } from './log-call';
import { may } from './may';
import { t } from './texts';

/** What was typed and not recorded: closing the dialog loses none of it. In memory only. */
let unsent: { readonly note?: string | undefined; readonly saidBy?: string | undefined } = {};
let lastChannel: ReportChannel = 'phone';

/** One line: about what, what happened, said by whom, how it came, when. Enter sends it from every field. */
export function CallForm({ draft, close }: { draft: CallDraft; close: () => void }) {
  const [about, setAbout] = useState<CallAbout | null>(draft.about);
  const [chosen, setChosen] = useState<Told['what']>('note');
  const pressedAt = useRef<{ readonly content: string; readonly at: number }>(undefined);
  const choices = wordsFor(about);
  const what = choices.some(([each]) => each === chosen) ? chosen : 'note';

  const done = async ({ seq }: Written): Promise<void> => {
    unsent = {};
    close();
    if (draft.pasted && !(await settle(draft.pasted.id, seq))) announcement.value = t('calls.pasted_stays');
    callsRecorded.value += 1;
  };
  return (
    <div
      onInput={(event) => {
        const { name, value } = event.target as HTMLInputElement;
        if (name === 'note' || name === 'saidBy') unsent = { ...unsent, [name]: value };
      }}
    >
      <CommandForm
        submit={t('calls.record')}
        request={(data) => {
          lastChannel = reportChannels.find((each) => each === data.get('channel')) ?? lastChannel;
          // A second press of the same form is the same command, so *now* stays when it was pressed first.
          const content = JSON.stringify([...data.entries()]);
          if (pressedAt.current?.content !== content) pressedAt.current = { content, at: Date.now() };
          const { at } = pressedAt.current;
          const saidBy = textOf(data, 'saidBy');
          return callRequest(
            { about, what, channel: lastChannel, saidBy, note: textOf(data, 'note'), occurredAt: momentOf(data, at) },
            data,
          );
        }}
        done={(answer: Written) => void done(answer)}
      >
        <AboutField about={about} choose={setAbout} />
        <Choices
          key={about?.kind}
          name="what"
          legend={t('calls.what')}
          options={choices}
          value={what}
          onChange={(value) => {
            setChosen((choices.find(([each]) => each === value)?.[0] ?? 'note') as Told['what']);
          }}
        />
        <WordDetails word={what} convoyId={about?.kind === 'convoy' ? about.id : null} />
        <TextField
          name="note"
          label={t('calls.words')}
          value={unsent.note ?? ''}
          maxLength={2_000}
          isOptional={what !== 'note'}
        />
        <TextField name="saidBy" label={t('calls.said_by')} value={unsent.saidBy ?? ''} isOptional />
        <Choices
          name="channel"
          legend={t('calls.how')}
          options={reportChannels.map((each) => [each, t(`calls.channel.${each}`)])}
          value={lastChannel}
        />
        <WhenField />
      </CommandForm>
    </div>
  );
}

/** A note is always possible; the words of the road for a convoy, for a case what became of the patient. None is hidden for its state. */
function wordsFor(about: CallAbout | null): Option[] {
  const words: readonly ConvoyWord[] = about?.kind === 'convoy' && may('convoys.report') ? convoyWords : [];
  const death = about?.kind === 'case' && may('evacuations.report_death');
  return [
    ['note', t('calls.what_note')],
    ...words.map((each): Option => [each, t(`convoy.report.${each}`)]),
    ...(death ? [['died', t('calls.what_died')] as const, ['outcome', t('calls.what_outcome')] as const] : []),
  ];
}

/** The entry stands: the text that it came from goes. */
async function settle(id: string, entrySeq: number): Promise<boolean> {
  const path = `/api/calls/pasted/${id}/settlement`;
  return (await send({ path, body: { outcome: 'logged', entrySeq }, key: newKey() })).ok;
}
