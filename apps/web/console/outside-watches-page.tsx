import { outsideChannels } from '@corridor/domain/reports';
import { languages } from '@corridor/domain/accounts';
import { useState } from 'preact/hooks';
import type { List, Written } from '../shared/answers';
import { Name } from '../shared/code';
import { SelectField, TextField, textOf } from '../shared/fields';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { useLiveList } from './live';
import { may } from './may';
import { Folded, Page } from './page';
import type { OutsideItem } from './reports';
import { ShownOnce } from './shown-once';
import { Table } from './table';
import { t } from './texts';

interface WithSecret extends Written {
  readonly secret: string | null;
}

/** Addresses of people and machines without an account. They hear of released reports and of nothing else. */
export function OutsideWatchesPage() {
  const watches = useLiveList<OutsideItem>('/api/outside-watches', ['outside_watch']);
  const [secret, setSecret] = useState<string>();
  const done = (answer: WithSecret): void => {
    setSecret(answer.secret ?? undefined);
    watches.reload();
  };
  return (
    <Page title={t('outside.title')} tab={t('outside.title')}>
      <p>{t('outside.hint')}</p>
      {secret !== undefined && <ShownOnce intro={t('outside.secret_once')} secret={secret} />}
      <Loaded from={watches}>
        {({ items }) => (
          <Table<OutsideItem>
            caption={t('outside.title')}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('outside.empty')}
            more={watches.more}
            columns={[
              { label: t('outside.channel_label'), cell: ({ channel }) => t(`outside.channel.${channel}`) },
              { label: t('outside.address'), cell: (watch) => <Address watch={watch} /> },
              { label: t('outside.language'), cell: ({ language }) => t(`common.${language}`) },
              { label: t('outside.organisation'), cell: ({ organisation }) => <Name>{organisation}</Name> },
              { label: t('outside.added_by'), cell: ({ addedByName }) => <Name>{addedByName}</Name> },
              { label: t('outside.added'), cell: ({ addedAt }) => moment(addedAt) },
              { label: t('outside.change'), cell: (watch) => <Changing watch={watch} done={done} /> },
            ]}
          />
        )}
      </Loaded>
      <AddForm done={done} />
    </Page>
  );
}

const Address = ({ watch: { address, ending, endedAt } }: { watch: OutsideItem }) =>
  address === null ? (
    <span class="quiet">
      {t(`outside.ending.${ending ?? 'by_the_office'}`)} {endedAt && moment(endedAt)}
    </span>
  ) : (
    <bdi dir="ltr">{address}</bdi>
  );

const Changing = ({ watch: { id, channel, endedAt }, done }: { watch: OutsideItem; done: (a: WithSecret) => void }) =>
  endedAt === null && (
    <div class="stack">
      <CommandForm<WithSecret>
        look="plain"
        submit={t('outside.end')}
        done={done}
        request={() => ({ path: `/api/outside-watches/${id}/end`, body: {} })}
      />
      {channel === 'webhook' && (
        <CommandForm<WithSecret>
          look="plain"
          submit={t('outside.rotate')}
          done={done}
          request={() => ({ path: `/api/outside-watches/${id}/secret`, body: {} })}
        />
      )}
    </div>
  );

function AddForm({ done }: { done: (answer: WithSecret) => void }) {
  const [channel, setChannel] = useState<(typeof outsideChannels)[number]>('mail');
  return (
    <Folded title={t('outside.add')}>
      <CommandForm<WithSecret>
        submit={t('outside.add')}
        done={done}
        request={(data) => ({
          path: '/api/outside-watches',
          body: Object.fromEntries(
            ['channel', 'email', 'url', 'language', 'organisationId'].map((name) => [name, textOf(data, name)]),
          ),
        })}
      >
        <p>{t('outside.consent')}</p>
        <div class="columns">
          <SelectField
            name="channel"
            label={t('outside.channel_label')}
            value={channel}
            options={outsideChannels.map((each) => [each, t(`outside.channel.${each}`)])}
            onChange={(value) => {
              setChannel(outsideChannels.find((each) => each === value) ?? 'mail');
            }}
          />
          {channel === 'mail' ? (
            <TextField name="email" type="email" label={t('outside.email')} dir="ltr" />
          ) : (
            <TextField name="url" label={t('outside.url')} maxLength={2_000} dir="ltr" hint={t('outside.url_hint')} />
          )}
          <SelectField
            name="language"
            label={t('outside.language')}
            options={languages.map((each) => [each, t(`common.${each}`)])}
          />
          {may('registers.read') && <Organisation />}
        </div>
      </CommandForm>
    </Folded>
  );
}

function Organisation() {
  const organisations = useLoad<List<{ readonly id: string; readonly name: string }>>('/api/organisations');
  return (
    <SelectField
      name="organisationId"
      label={t('outside.organisation')}
      isOptional
      blank={t('outside.no_organisation')}
      options={(organisations.value?.items ?? []).map(({ id, name }) => [id, name])}
    />
  );
}
